"""A text in sentences, a sentence in clauses: one to each number."""

import re
from dataclasses import dataclass

SHORT = {
    "г", "гг", "т", "д", "др", "пр", "с", "п", "им", "ул", "тыс", "млн", "обл", "р", "ж", "е", "стр", "ст", "чел", "см",
}  # fmt: skip
END = re.compile(r"[.!?…]+[»”\")]*(?=\s+[«\"(]?[A-ZА-ЯЁӘҒҚҢӨҰҮҺІ\d–—-])")
BOUNDARY = re.compile(r"[;:()]|,(?!\d)|\s[—–-]\s(?=(?:из них|в том числе)\b)")
JOINED = re.compile(r"\s(?:и|а|мен|бен|пен|және|ал|также|плюс|но)\s")
LIST_NUMBER = re.compile(r"\s*\d{1,2}(?:\.\d{1,2})*[.)]?\s")


@dataclass(frozen=True)
class Sentence:
    """``text`` as printed; ``is_row``: a label with its number."""

    text: str
    is_row: bool
    is_heading: bool


def sentences(line: str):
    """Yield the sentences of a paragraph; a cell of a table ends with a tab."""
    parts = list(split(line.strip()))
    for part in parts:
        is_open = len(parts) == 1 and not re.search(r"[.!?;,:…]$", part) and len(part.split()) <= 12
        is_row = len(parts) == 1 and "\t" in part or (is_open and bool(re.search(r"\d", part)))
        yield Sentence(part, is_row, is_open and "\t" not in part)


def split(line: str):
    start = 0
    for match in END.finditer(line):
        word = re.search(r"[\w.-]*$", line[: match.start()])[0].lower()
        is_short = word in SHORT or (len(word) == 1 and word.isalpha()) or word.split(".")[-1] in SHORT
        is_numbering = LIST_NUMBER.fullmatch(line[start : match.end()] + " ")
        if match[0] == "." and (is_short or is_numbering):
            continue
        yield line[start : match.end()].strip()
        start = match.end()
    if line[start:].strip():
        yield line[start:].strip()


@dataclass(frozen=True)
class Clause:
    """Of a number: its own words ``start:end``, those before it back to ``lead``, those after up to ``tail``."""

    lead: int
    start: int
    end: int
    tail: int


def clauses(text: str, spans: list[tuple[int, int]], words) -> list[Clause]:
    """Part a plain sentence among its numbers. words: where words that are known stand."""
    words = sorted(words)

    def has_words(start, end):
        return any(begin >= start and stop <= end for begin, stop in words)

    own, joined = [], set()
    marks = [0, *(match.start() for match in BOUNDARY.finditer(text)), len(text)]
    for start, end in spans:
        own.append([max(mark for mark in marks if mark <= start), min(mark for mark in marks if mark >= end)])
    for index in range(len(spans) - 1):
        if own[index][1] > spans[index + 1][0]:
            joined.add(index)
            own[index][1] = own[index + 1][0] = between(text, spans, index, own[index + 1][1], words)
    for index, (start, end) in enumerate(own):
        floor = own[index - 1][1] if index else 0
        if start > floor and not has_words(start, end):
            own[index][0] = max([mark for mark in marks if floor <= mark < start], default=floor)
    made = []
    for index, (start, end) in enumerate(own):
        lead = own[index - 1][1] if index else 0
        tail = own[index + 1][0] if index + 1 < len(own) else len(text)
        if index in joined:
            tail = own[index + 1][1]  # “136 professional and 448 public mediators”
        made.append(Clause(min(lead, start), start, end, max(tail, end)))
    return made


def between(text, spans, index, end, words) -> int:
    """Where the words of a number end and those of the next begin, as no mark of punctuation says it."""
    left, right = spans[index][1], spans[index + 1][0]
    if joints := list(JOINED.finditer(text, left, right)):
        return joints[-1].start()
    if first := next((stop for begin, stop in words if begin >= left and stop <= right), None):
        return first
    # Without a word after the last number, words stand before their numbers.
    return right if any(begin >= spans[index + 1][1] and stop <= end for begin, stop in words) else left
