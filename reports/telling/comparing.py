"""What is different between two texts, word by word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

# A number is one word, with the spaces between its thousands and before what it counts.
WORD = re.compile(r"\n\n|[^ \t\n]+[ \t]*")


@dataclass(frozen=True)
class Piece:
    """Words that both texts have ("same"), or only the one before ("gone") or only this one ("new")."""

    kind: str
    text: str


def compared(before: list[str], now: list[str]) -> list[Piece]:
    """before, now: paragraphs. "same" and "new" joined are the text now, "same" and "gone" the one before."""
    old, new = (WORD.findall("\n\n".join(paragraphs)) for paragraphs in (before, now))
    pieces = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "".join(new[c:d])))
            continue
        pieces += [Piece("gone", "".join(old[a:b]))] if b > a else []
        pieces += [Piece("new", "".join(new[c:d]))] if d > c else []
    return pieces
