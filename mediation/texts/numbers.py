"""Numbers of people and certificates in a text that are not those of the record it tells of."""

import re

from django.utils.translation import gettext as _

from mediation.numbers import shown
from mediation.texts.findings import LETTER, Finding, Kind

NUMBER = r"(?<![\d.,–-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,6})(?![\d.,]\d)"
PEOPLE = re.compile(
    rf"{NUMBER}(?=\s+(?:человек|участник|жител|слушател|адам|қатысушы|тұрғын|тыңдаушы)[{LETTER}]*)", re.IGNORECASE
)
CERTIFICATES = re.compile(rf"{NUMBER}(?=\s+(?:сертификат|куәлік)[{LETTER}]*)", re.IGNORECASE)


def numbers(text: str, *, people: int | None, certificates: int | None) -> list[Finding]:
    """people, certificates: of the record; None where there is nothing to compare with."""
    told = _("The record says %(number)s people were reached.")
    given = _("The record says %(number)s certificates were issued.")
    return [
        *differing(text, PEOPLE, told, people, also=certificates),
        *differing(text, CERTIFICATES, given, certificates),
    ]


def differing(text, pattern, message, value, also=None) -> list[Finding]:
    if value is None:
        return []
    said = message % {"number": shown(value)}
    return [
        Finding(*match.span(1), Kind.NUMBER, said)
        for match in pattern.finditer(text)
        if int(re.sub(r"\D", "", match[1])) not in (value, also or value)
    ]
