"""Reading the report's sentences. Placeholders are a closed grammar: nothing people write is ever run.

``{appeals.received}``             a figure
``{appeals.received обращение}``   a figure and a word that follows it, from the section of words
``{~platforms.total работает}``    only the word, as it follows the figure
``{mediators.public -ы}``           a figure with the Kazakh ending of its last number word (``-ы``: possessive)
``{@as_of}``                       a date of the quarter or of a campaign, or a name
``{top STEM}``, ``{parts STEM}``   the three largest figures right below a code; all that are not zero
``{? CONDITION}…{/}``              said only if the condition holds; may stand inside another
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

CODE = r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)*"
BRACES = re.compile(r"\{([^{}]*)\}|[{}]")
FIGURE = re.compile(rf"(?P<only>~)?(?P<code>{CODE})(?:\s+(?P<word>[^\s].*))?")
DATE = re.compile(r"@(?P<name>[a-z_.]+)")
LIST = re.compile(rf"(?P<kind>top|parts)\s+(?P<code>{CODE})")
CONDITION = re.compile(
    rf"\?\s*(?:(?P<left>{CODE})(?:\s*(?P<sign>=|>)\s*(?P<right>{CODE}|\d+))?|none\s+(?P<none>{CODE})|@(?P<date>[a-z_.]+))"
)
# Endings a Kazakh number can take; the ending itself is chosen by the number.
ENDINGS = {"-ы"}


class WordingError(ValueError):
    """A sentence that cannot be read. Says where: ``ru.txt, line 12, {appeals.recieved}: no such figure``."""

    def __init__(self, line: int, placeholder: str, reason: str, file: str = ""):
        words = {"line": line, "placeholder": placeholder, "reason": reason}
        place = _("line %(line)s, %(placeholder)s: %(reason)s") % words
        super().__init__(f"{file}, {place}" if file else place)
        self.line, self.placeholder, self.reason, self.file = line, placeholder, reason, file


@dataclass(frozen=True)
class Said:
    """A figure; ``word`` follows it, ``only``: the word alone, ``ending``: a Kazakh ending is joined."""

    code: str
    word: str = ""
    only: bool = False
    ending: str = ""


@dataclass(frozen=True)
class Dated:
    name: str


@dataclass(frozen=True)
class Listed:
    kind: str
    code: str


@dataclass(frozen=True)
class Condition:
    """``left`` alone: not zero; with ``sign``: compared; ``none``: a stated zero; ``date``: known."""

    left: str = ""
    sign: str = ""
    right: str = ""
    none: str = ""
    date: str = ""


@dataclass
class When:
    condition: Condition
    body: list = field(default_factory=list)


@dataclass(frozen=True)
class Vocabulary:
    """What placeholders may name."""

    codes: frozenset[str]
    dates: frozenset[str]
    words: frozenset[str] = frozenset()

    @property
    def stems(self) -> set[str]:
        """Codes that others continue: their figures can be listed."""
        return {code.rpartition(".")[0] for code in self.codes}


@dataclass
class Wording:
    """A text that was read: sections of paragraphs, and the forms of words that follow numbers."""

    sections: dict[str, list[list]]
    words: dict[str, tuple[str, ...]]


def read(text: str, codes, dates) -> Wording:
    """Read a whole wording: ``[section]`` headings, paragraphs between blank lines, ``#`` comments.

    Raises ``WordingError`` with the line and the placeholder.
    """
    raw = dict(blocks(text))
    words = dict(word_forms(raw.pop("words", [])))
    known = Vocabulary(frozenset(codes), frozenset(dates), frozenset(words))
    sections = {
        name: [parse(paragraph, known, line) for line, paragraph in paragraphs(lines)] for name, lines in raw.items()
    }
    return Wording(sections, words)


def blocks(text: str) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield each section's name with its numbered lines."""
    name, lines = "", []
    for number, line in enumerate(text.splitlines(), start=1):
        if line.startswith("#"):
            continue
        if heading := re.fullmatch(r"\[([a-z_]+)\]", line.strip()):
            if name:
                yield name, lines
            name, lines = heading[1], []
        elif name:
            lines.append((number, line.strip()))
        elif line.strip():
            raise WordingError(number, line.strip()[:40], _("a text stands before the first section"))
    if name:
        yield name, lines


def paragraphs(lines) -> Iterator[tuple[int, str]]:
    """Join lines up to a blank one; yield the number of the first with the whole."""
    first, joined = 0, []
    for number, line in [*lines, (0, "")]:
        if line:
            first = first or number
            joined.append(line)
        elif joined:
            yield first, " ".join(joined)
            first, joined = 0, []


def word_forms(lines) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Read ``обращение = обращение, обращения, обращений``: after 1, after 2, after 5."""
    for number, line in lines:
        if not line:
            continue
        name, _sign, forms = line.partition("=")
        given = tuple(form.strip() for form in forms.split(","))
        if len(given) != 3 or not all(given):
            raise WordingError(number, line[:40], _("three forms are needed: after 1, after 2, after 5"))
        yield name.strip(), given


def parse(text: str, known: Vocabulary, line: int = 1) -> list:
    """Return the nodes of a paragraph: strings, figures, dates, lists, conditions."""
    open_bodies, position = [[]], 0
    for match in BRACES.finditer(text):
        open_bodies[-1].append(text[position : match.start()])
        position = match.end()
        inside = (match[1] or "").strip()
        if inside == "/":
            if len(open_bodies) == 1:
                raise WordingError(line, match[0], _("closes a condition that was not opened"))
            open_bodies.pop()
            continue
        node = placeholder(inside, known, line, match[0])
        open_bodies[-1].append(node)
        if isinstance(node, When):
            open_bodies.append(node.body)
    if len(open_bodies) > 1:
        raise WordingError(line, text[-30:], _("a condition is not closed with {/}"))
    open_bodies[-1].append(text[position:])
    return open_bodies[0]


def placeholder(inside: str, known: Vocabulary, line: int, whole: str):
    def refuse(reason):
        raise WordingError(line, whole, reason)

    def figure(code):
        return code if code in known.codes else refuse(_("no such figure"))

    def date(name):
        return name if name in known.dates else refuse(_("no such date"))

    if match := CONDITION.fullmatch(inside):
        given = {name: text or "" for name, text in match.groupdict().items()}
        for name in ("left", "none"):
            if given[name]:
                figure(given[name])
        if given["right"] and not given["right"].isdecimal():
            figure(given["right"])
        if given["date"]:
            date(given["date"])
        return When(Condition(**given))
    if match := DATE.fullmatch(inside):
        return Dated(date(match["name"]))
    if match := LIST.fullmatch(inside):
        return Listed(match["kind"], match["code"] if match["code"] in known.stems else refuse(_("nothing to list")))
    if match := FIGURE.fullmatch(inside):
        code, word = figure(match["code"]), match["word"] or ""
        if word in ENDINGS:
            return Said(code, ending=word)
        if word and word not in known.words:
            refuse(_("the word “%(word)s” has no forms in the section of words") % {"word": word})
        return Said(code, word, only=bool(match["only"]))
    return refuse(_("not a placeholder of the wording"))
