"""Which figures can be set side by side by region, and by whom."""

from dataclasses import dataclass
from functools import cached_property

from reports.figures.declaration import Figure, Section
from reports.figures.measures import LeastOf, Ratio
from reports.indicators import sections

DEFAULT = "appeals.received"
# What a coordinator may compare with other regions: what the published report tells by region. Finer parts of other
# regions could be put together until a single person shows.
OPEN = (
    "platforms.total", "platforms.offices", "platforms.dialogue", "mediators.total", "mediators.public",
    "mediators.professional", "appeals.received", "appeals.received.source.court", "appeals.resolved",
    "appeals.resolved.consultation", "appeals.resolved.agreement", "appeals.pending_end", "appeals.agreement_rate",
    "appeals.days_to_resolve", "events.total", "events.attendance", "publications.total",
)  # fmt: skip
LISTED_ANYWAY = ("platforms.",)  # platforms stand one by one in the public directory: their numbers hide nobody


@dataclass(frozen=True)
class Declared:
    """The declaration of figures, read once a page."""

    sections: tuple[Section, ...]

    @classmethod
    def now(cls) -> "Declared":
        return cls(sections())

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {figure.code: figure for section in self.sections for figure, _depth in section.walk()}

    @cached_property
    def wholes(self) -> dict[str, Figure]:
        """A part's code -> the figure it is a part of."""
        return {part.code: figure for figure in self.figures.values() for part in figure.below()}

    def label(self, code: str) -> str:
        """The label of a figure that stands alone: a part says of what."""
        whole, label = self.wholes.get(code), self.figures[code].label
        return f"{whole.label}: {label}" if whole else label

    def bases(self, code: str) -> tuple[str, ...]:
        """What a ratio is made of, numerator first; nothing for other figures."""
        measure = self.figures[code].measure
        return (measure.numerator, measure.denominator) if isinstance(measure, Ratio) else ()

    def needed(self, code: str) -> set[str]:
        """The figures that must be counted to show and to judge this one."""
        whole = self.wholes.get(code)
        bases = self.bases(code)
        wholes = {self.wholes[base].code for base in bases if base in self.wholes}
        return {code, *bases, *wholes, *([whole.code] if whole else [])}

    def choices(self, user) -> list[tuple[str, list[tuple[str, str]]]]:
        """The figures that the user may compare, under the headings of the report."""
        groups = [
            (section.label, [(figure.code, self.label(figure.code)) for figure, _depth in section.walk()
                             if self.is_offered(figure, user)])
            for section in self.sections
        ]  # fmt: skip
        return [(label, figures) for label, figures in groups if figures]

    def is_offered(self, figure: Figure, user) -> bool:
        if figure.is_hidden or isinstance(figure.measure, LeastOf):
            return False
        return not user.is_regional or figure.code in OPEN

    def chosen(self, asked: str, user) -> Figure | None:
        """The figure asked for, the usual one without a question, None for one that there is not."""
        figure = self.figures.get(asked or DEFAULT)
        return figure if figure and self.is_offered(figure, user) else None


def is_better_when_less(figure: Figure) -> bool:
    """Whether the shortest comes first: a time that people wait."""
    return figure.unit == "d"


def hides_people(code: str) -> bool:
    return not code.startswith(LISTED_ANYWAY)
