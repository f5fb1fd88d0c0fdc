"""What the pictures of a report are drawn from: eight quarters, places, days; gathered once for a file."""

from dataclasses import dataclass

from mediation.quarter import Quarter
from reports.comparison.choice import Declared
from reports.comparison.eight import Eight, eight
from reports.comparison.places import Line, lines
from reports.comparison.spread import Spread, spread
from reports.figures.small import ALL
from reports.summary import Summary

RECEIVED, RESOLVED = "appeals.received", "appeals.resolved"
RATE, DAYS = "appeals.agreement_rate", "appeals.days_to_resolve"
CODES = {RECEIVED, RESOLVED, RATE, DAYS}


@dataclass(frozen=True)
class Drawn:
    """place: whose quarters are told, a region's code or the republic's; lines: the regions, the first on top."""

    quarter: Quarter
    found: Eight
    spreads: dict[Quarter, Spread]
    lines: list[Line]
    place: str

    @property
    def now(self) -> Spread:
        return self.spreads[self.quarter]

    @property
    def labels(self) -> list[str]:
        return [quarter.short_label for quarter in self.found.quarters]

    def over_quarters(self, code: str, place: str | None = None) -> list:
        return self.found.line(code, self.place if place is None else place)

    def medians(self) -> list:
        return [self.spreads[quarter].median(self.place) for quarter in self.found.quarters]

    def value(self, code: str, place: str):
        return self.found.value(self.quarter, code, place)


def gather(summary: Summary) -> Drawn | None:
    """Return what the pictures of a quarter need; None for a report of another period."""
    rollup = summary.rollup
    quarter = rollup.period
    if not isinstance(quarter, Quarter):
        return None
    declared = Declared.now()
    region = rollup.regions[0].pk if len(rollup.regions) == 1 else None
    kept = {"region": region, "with_campaigns": rollup.with_campaigns}
    found = eight(quarter, CODES, declared, now=rollup, **kept)
    spreads = {one: spread(one, declared, **kept) for one in found.quarters}
    unstated = {area.pk for area in found.regions} - summary.handed_in
    ranked = lines(found, quarter, declared.figures[RECEIVED], declared, unstated=unstated)
    return Drawn(quarter, found, spreads, [] if region else ranked, region or ALL)
