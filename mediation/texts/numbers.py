"""Numbers in a text: those of people and certificates that are not the record's, those the other language lacks."""

import re

from django.utils.translation import gettext as _

from mediation.numbers import shown
from mediation.texts.findings import LETTER, Finding, Kind

NUMBER = r"(?<![\d.,–-])(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,6})(?![\d.,]\d)"
PEOPLE = re.compile(
    rf"{NUMBER}(?=\s+(?:человек|участник|жител|слушател|адам|қатысушы|тұрғын|тыңдаушы)[{LETTER}]*)", re.IGNORECASE
)
# Any number, with its thousands and its fraction, as both languages write it.
ANY = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,]\d+)?(?!\d)")
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


def unmatched(text: str, other: str, *, language: str) -> list[Finding]:
    """Tell of numbers that the same text in the other language has not; of none while that is not written."""
    if not other.strip():
        return []
    there = {value(match[0]) for match in ANY.finditer(other)}
    said = _("The Kazakh text has no such number.") if language == "ru" else _("The Russian text has no such number.")
    return [Finding(*match.span(), Kind.NUMBER, said) for match in ANY.finditer(text) if value(match[0]) not in there]


def value(number: str) -> str:
    """Return a number as it compares: ``1 200`` is ``1200``, ``45,50`` is ``45.5``, ``04`` is ``4``."""
    whole, _point, fraction = re.sub(r"[ \u00a0\u202f]", "", number).replace(",", ".").partition(".")
    fraction = fraction.rstrip("0")
    return (whole.lstrip("0") or "0") + (f".{fraction}" if fraction else "")
