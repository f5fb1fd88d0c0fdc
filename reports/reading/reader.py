"""Reading a text: every number of it is proposed as a figure, or handed back as not understood."""

import re

from reports.reading.clauses import Spoken, denials
from reports.reading.cues import CUES
from reports.reading.dating import quarter_of
from reports.reading.derived import derive
from reports.reading.known import Known
from reports.reading.masks import MONTHS, plain
from reports.reading.numbers import numbers
from reports.reading.proposals import Proposal, Reading
from reports.reading.sections import Course
from reports.reading.sentences import sentences
from reports.reading.words import found

PARTITIVE = re.compile(r"\W*(?:из них|из которых|в том числе|среди них|в их числе|оның|олардың|соның|солардың|ішінде)")


def read(text: str, known: Known) -> Reading:
    """Read a report. Numbers that date, order or time something are left out."""
    reading = Reading(quarter_of(text), [])
    course = Course(known.region_patterns)
    carried: tuple[str, ...] = ()
    for sentence in sentences(text):
        clean = plain(sentence.text)
        found_numbers = numbers(clean) + denials(clean)
        named = course.enter(clean, sentence.paragraph, is_heading=sentence.is_heading and not found_numbers)
        if not found_numbers:
            carried = carried if sentence.is_row else ()
            continue
        if not (sentence.is_row or PARTITIVE.match(clean)):
            carried = ()
        spoken = Spoken(sentence, clean, [*found(clean), *days(clean, reading.quarter)], found_numbers, known)
        made = spoken.propose(course, named, carried)
        carried = spoken.carried
        reading.proposals += made
    settle(reading)
    derive(reading, known, text)
    return reading


def days(text: str, quarter) -> list[tuple[str, int, int]]:
    """The first day of the quarter says “at the beginning”."""
    if not quarter:
        return []
    pattern = rf"(?<!\d)1\s+(?:{MONTHS[quarter.start.month]})\w*"
    return [("at_start", match.start(), match.end()) for match in re.finditer(pattern, text)]


def settle(reading: Reading) -> None:
    """A figure told twice is proposed once; told with two values, both are doubtful."""
    told: dict[tuple, Proposal] = {}
    kept = []
    for one in reading.proposals:
        before = told.get((one.code, one.region)) if one.code else None
        if before and before.value == one.value:
            continue
        if before:
            before.doubt("again")
            one.doubt("again")
        if one.code:
            told.setdefault((one.code, one.region), one)
        kept.append(one)
    reading.proposals = kept


__all__ = ["CUES", "read"]
