"""Reading one cell: a raw value becomes what the column means, or a message in the user's language."""

import datetime
import re

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.translation import gettext as _
from django.utils.translation import override

DATE = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
TRUE, FALSE = {"yes", "да", "иә", "true", "1"}, {"no", "нет", "жоқ", "false", "0"}
ERRORS = {"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"}


class Bad(ValueError):
    """The cell cannot be read; the message says why."""


def folded(value) -> str:
    """Return text for comparing: one space between words, no case, ё as е."""
    return " ".join(str(value).split()).casefold().replace("ё", "е")


def text(longest: int):
    def read(value):
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        value = str(value).strip()
        if value in ERRORS:
            raise Bad(_("The cell holds an error: %(value)s.") % {"value": value})
        if "\x00" in value:
            raise Bad(_("The text holds a character that cannot be stored."))
        if len(value) > longest:
            raise Bad(_("The text is longer than %(longest)s characters.") % {"longest": longest})
        return value

    return read


def checked(longest: int, validator, sentence):
    """Text that a validator of Django's must accept."""
    plain = text(longest)

    def read(value):
        value = plain(value)
        try:
            validator(value)
        except ValidationError:
            raise Bad(str(sentence) % {"value": value[:60]}) from None
        return value

    return read


def email(value):
    return checked(254, validate_email, _("“%(value)s” is not an e-mail address."))(value)


def link(value):
    return checked(1000, URLValidator(["http", "https"]), _("“%(value)s” is not a link."))(value)


def date(value):
    if isinstance(value, datetime.datetime):
        return value.date()
    if isinstance(value, datetime.date):
        return value
    written = str(value).strip()
    try:
        if match := DATE.fullmatch(written):
            day, month, year = map(int, match.groups())
            return datetime.date(year, month, day)
        return datetime.date.fromisoformat(written[:10] if written[10:] == " 00:00:00" else written)
    except ValueError:
        raise Bad(_("“%(value)s” is not a date; write it like 31.12.2023.") % {"value": written[:40]}) from None


def time(value):
    if isinstance(value, datetime.datetime):
        return value.time()
    if isinstance(value, datetime.time):
        return value
    try:
        return datetime.time.fromisoformat(str(value).strip().zfill(5).replace(".", ":"))
    except ValueError:
        raise Bad(_("“%(value)s” is not a time; write it like 10:00.") % {"value": str(value)[:40]}) from None


def integer(least: int, most: int):
    def read(value):
        try:
            number = float(str(value).replace(" ", "").replace("\xa0", "").replace(",", "."))
        except ValueError:
            number = None
        if isinstance(value, bool) or number is None or not number.is_integer():
            raise Bad(_("“%(value)s” is not a whole number.") % {"value": str(value)[:40]})
        if not least <= number <= most:
            words = {"value": str(value)[:40], "least": least, "most": most}
            raise Bad(_("%(value)s is not between %(least)s and %(most)s.") % words)
        return int(number)

    return read


def flag(value):
    word = folded(int(value) if isinstance(value, float) and value.is_integer() else value)
    if word not in TRUE | FALSE:
        raise Bad(_("“%(value)s” is neither yes nor no.") % {"value": str(value)[:40]})
    return word in TRUE


def named(names: dict[str, object], what: str):
    """Read a value by its code or its Russian or Kazakh label."""

    def read(value):
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        try:
            return names[folded(value)]
        except KeyError:
            raise Bad(what % {"value": str(value)[:60]}) from None

    return read


def choices(options, also=None):
    """Return a reader of a field's choices: by code, or by label in Russian, Kazakh or English."""
    names = {folded(code): code for code, _label in options}
    for language in ("ru", "kk", "en"):
        with override(language):
            names |= {folded(label): code for code, label in options}
    names |= {folded(label): code for label, code in (also or {}).items()}
    return named(names, _("“%(value)s” is not one of the values of this column."))
