"""Where in the report a sentence stands: the routine or a campaign, the republic or a region."""

import re
from dataclasses import dataclass, field

CAMPAIGNS = {
    "week": re.compile(
        r"недел\w+\W{1,2}медиаци\w+|медиация(?:ның)? апталығ\w*|апталық\w*"
        r"|(?:за|в|во|всю) (?:время )?(?:эту )?неделю\b"
    ),
    "open_day": re.compile(r"д(?:ень|ня|ню|нем|не)\W{1,2}открытых\W{1,2}двер\w+|ашық есік\w*"),
    "other": re.compile(r"другие акции|басқа акция\w*"),
}  # fmt: skip
WITHIN = re.compile(r"(?:в рамках|в ходе|во время|в дни|в период|аясында|барысында)\W{0,3}(?:проведения )?\W{0,3}$")
ROUTINE = re.compile(
    r"за (?:весь )?(?:отчетн\w+|квартал|период)|в течение квартала|по итогам квартала"
    r"|в реестре|реестр\b|на учете|сеть\b|за три месяца"
    r"|с (?:января|апреля|июля|октября) по|есепті кезең|тоқсан (?:барысында|ішінде|бойы)|тізілім"
    r"|(?:в республике|в стране|по стране) (?:действу|работа|функционир)|тоқсанда"
)  # fmt: skip
CALLED_BACK = re.compile(r"акци\w+|в этот день|в эти дни|күні\b")


@dataclass
class Place:
    """``campaign``: kind or "" for the routine. ``is_sure``: said here, by a heading, or nothing else was meant."""

    campaign: str = ""
    region: str = ""
    is_sure: bool = True


@dataclass
class Course:
    """The course of a text, sentence by sentence.

    regions: code -> pattern of its name. ``seen``: kinds of campaigns told of so far; ``outer``: the campaign
    within which another was held, as a report may come back to it without a word; ``line``: the paragraph under way,
    ``paragraph``: the last that named the campaign; ``carried``: what the last number was said of.
    """

    regions: dict[str, re.Pattern]
    campaign: str = ""
    region: str = ""
    line: int = 0
    paragraph: int = -1
    carried: tuple[str, ...] = ()
    by_heading: bool = True
    seen: set[str] = field(default_factory=set)
    outer: str = ""

    def markers(self, text: str) -> list[tuple[int, str, bool]]:
        """Campaigns named in a plain text: place, kind, whether only as the frame of what is told."""
        hits = [
            (match.start(), kind, bool(WITHIN.search(text[: match.start()])))
            for kind, pattern in CAMPAIGNS.items()
            for match in pattern.finditer(text)
        ]
        return sorted(hits)

    def enter(self, text: str, *, is_heading: bool) -> list[tuple[int, str, bool]]:
        """Move on to a sentence; return the campaigns it names."""
        named = self.markers(text)
        main = next((kind for _at, kind, within in named if not within), named[0][1] if named else "")
        if len({kind for _at, kind, _within in named}) > 1:
            frame = next((kind for _at, kind, within in named if within), named[0][1])
            self.outer = frame
        if main:
            self.campaign, self.paragraph, self.by_heading, self.region = main, self.line, is_heading, ""
            self.seen |= {kind for _at, kind, _within in named}
        elif ROUTINE.search(text) or is_heading:
            self.campaign, self.by_heading, self.region = "", True, ""
        for code, pattern in self.regions.items():
            if pattern.search(text):
                self.region = code
                self.campaign = main
        return named

    def at(self, position: int, text: str, named) -> Place:
        """The place of a number in the sentence last entered."""
        before = [kind for at, kind, within in named if at < position and not within]
        if before:
            return Place(before[-1], self.region)
        if named:
            return Place(self.campaign, self.region)
        if self.campaign and CALLED_BACK.search(text):
            self.paragraph = self.line
        return Place(self.campaign, self.region, self.by_heading or self.line == self.paragraph)


def region_patterns(names: dict[str, tuple[str, ...]]) -> dict[str, re.Pattern]:
    """Patterns of regions by code. names: plain names, Russian and Kazakh (``жамбылская область``)."""
    written = {code: [pattern for name in given for pattern in forms(name)] for code, given in names.items()}
    return {code: re.compile("|".join(patterns)) for code, patterns in written.items() if patterns}


def forms(name: str):
    """``Жамбылская область`` also as «в Жамбылской области», ``город Астана`` as «в г. Астане»."""
    if match := re.fullmatch(r"(.+ск)ая область", name):
        yield rf"(?<!\w){re.escape(match[1])}(?:ая|ой|ую) област\w+"
    elif match := re.fullmatch(r"(?:область|город) (.+?)[аы]?", name):
        kind = r"област\w+\s+" if name.startswith("область") else r"(?:город\w*\s+|г\.\s*)"
        yield rf"(?<!\w){kind}{re.escape(match[1])}"
    elif match := re.fullmatch(r"(.+) (?:облысы|қаласы)", name):
        kind = "облысы" if name.endswith("облысы") else "қаласы"
        yield rf"(?<!\w){re.escape(match[1])} {kind[:-1]}\w*"
