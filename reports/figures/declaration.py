"""The vocabulary in which figures are declared."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from django.db.models import Q, QuerySet

from mediation.quarter import Period
from reports.figures.measures import CountOf, DaysBetween, LeastOf, Ratio, SumOf

Condition = Callable[[Period], Q]
Measure = CountOf | SumOf | DaysBetween | LeastOf | Ratio


@dataclass(frozen=True)
class Source:
    """Rows that figures are counted over, in one grouped pass.

    code: name within the declaration; rows: period -> rows that can matter in it, each with a ``region``;
    register: URL name of the register that lists them; record: the column that names the record a row belongs
    to (a platform has several dated entries); together: like ``rows``, with the campaigns' rows too
    (None where there are no such).
    """

    code: str
    rows: Callable[[Period], QuerySet]
    register: str
    together: Callable[[Period], QuerySet] | None = None
    record: str = "pk"

    def of(self, period: Period, *, with_campaigns: bool = False) -> QuerySet:
        return (with_campaigns and self.together or self.rows)(period)


@dataclass(frozen=True)
class Figure:
    """One figure: what it counts, over which rows, and of what it is made.

    parts are exclusive and exhaustive: they add up to the figure. divisions are several such partings of the
    same rows, each ``(heading, parts)``. of_which are never more than the figure. hidden figures are counted
    for others (the days behind a mean) and never shown.
    """

    code: str
    label: str
    when: Condition = lambda period: Q()
    source: Source | None = None
    measure: Measure | None = None
    parts: tuple["Figure", ...] = ()
    of_which: tuple["Figure", ...] = ()
    divisions: tuple[tuple[str, tuple["Figure", ...]], ...] = ()
    is_hidden: bool = False
    unit: str = ""

    def composed(self, whole: "Figure | None" = None) -> "Figure":
        """Return the figure with all it inherits from its whole: code, condition, source and measure."""
        own = self.within(whole) if whole else replace(self, measure=self.measure or CountOf())
        return replace(
            own,
            parts=tuple(part.composed(own) for part in self.parts),
            of_which=tuple(figure.composed(own) for figure in self.of_which),
            divisions=tuple(
                (heading, tuple(part.composed(own) for part in parts)) for heading, parts in self.divisions
            ),
        )

    def within(self, whole: "Figure") -> "Figure":
        return replace(
            self,
            code=whole.code + self.code if self.code.startswith(".") else self.code,
            when=both(whole.when, self.when),
            source=self.source or whole.source,
            measure=self.measure or whole.measure,
        )

    def partings(self) -> tuple[tuple["Figure", ...], ...]:
        """Every group of figures that must add up to this one."""
        return tuple(parts for parts in (self.parts, *(parts for _, parts in self.divisions)) if parts)

    def walk(self, depth: int = 0) -> Iterator[tuple["Figure", int]]:
        """Yield the figure and all below it, each with its depth, in the order of the report."""
        yield self, depth
        for child in self.below():
            yield from child.walk(depth + 1)

    def below(self) -> tuple["Figure", ...]:
        """The figures it is made of or that are among it, right below it."""
        return (*self.parts, *(part for _, parts in self.divisions for part in parts), *self.of_which)

    def rows(self, period: Period, *, with_campaigns: bool = False) -> QuerySet:
        """Return exactly the rows the figure counts or sums; a ratio has none of its own."""
        return self.source.of(period, with_campaigns=with_campaigns).filter(self.when(period))


@dataclass(frozen=True)
class Section:
    """A heading of the report and its figures."""

    code: str
    label: str
    figures: tuple[Figure, ...]

    def walk(self) -> Iterator[tuple[Figure, int]]:
        """Yield every figure of the section with its depth, in the order of the report."""
        for figure in self.figures:
            yield from figure.walk()


def both(*conditions: Condition) -> Condition:
    """All of the conditions hold."""

    def joined(period: Period) -> Q:
        result = Q()
        for condition in conditions:
            result &= condition(period)
        return result

    return joined


def always(**lookups) -> Condition:
    """A condition that does not depend on the period."""
    return lambda period: Q(**lookups)
