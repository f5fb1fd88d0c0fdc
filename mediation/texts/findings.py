"""What a look at a text finds: where it stands, of what kind it is, and what to say to its author."""

from dataclasses import dataclass
from enum import StrEnum

CAPITAL, SMALL = "А-ЯЁӘҒҚҢӨҰҮҺІ", "а-яёәғқңөұүһі"
LETTER = CAPITAL + SMALL


class Kind(StrEnum):
    NAME = "name"
    CONTACT = "contact"
    DATE = "date"
    NUMBER = "number"
    LANGUAGE = "language"


@dataclass(frozen=True, order=True)
class Finding:
    """``text[start:end]`` is what the message is about; a finding about the whole text has both 0."""

    start: int
    end: int
    kind: Kind
    message: str

    def __len__(self) -> int:
        return self.end - self.start


def apart(found: list[Finding]) -> list[Finding]:
    """Return the findings in the order of the text; of two that overlap, the one that begins first, or is longer."""
    kept: list[Finding] = []
    for one in sorted(found, key=lambda one: (one.start, -one.end)):
        if not len(one) or not kept or one.start >= max(other.end for other in kept):
            kept.append(one)
    return kept


@dataclass(frozen=True)
class Segment:
    """A piece of a text, with what was found in it if anything."""

    text: str
    finding: Finding | None = None


def segments(text: str, findings: list[Finding]) -> list[Segment]:
    """Cut the text at its findings, to be marked in a preview. Joined again, the pieces are the text."""
    pieces, at = [], 0
    for one in findings:
        if not len(one):
            continue
        if one.start > at:
            pieces.append(Segment(text[at : one.start]))
        pieces.append(Segment(text[one.start : one.end], one))
        at = one.end
    if at < len(text):
        pieces.append(Segment(text[at:]))
    return pieces
