"""A few figures over the last quarters: what the sparklines and the chart beside the summary show."""

from dataclasses import dataclass

from mediation.quarter import Quarter
from reports.figures.rollup import count
from reports.indicators import sections
from reports.models import PublishedSummary
from reports.summary import thaw

QUARTERS = 8


@dataclass(frozen=True)
class Trend:
    """quarters: oldest first; values: figure code -> one number a quarter (None where it was not published)."""

    quarters: list[Quarter]
    values: dict[str, list]


def trend(last: Quarter, codes: tuple[str, ...], *, region: str | None = None, with_campaigns: bool = False) -> Trend:
    """Return figures of the eight quarters up to ``last``; only these figures are counted."""
    quarters = [last.shift(-back) for back in reversed(range(QUARTERS))]
    totals = [quarter_totals(quarter, set(codes), region, with_campaigns) for quarter in quarters]
    return Trend(quarters, {code: [each.get(code) for each in totals] for code in codes})


def quarter_totals(quarter: Quarter, codes: set[str], region: str | None, with_campaigns: bool) -> dict:
    published = None if with_campaigns else PublishedSummary.objects.current(quarter)
    if published:
        return thaw(published, region)[0].totals
    return count(quarter, sections(), region=region, with_campaigns=with_campaigns, only=codes).totals
