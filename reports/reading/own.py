"""Reading the portal's own report back: its sentences are data, so each of them is a pattern as well.

A paragraph of the wording becomes one regular expression: figures are numbers, conditions may be left unsaid,
words that follow numbers are any of their forms. What fits is read exactly; nothing is guessed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from reports.reading.masks import plain
from reports.reading.numerals import SPACES, in_digits
from reports.wording.grammar import Dated, Listed, Said, When, Wording

NUMBER = rf"\d{{1,3}}(?:[{SPACES}]\d{{3}})+(?:,\d)?|\d+(?:,\d)?|—"
ITEM = re.compile(rf"(?P<label>[^,—]+(?:, [^,—]+)*?)\s—\s(?P<number>{NUMBER})(?:, |$)")


@dataclass(frozen=True)
class Zero:
    """A clause that says there was none of a figure."""

    code: str


class Pattern:
    """The regular expression of one paragraph and what its groups mean."""

    def __init__(self, nodes: list, words: dict[str, tuple[str, ...]]):
        self.words, self.groups = words, []
        self.regex = re.compile(r"\s*" + self.of(nodes).strip() + r"\s*")

    def of(self, nodes) -> str:
        return "".join(self.literal(node) if isinstance(node, str) else self.node(node) for node in nodes)

    def literal(self, text: str) -> str:
        return re.sub(r"(?:\\ |\s)+", r"\\s*", re.escape(plain(text)))

    def node(self, node) -> str:
        if isinstance(node, When):
            return self.when(node)
        if isinstance(node, Dated):
            return r"[^.!?]*?(?:\.\s?г\.)?"
        if isinstance(node, Listed):
            self.groups.append(node)
            return r"(.+?)"
        return self.said(node)

    def when(self, node: When) -> str:
        condition = node.condition
        if zero := condition.none or (condition.left if (condition.sign, condition.right) == ("=", "0") else ""):
            self.groups.append(Zero(zero))
            return rf"({self.of(node.body)})?\s*"
        return rf"(?:{self.of(node.body)})?\s*"

    def said(self, node: Said) -> str:
        forms = "|".join(re.escape(plain(form)) for form in self.words.get(node.word, ()))
        if node.only:
            return f"(?:{forms})"
        self.groups.append(node)
        ending = r"-\w+" if node.ending else ""
        return rf"({NUMBER}){ending}" + (rf"\s(?:{forms})" if node.word else "")

    def read(self, text: str) -> Iterator[tuple[Said | Listed | Zero, int, int]] | None:
        """Return what stands where in a plain paragraph; None if it is not this one."""
        match = self.regex.fullmatch(text)
        if not match:
            return None
        return ((node, *match.span(index)) for index, node in enumerate(self.groups, 1) if match[index] is not None)


class OwnText:
    """The portal's own sentences of one language. labels: the figures' labels in that language."""

    def __init__(self, wording: Wording, labels: dict[str, str]):
        self.patterns = [
            Pattern(nodes, wording.words)
            for name, paragraphs in wording.sections.items()
            if name not in ("title", "late", "closing")
            for nodes in paragraphs
        ]
        self.codes: dict[str, dict[str, str]] = {}
        for code, label in labels.items():
            self.codes.setdefault(code.rpartition(".")[0], {})[plain(label).casefold()] = code

    def read(self, paragraph: str) -> list[tuple[str, int | Decimal, int, int]] | None:
        """Return ``(code, value, start, end)`` of all a paragraph states; None if it is not of the portal."""
        text = plain(paragraph)
        for pattern in self.patterns:
            if (found := pattern.read(text)) is not None:
                made = list(self.values(text, found))
                return made or None
        return None

    def values(self, text, found):
        for node, start, end in found:
            if isinstance(node, Zero):
                yield node.code, 0, start, end
            elif isinstance(node, Said):
                if text[start:end] != "—":
                    yield node.code, in_digits(text[start:end]), start, end
            else:
                yield from self.items(node.code, text, start, end)

    def items(self, whole: str, text: str, start: int, end: int):
        for item in ITEM.finditer(text[start:end]):
            if code := self.codes.get(whole, {}).get(item["label"].strip().casefold()):
                yield code, in_digits(item["number"]), start + item.start("number"), start + item.end("number")
