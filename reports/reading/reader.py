"""Reading a text: every number of it is proposed as a figure, or handed back as not understood."""

import re

from reports.reading.clauses import Spoken, denials
from reports.reading.dating import quarter_of
from reports.reading.derived import derive
from reports.reading.known import Known
from reports.reading.masks import MONTHS, plain
from reports.reading.numbers import numbers
from reports.reading.proposals import Proposal, Reading
from reports.reading.sections import Course
from reports.reading.sentences import sentences, split
from reports.reading.words import found

PARTITIVE = re.compile(r"\W*(?:из них|из которых|в том числе|среди них|в их числе|оның|олардың|соның|солардың|ішінде)")


def read(text: str, known: Known) -> Reading:
    """Read a report. Numbers that date, order or time something are left out."""
    reading = Reading(quarter_of(text), [])
    course = Course(known.region_patterns)
    for number, line in enumerate(text.splitlines()):
        course.line = number
        reading.proposals += own_words(line.strip(), known) or list(guessed(line, course, reading, known))
    settle(reading)
    derive(reading, known)
    return reading


def own_words(line: str, known: Known) -> list[Proposal]:
    """What a paragraph states if it is one of the portal's own."""
    for own in known.own:
        if found := own.read(line):
            return [Proposal(code, value, *within(line, start, end)) for code, value, start, end in found]
    return []


def within(line: str, start: int, end: int) -> tuple[str, int, int]:
    """The sentence of a paragraph that holds a place, and the place in it."""
    at = 0
    for part in split(line):
        at = line.index(part, at)
        if start < at + len(part):
            return part, max(0, start - at), min(end - at, len(part))
        at += len(part)
    return line, start, end


def guessed(line: str, course: Course, reading: Reading, known: Known):
    """Weigh the words around each number of a paragraph."""
    for sentence in sentences(line):
        clean = plain(sentence.text)
        counted = numbers(clean) + denials(clean)
        named = course.enter(clean, is_heading=sentence.is_heading and not counted)
        if not counted:
            course.carried = course.carried if sentence.is_row else ()
            continue
        if not (sentence.is_row or PARTITIVE.match(clean)):
            course.carried = ()
        spoken = Spoken(sentence, clean, [*found(clean), *days(clean, reading.quarter)], counted, known)
        yield from spoken.propose(course, named)
        course.carried = spoken.carried


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
