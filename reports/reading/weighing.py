"""How well the words around a number tell a figure."""

import re
from dataclasses import dataclass

from reports.reading.cues import HEADS, RIGHT_AFTER, Cue
from reports.reading.numbers import Number
from reports.reading.sentences import Clause

WORD = re.compile(r"[^\W_]+")
MARK = 3.0  # what sets a part apart, said beside the number
LEAD, TAIL, CARRIED, PLUS = 1.3, 0.7, 0.8, 0.8
ASTRAY = 0.5  # of another thing than the number counts
ENOUGH, CLEAR = 2.6, 0.75  # a sure figure weighs this much, and so much more than the next


@dataclass(frozen=True)
class Nearness:
    """How near a word stands. ``weight`` falls with the distance; ``is_own``: in the number's own clause.

    ``is_counted``: right after the number, so that it is what the number counts.
    """

    weight: float
    is_own: bool
    is_counted: bool = False


def nearness(text: str, concepts, number: Number, clause: Clause, *, is_row: bool) -> dict[str, Nearness]:
    """Return the nearest standing of each concept that a number may be told by; in a row distance says little."""
    best: dict[str, Nearness] = {}
    for name, start, end in concepts:
        if end <= clause.lead or start >= clause.tail or start < number.end and end > number.start:
            continue
        found = standing(text, name, start, end, number, clause, 0.1 if is_row else 0.35)
        if found and (name not in best or found.weight > best[name].weight):
            best[name] = found
    return best


def standing(text, name, start, end, number, clause, slope) -> Nearness | None:
    if start >= number.end:
        words = len(WORD.findall(text, number.end, start))
        if name in RIGHT_AFTER:
            return Nearness(3.9, True) if words == 0 else None
        if start < clause.end:
            return Nearness(max(1.0, 4 - 0.4 * words), True, name in HEADS and words <= 1)
        return Nearness(TAIL, False)
    if name in RIGHT_AFTER:
        return None
    if end > clause.start:
        words = len(WORD.findall(text, end, number.start))
        return Nearness(max(0.8, 3 - slope * words), True)
    return Nearness(LEAD, False)


def weigh(cue: Cue, near: dict[str, Nearness], carried: tuple[str, ...]) -> float:
    """Return how much speaks for a figure; 0 where a word it needs is missing."""
    if any(word in near and near[word].is_own for word in cue.unless):
        return 0
    total = 0.0
    for word in cue.needs:
        if word in near:
            total += near[word].weight
        elif word in cue.carried and word in carried:
            total += CARRIED
        else:
            return 0
    if cue.marks:
        total += MARK if all(word in near and near[word].is_own for word in cue.marks) else -LEAD
    total += sum(PLUS * near[word].weight for word in cue.plus if word in near and near[word].is_own)
    counted = [word for word, one in near.items() if one.is_counted]
    return total if not counted or any(word in cue.needs + cue.plus for word in counted) else total * ASTRAY
