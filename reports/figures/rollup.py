"""The count: every figure of a period, by region and in all, one grouped pass over each source."""

from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Count, Q

from mediation.quarter import Period
from offices.models import Region
from reports.figures.declaration import Figure, Section
from reports.figures.measures import Ratio


@dataclass
class Rollup:
    """The figures of one period.

    values: figure code -> region code -> number (None where a rate or an age has no base);
    totals: figure code -> national number. ``regions`` are those the scope may see.
    """

    period: Period
    sections: tuple[Section, ...]
    regions: list[Region]
    with_campaigns: bool = False
    values: dict[str, dict[str, object]] = field(default_factory=dict)
    totals: dict[str, object] = field(default_factory=dict)
    # Figure code -> regions whose number is a lower bound, as some of its records say “more than”.
    bounds: dict[str, set[str]] = field(default_factory=dict)

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return {figure.code: figure for section in self.sections for figure, _depth in section.walk()}

    def full_label(self, code: str) -> str:
        """The label of a figure that stands alone: a part says of what (``Appeals received: court``)."""
        whole = next((one for one in self.figures.values() if code in {part.code for part in one.below()}), None)
        label = self.figures[code].label
        return f"{whole.label}: {label}" if whole else label

    @property
    def shown(self) -> dict[str, Figure]:
        return {code: figure for code, figure in self.figures.items() if not figure.is_hidden}

    def keep_only(self, codes: set[str]) -> None:
        """Forget figures outside these codes."""
        for code in set(self.figures) - codes:
            del self.figures[code]

    def figures_of(self, section: Section) -> list[tuple[Figure, int]]:
        """The shown figures of a section, each with its depth."""
        return [(figure, depth) for figure, depth in section.walk() if figure.code in self.shown]

    def is_more_than(self, code: str, region: str | None = None) -> bool:
        """Whether the number of a region (None: of all) is a lower bound."""
        bounded = self.bounds.get(code, ())
        return region in bounded if region else any(area.pk in bounded for area in self.regions)

    @property
    def lower_bounds(self) -> frozenset[str]:
        """The figures whose total is a lower bound."""
        return frozenset(code for code in self.bounds if code in self.figures and self.is_more_than(code))

    def value(self, code: str, region: str | None = None):
        return self.values[code][region] if region else self.totals[code]


def count(
    period: Period,
    sections: tuple[Section, ...],
    *,
    region: str | None = None,
    with_campaigns: bool = False,
    only: set[str] | None = None,
) -> Rollup:
    """Count a period's figures from the records the database scope lets through.

    region: count this region only. with_campaigns: routine figures include the records of campaigns.
    only: count these figures and nothing else.
    """
    regions = list(Region.objects.filter(pk=region) if region else Region.objects.all())
    rollup = Rollup(period, sections, regions, with_campaigns)
    if only is not None:
        rollup.keep_only(only)
    counted = [figure for figure in rollup.figures.values() if figure.source]
    for source in dict.fromkeys(figure.source for figure in counted):
        read_source(rollup, source, [figure for figure in counted if figure.source == source], region)
    for figure in rollup.figures.values():
        add_up(rollup, figure)
    return rollup


def read_source(rollup: Rollup, source, figures: list[Figure], region: str | None) -> None:
    """Count all figures of a source in one statement."""
    rows = source.of(rollup.period, with_campaigns=rollup.with_campaigns)
    if region:
        rows = rows.filter(region=region)
    aggregates = {
        f"f{index}": figure.measure.aggregate(figure.when(rollup.period)) for index, figure in enumerate(figures)
    }
    for index, figure in enumerate(figures):
        if bound := getattr(figure.measure, "bound", ""):
            aggregates[f"b{index}"] = Count("pk", filter=figure.when(rollup.period) & Q(**{bound: True}))
    by_region = {row.pop("region_id"): row for row in rows.order_by().values("region_id").annotate(**aggregates)}
    for index, figure in enumerate(figures):
        rollup.values[figure.code] = {
            area.pk: figure.measure.value(by_region.get(area.pk, {}).get(f"f{index}")) for area in rollup.regions
        }
        if bounded := {area for area, row in by_region.items() if row.get(f"b{index}")}:
            rollup.bounds[figure.code] = bounded


def add_up(rollup: Rollup, figure: Figure) -> None:
    """Make the national value from the regions'; ratios come last in the report, so their bases are known."""
    measure, code = figure.measure, figure.code
    if isinstance(measure, Ratio):
        top, base = rollup.values[measure.numerator], rollup.values[measure.denominator]
        rollup.values[code] = {area.pk: measure.of(top[area.pk], base[area.pk]) for area in rollup.regions}
        rollup.totals[code] = measure.of(sum(top.values()), sum(base.values()))
    else:
        rollup.totals[code] = measure.national(rollup.values[code].values())
