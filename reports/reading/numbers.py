"""The numbers of a sentence that may be figures: counts, ages, percents; how exactly they are said."""

import re
from dataclasses import dataclass
from decimal import Decimal

from reports.reading import numerals
from reports.reading.masks import painted

ENDING = re.compile(r"-[а-яәіңғүұқөһ]{1,4}(?!\w)")
MORE = re.compile(r"(?:более|свыше|больше|не менее|выше)(?: чем)?\s*$")
MORE_AFTER = re.compile(r"\s*(?:астам|аса|көп|артық)(?!\w)")
ROUGH = re.compile(r"(?:около|порядка|почти|примерно|приблизительно|ориентировочно|до|не более|менее|шамамен)\s*$")
ROUGH_AFTER = re.compile(r"\s*(?:жуық|шамалы)(?!\w)")
PERCENT = re.compile(r"\s*(?:%|процент|пайыз)")
YEARS = re.compile(r"[\s\u00a0-]*(?:лет|год|жас)")
TIME = re.compile(r"[\s\u00a0]*(?:час(?:а|ов)?|минут\w*|дн(?:я|ей)|день|недел[ьи]|месяц\w*|сағат\w*|күн\w*|ай)(?!\w)")
TIMES = re.compile(r"[\s\u00a0]*(?:раза?|рет)(?!\w)")
TURNED_TO = re.compile(r"обратил\w*|обращал\w*|жүгін\w*")  # “turned to mediators 1 633 times” counts appeals
FROM = re.compile(r"(?:дан|ден|тан|тен|нан|нен)$")
TO = re.compile(r"\s*(?:до|мен|пен|бен|-|–|—|и)\s*")


@dataclass
class Number:
    """``kind``: ``count``, ``percent``, ``time`` (days, months), ``years``, ``from`` and ``to`` of an age,
    ``zero`` of a denial.
    """

    start: int
    end: int
    value: int | Decimal
    kind: str = "count"
    is_more: bool = False
    is_rough: bool = False


def numbers(text: str) -> list[Number]:
    """Return the numbers of a plain sentence, in order."""
    clean = painted(text)
    made = [number(clean, start, end, value) for start, end, value in numerals.spans(clean)]
    for one, other in zip(made, made[1:], strict=False):
        between = clean[one.end : other.start]
        is_joined = TO.fullmatch(between) or (not between.strip() and FROM.search(clean[one.start : one.end]))
        is_range = is_joined and one.value < other.value <= 120
        if is_range and (other.kind == "years" or "возраст" in clean or re.search(r"\bжас", clean)):
            one.kind, other.kind = "from", "to"
    return made


def number(text: str, start: int, end: int, value) -> Number:
    if ending := ENDING.match(text, end):
        end = ending.end()
    made = Number(start, end, value)
    made.is_more = bool(MORE.search(text, 0, start) or MORE_AFTER.match(text, end))
    made.is_rough = bool(ROUGH.search(text, 0, start) or ROUGH_AFTER.match(text, end) or "тыс" in text[start:end])
    if PERCENT.match(text, end):
        made.kind = "percent"
    elif TIME.match(text, end) or (TIMES.match(text, end) and not TURNED_TO.search(text, 0, start)):
        made.kind = "time"
    elif YEARS.match(text, end):
        made.kind = "years"
    return made
