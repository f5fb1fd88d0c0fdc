"""Writing read sentences down again: what the centre edits, with the figures still placeholders."""

import re

from reports.wording.grammar import Dated, Listed, Said, Vocabulary, When, Wording, paragraphs, parse
from reports.wording.speech import Facts, sentence

PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def written(node) -> str:
    """Return a placeholder as it is typed."""
    if isinstance(node, Dated):
        return f"{{@{node.name}}}"
    if isinstance(node, Listed):
        return f"{{{node.kind} {node.code}}}"
    word = node.ending or node.word
    return f"{{{'~' if node.only else ''}{node.code}{f' {word}' if word else ''}}}"


def unfolded(nodes: list, facts: Facts) -> str:
    """Return a paragraph as it stands with these figures: conditions decided, figures still placeholders."""
    parts = []
    for node in nodes:
        if isinstance(node, When):
            parts.append(unfolded(node.body, facts) if facts.holds(node.condition) else "")
        else:
            parts.append(node if isinstance(node, str) else written(node))
    return "".join(parts)


def draft(wording: Wording, section: str, facts: Facts) -> str:
    """Return a section to be edited: paragraphs parted by blank lines."""
    texts = (tidy(unfolded(nodes, facts)) for nodes in wording.sections[section])
    return "\n\n".join(text for text in texts if text)


def tidy(text: str) -> str:
    return re.sub(" {2,}", " ", text).strip()


def read_section(text: str, wording: Wording, codes, dates) -> list[list]:
    """Read an edited section into paragraphs. Raises ``WordingError`` with the line and the placeholder."""
    known = Vocabulary(frozenset(codes), frozenset(dates), frozenset(wording.words))
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), start=1)]
    return [parse(paragraph, known, line) for line, paragraph in paragraphs(lines)]


def say_section(nodes_of: list[list], wording: Wording, facts: Facts) -> list[str]:
    """Say an edited section: as ``speech.say`` says the drafted ones."""
    said = (tidy(sentence(nodes, wording, facts)) for nodes in nodes_of)
    return [text for text in said if text]


def piecewise(nodes_of: list[list], wording: Wording, facts: Facts) -> list[list[tuple[str, object]]]:
    """Say an edited section in pieces: (text, the placeholder it came from, None for typed words).

    The texts of a paragraph joined are what ``say_section`` says.
    """
    said = (tidied(decided(nodes, wording, facts)) for nodes in nodes_of)
    return [pieces for pieces in said if pieces]


def decided(nodes: list, wording: Wording, facts: Facts):
    for node in nodes:
        if isinstance(node, When):
            yield from decided(node.body, wording, facts) if facts.holds(node.condition) else ()
        else:
            yield (node, None) if isinstance(node, str) else (sentence([node], wording, facts), node)


def tidied(pieces) -> list[tuple[str, object]]:
    """As ``tidy`` does: single spaces, none at the ends."""
    made, before = [], " "
    for text, node in pieces:
        text = re.sub(" {2,}", " ", text)
        text = text.lstrip(" ") if before.endswith(" ") else text
        if text:
            made.append((text, node))
            before = text
    while made and not made[-1][0].rstrip():
        made.pop()
    if made:
        made[-1] = (made[-1][0].rstrip(), made[-1][1])
    return made


def figures_in(nodes: list) -> list[Said]:
    """Return the figures a paragraph may say, each way once, conditions included."""
    found: list[Said] = []
    for node in nodes:
        if isinstance(node, When):
            found += figures_in(node.body)
        elif isinstance(node, Said):
            found.append(node)
    return list(dict.fromkeys(found))


def literal(text: str) -> str:
    """Return the text with its placeholders blanked, every letter still in its place."""
    return PLACEHOLDER.sub(lambda match: "·" * len(match[0]), text)
