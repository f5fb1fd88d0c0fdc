"""The fields that can be put into a section, and those that a mistyped one may have meant."""

import re
from dataclasses import dataclass
from difflib import get_close_matches

from django.utils.translation import override

from reports.telling.desk import Desk, Section
from reports.wording.grammar import ENDINGS, Dated, Said
from reports.wording.source import figures_in, piecewise, written
from reports.wording.speech import figure

NEAREST, CUTOFF = 3, 0.6
OPEN = re.compile(r"\{[^{}\s,;:]*[^{}\s,;:.](?![^{}]*\})")


@dataclass(frozen=True)
class Field:
    """A figure or a date. ``source``: as it is typed; ``said``: as it reads now; is_near: of this section."""

    source: str
    said: str
    label: str
    is_near: bool = False


@dataclass(frozen=True)
class Piece:
    """A part of a paragraph; ``source`` and ``label`` are of the field it came from, empty for typed words."""

    text: str
    source: str = ""
    label: str = ""


def fields_of(section: Section) -> list[Field]:
    """The fields of the draft with their words, then the topic's other figures, then all others."""
    desk, topic = section.desk, section.topic
    used = [one for nodes in desk.wording.sections[section.name] for one in figures_in(nodes) if not one.only]
    named = {one.code for one in used}
    known = desk.summary.rollup.shown
    with override(desk.language):
        near = [one for one in dict.fromkeys(used) if one.code in known] + [
            Said(code) for code in topic if code not in named
        ]
        there = named | set(topic)
        far = [Said(code) for code in known if code not in there]
        return [made(one, desk, is_near=True) for one in near] + [made(one, desk) for one in far]


def made(one: Said, desk: Desk, *, is_near: bool = False) -> Field:
    return Field(written(one), figure(one, desk.wording, desk.facts), desk.summary.rollup.full_label(one.code), is_near)


def pieces(nodes: list[list], desk: Desk) -> list[list[Piece]]:
    """The paragraphs of an edited text as they read now, their fields apart."""
    known = desk.summary.rollup.shown
    with override(desk.language):
        return [
            [Piece(text, written(node), label(node, desk, known)) if node else Piece(text) for text, node in paragraph]
            for paragraph in piecewise(nodes, desk.wording, desk.facts)
        ]


def label(node, desk: Desk, known) -> str:
    code = "" if isinstance(node, Dated) else node.code
    return desk.summary.rollup.full_label(code) if code in known else ""


def broken(placeholder: str, text: str) -> str:
    """What stands in the text instead of a field: the placeholder, or the word after a brace that was left open."""
    if placeholder not in ("{", "}"):
        return placeholder
    match = OPEN.search(text)
    return match[0] if match else ""


def nearest(typed: str, desk: Desk) -> list[Field]:
    """Return up to three fields that were perhaps meant, by their code, their word, or their name in the report."""
    inside = typed.strip("{} ~")
    code, _space, word = inside.partition(" ")
    if not code or code.startswith("?"):
        return []
    if code.startswith("@"):
        close = get_close_matches(code[1:], desk.facts.dates, NEAREST, CUTOFF)
        return [Field(written(Dated(name)), desk.facts.dates[name], "") for name in close if desk.facts.dates[name]]
    known = desk.summary.rollup.shown
    with override(desk.language):
        if code in known:
            words = get_close_matches(word, desk.wording.words, NEAREST - 1, CUTOFF) if word else []
            return [made(one, desk) for one in (*(Said(code, word) for word in words), Said(code))]
        labels = {desk.summary.rollup.full_label(one).casefold(): one for one in known}
        close = get_close_matches(code, known, NEAREST, CUTOFF)
        close += [labels[name] for name in get_close_matches(inside.casefold(), labels, NEAREST, CUTOFF)]
        return [made(with_word(one, word, desk), desk) for one in dict.fromkeys(close)][:NEAREST]


def with_word(code: str, word: str, desk: Desk) -> Said:
    if word in ENDINGS:
        return Said(code, ending=word)
    return Said(code, word if word in desk.wording.words else "")
