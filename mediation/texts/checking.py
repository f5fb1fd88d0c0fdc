"""The whole look at a text. It warns and refuses nothing: whoever wrote it knows better."""

import datetime
import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from mediation.quarter import Quarter
from mediation.texts.contacts import contacts
from mediation.texts.dates import dates
from mediation.texts.findings import Finding, Kind, apart
from mediation.texts.names import names
from mediation.texts.numbers import numbers, unmatched

KAZAKH_LETTERS = re.compile("[әғқңөұүһі]", re.IGNORECASE)
LONG_ENOUGH = 60  # letters from which on a language can be told
FEW, MANY = 0.01, 0.08  # share of letters that only Kazakh has


def check(
    text: str,
    *,
    language: str,
    quarter: Quarter | None = None,
    own_days: tuple[datetime.date, ...] = (),
    known_names: Iterable[str] = (),
    people: int | None = None,
    certificates: int | None = None,
    counterpart: str = "",
) -> list[Finding]:
    """Return what may not belong into a text for the report, in its order and never overlapping.

    language: ``ru`` or ``kk``, of the text; the messages are in the active one. quarter: whose report it stands in.
    known_names: full names that are found exactly. people, certificates: what the record says.
    counterpart: the same text in the other language.
    """
    found = [
        *contacts(text),
        *names(text, known_names),
        *numbers(text, people=people, certificates=certificates),
        *unmatched(text, counterpart, language=language),
    ]
    if quarter:
        found += dates(text, quarter, own_days)
    return [*other_language(text, language), *apart(found)]


def other_language(text: str, language: str) -> list[Finding]:
    letters = sum(one.isalpha() for one in text)
    if letters < LONG_ENOUGH:
        return []
    share = len(KAZAKH_LETTERS.findall(text)) / letters
    if language == "kk" and share < FEW:
        return [Finding(0, 0, Kind.LANGUAGE, _("This does not look like Kazakh."))]
    if language == "ru" and share > MANY:
        return [Finding(0, 0, Kind.LANGUAGE, _("This does not look like Russian."))]
    return []
