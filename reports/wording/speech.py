"""Saying the sentences with the figures of a quarter."""

import re
from dataclasses import dataclass

from mediation.numbers import shown
from reports.figures.declaration import Figure
from reports.wording.grammar import Condition, Dated, Listed, Said, When, Wording
from reports.wording.numerals import ablative, after_more, agreeing, possessive

NBSP, HYPHEN = "\u00a0", "\u2011"  # neither breaks a line
LARGEST = 3


@dataclass
class Facts:
    """What the sentences speak of. ``dates`` are texts by name, empty for what there was not."""

    values: dict[str, object]
    figures: dict[str, Figure]
    dates: dict[str, str]
    stated_zeros: frozenset[str]
    language: str
    lower_bounds: frozenset[str] = frozenset()  # figures that are said with “more than”

    def holds(self, condition: Condition) -> bool:
        if condition.date:
            return bool(self.dates[condition.date])
        if condition.none:
            return condition.none in self.stated_zeros
        left = self.values.get(condition.left) or 0
        if not condition.sign:
            return left != 0
        right = int(condition.right) if condition.right.isdecimal() else self.values.get(condition.right) or 0
        return left == right if condition.sign == "=" else left > right


def say(wording: Wording, facts: Facts) -> dict[str, list[str]]:
    """Return each section's paragraphs as text; one with nothing left to say is dropped."""
    said = {
        name: [re.sub(" {2,}", " ", sentence(paragraph, wording, facts)).strip() for paragraph in paragraphs]
        for name, paragraphs in wording.sections.items()
    }
    return {name: [text for text in texts if text] for name, texts in said.items()}


def sentence(nodes: list, wording: Wording, facts: Facts) -> str:
    return "".join(node if isinstance(node, str) else spoken(node, wording, facts) for node in nodes)


def spoken(node, wording: Wording, facts: Facts) -> str:
    if isinstance(node, When):
        return sentence(node.body, wording, facts) if facts.holds(node.condition) else ""
    if isinstance(node, Dated):
        return facts.dates[node.name]
    if isinstance(node, Listed):
        return listed(node, facts)
    return figure(node, wording, facts)


def figure(node: Said, wording: Wording, facts: Facts) -> str:
    value = facts.values.get(node.code)
    number = numbered(node.code, facts)
    if node.code in facts.lower_bounds:
        return more_than(node, number, value, wording)
    if node.ending:
        return f"{number}{HYPHEN}{possessive(int(value or 0))}"
    if not node.word:
        return number
    word = agreeing(0 if value is None else value, wording.words[node.word], facts.language)
    return word if node.only else f"{number}{NBSP}{word}"


def numbered(code: str, facts: Facts) -> str:
    """Return ``900``, or, of a lower bound, ``более 900``, ``900-ден астам``."""
    value = facts.values.get(code)
    return lower_bound(value, facts.language) if code in facts.lower_bounds else shown(value)


def lower_bound(value: int, language: str | None) -> str:
    """Return a number as “more than” it, in the words of a language."""
    if language == "kk":
        return f"{shown(value)}{HYPHEN}{ablative(value)}{NBSP}астам"
    return f"{'более' if language == 'ru' else 'more than'}{NBSP}{shown(value)}"


def more_than(node: Said, number: str, value, wording: Wording) -> str:
    """Say a lower bound: after «более» the word stands in the genitive; Kazakh joins the possessive to «астам»."""
    if node.ending:
        return f"{number}ы"
    if not node.word:
        return number
    forms = wording.words[node.word]
    return forms[2] if node.only else f"{number}{NBSP}{after_more(int(value), forms)}"


def listed(node: Listed, facts: Facts) -> str:
    """Return ``семейные вопросы — 512, трудовые вопросы — 301``: parts that are not zero, the largest first."""
    below = [figure for code, figure in facts.figures.items() if code.rpartition(".")[0] == node.code]
    parts = [part for part in below if facts.values.get(part.code) and not part.partings()]
    parts.sort(key=lambda part: -facts.values[part.code])
    chosen = parts[:LARGEST] if node.kind == "top" else parts
    return ", ".join(f"{small(part.label)}{NBSP}—{NBSP}{numbered(part.code, facts)}" for part in chosen)


def small(label: str) -> str:
    """A label inside a sentence begins small, unless it is an abbreviation (КГУ, ТВ)."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]
