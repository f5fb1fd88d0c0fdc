"""Numbers that are typed where a field belongs: a figure in the text follows the records, a typed one does not."""

import re
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mediation.numbers import shown
from mediation.texts.dates import mentions
from mediation.texts.findings import LETTER, Finding, Kind
from mediation.texts.numbers import ANY, value
from reports.figures.declaration import Figure
from reports.wording.grammar import Wording
from reports.wording.source import literal
from reports.wording.speech import Facts

SMALL = 10  # below, a number that equals a figure may well be another one
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=[ \u00a0]*(?:год|г\.|жыл|ж\.))")
TIME = re.compile(r"(?<!\d)\d{1,2}:\d\d(?!\d)")
# What the figures count, as Kazakh says it after a number; Russian has it in the words of its wording.
KAZAKH = ("өтініш", "медиатор", "жарияланым", "іс-шара", "алаң", "кабинет", "сертификат", "пікір", "келісім", "тұрғын")


@dataclass(frozen=True)
class Typed:
    """A typed number that is refused, and the field to put instead ("" if none is known)."""

    finding: Finding
    field: str = ""


def typed(text: str, *, topic: dict[str, Figure], wording: Wording, facts: Facts) -> tuple[list[Typed], list[Finding]]:
    """Return the numbers that are refused, and those to look at: neither a figure nor part of a day.

    topic: the figures the section is about, by code.
    """
    bare = literal(text)
    spans = [(one.start, one.end) for one in mentions(bare)]
    spans += [match.span() for pattern in (YEAR, TIME) for match in pattern.finditer(bare)]
    refused, asked = [], []
    for match in ANY.finditer(bare):
        if any(start <= match.start() and match.end() <= end for start, end in spans):
            continue
        place = match.span()
        if code := equal(match[0], topic, facts):
            said = _("The figure “%(label)s” is %(number)s: put its field %(field)s instead of the number.")
            words = {"label": topic[code].label, "number": shown(facts.values[code]), "field": f"{{{code}}}"}
            refused.append(Typed(Finding(*place, Kind.NUMBER, said % words), code))
        elif word := counted_word(bare[match.end() :], wording):
            said = _("“%(word)s” are counted by the portal: put a field instead of the number.") % {"word": word}
            refused.append(Typed(Finding(*place, Kind.NUMBER, said)))
        else:
            asked.append(Finding(*place, Kind.NUMBER, _("A typed number stays as it is when the figures change.")))
    return refused, asked


def equal(number: str, topic: dict[str, Figure], facts: Facts) -> str:
    """Return the code of the topic's figure that the number repeats, "" if there is none."""
    for code in topic:
        now = facts.values.get(code)
        if now is not None and now >= SMALL and value(str(now)) == value(number):
            return code
    return ""


def counted_word(after: str, wording: Wording) -> str:
    """Return the counted thing that stands right after a number, as it stands there."""
    match = re.match(rf"(?:[ \u00a0\u202f]+|-[{LETTER}]+[ \u00a0]+)([{LETTER}-]+)", after)
    if not match:
        return ""
    word = match[1]
    forms = {form.split()[0].casefold() for forms in wording.words.values() for form in forms}
    # Days, years and percents are typed in other senses as well.
    everyday = {
        form.split()[0].casefold() for name in ("день", "год", "процент") for form in wording.words.get(name, ())
    }
    is_counted = word.casefold() in forms - everyday or word.casefold().startswith(KAZAKH)
    return word if is_counted else ""
