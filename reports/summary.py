"""The summary of a period: its figures with their control totals, live from the records or as published."""

import json
from dataclasses import dataclass
from decimal import Decimal

from mediation.quarter import Period, Quarter
from offices.models import Region
from reports.figures.checks import Check, check, failed
from reports.figures.rollup import Rollup, count
from reports.indicators import sections
from reports.models import PublishedSummary
from reports.quarters_within import QuarterWithin, quarters_within, stated


@dataclass
class Summary:
    """The figures of a period and what is known of them. ``published`` is None for live figures."""

    rollup: Rollup
    checks: list[Check]
    handed_in: set[str]
    confirmed: set[str]
    published: PublishedSummary | None = None

    @property
    def period(self) -> Period:
        return self.rollup.period

    @property
    def quarters_within(self) -> list[QuarterWithin]:
        """How far each quarter of the period is."""
        return quarters_within(self.period, self.rollup.regions)

    @property
    def status(self) -> str:
        return "published" if self.published else "live"

    @property
    def failed_checks(self) -> list[Check]:
        return failed(self.checks)

    @property
    def is_confirmed(self) -> bool:
        """Whether every region has said itself that there were no interethnic appeals."""
        return self.confirmed >= {area.pk for area in self.rollup.regions}

    def is_stated(self, region: str | None) -> bool:
        """Whether a zero of this region (None: of the republic) is told by those who hand in, not assumed."""
        return self.handed_in >= ({region} if region else {area.pk for area in self.rollup.regions})


def summarise(
    period: Period, *, region: str | None = None, with_campaigns: bool = False, is_live: bool = False
) -> Summary:
    """Return the published figures of a quarter if there are, unless ``is_live``; else count them now.

    Another period is always counted from the records, never added up from its quarters.
    """
    known = stated(period)
    published = None
    if not (is_live or with_campaigns):
        published = PublishedSummary.objects.current(period)
    if published:
        rollup, checks = thaw(published, region)
    else:
        rollup = count(period, sections(), region=region, with_campaigns=with_campaigns)
        checks = check(rollup)
    return Summary(rollup, checks, known.handed_in, known.confirmed, published)


def beside(period: Period) -> list[Period]:
    """What a period is compared with, first what its change is taken against.

    A quarter with the one before, and with the same a year before; anything else with the same a year before.
    """
    return [period.previous(), period.year_before()] if period.is_quarter else [period.year_before()]


def thaw(published: PublishedSummary, region: str | None = None) -> tuple[Rollup, list[Check]]:
    """Read frozen figures back, of one region or of all.

    Labels come from the declaration as it is now; dictionary items newer than the text are left out.
    """
    stored = json.loads(published.figures, parse_float=Decimal)
    figures = stored["figures"]
    rollup = Rollup(Quarter.of(published.starts_on), sections(), list(Region.objects.all()))
    rollup.values = {code: row["regions"] for code, row in figures.items()}
    rollup.totals = {code: row["total"] for code, row in figures.items()}
    rollup.bounds = {code: set(regions) for code, regions in stored.get("lower_bounds", {}).items()}
    if region:
        rollup.regions = [area for area in rollup.regions if area.pk == region]
        rollup.totals = {code: row["regions"][region] for code, row in figures.items()}
    rollup.keep_only(set(figures))
    checks = [Check(row["code"], row["region"], row["ok"], row["message"]) for row in stored["checks"]]
    checks = [check for check in checks if region in (None, check.region)]
    return rollup, checks
