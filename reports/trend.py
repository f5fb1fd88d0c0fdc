"""A few figures over the last quarters: what the sparklines and the chart beside the summary show."""

from dataclasses import dataclass

from mediation.quarter import Quarter
from reports.figures.rollup import count
from reports.indicators import sections
from reports.models import HistoricFigure, PublishedSummary
from reports.summary import thaw

QUARTERS = 8


@dataclass(frozen=True)
class Trend:
    """quarters: oldest first; values: figure code -> one number a quarter (None where it was not published).

    told: the quarters before the portal, whose numbers old reports gave.
    """

    quarters: list[Quarter]
    values: dict[str, list]
    told: frozenset[Quarter] = frozenset()

    def is_told(self, code: str) -> list[bool]:
        """Of each quarter, whether an old report gave this figure."""
        return [
            quarter in self.told and value is not None
            for quarter, value in zip(self.quarters, self.values[code], strict=True)
        ]


def trend(last: Quarter, codes: tuple[str, ...], *, region: str | None = None, with_campaigns: bool = False) -> Trend:
    """Return figures of the eight quarters up to ``last``; only these figures are counted."""
    quarters = [last.shift(-back) for back in reversed(range(QUARTERS))]
    # What an old report printed leaves campaigns out, and cannot be told together with them.
    told = {} if with_campaigns else HistoricFigure.objects.of_place(region).told_in(quarters)
    totals = [told.get(quarter) or quarter_totals(quarter, set(codes), region, with_campaigns) for quarter in quarters]
    return Trend(quarters, {code: [each.get(code) for each in totals] for code in codes}, frozenset(told))


def quarter_totals(quarter: Quarter, codes: set[str], region: str | None, with_campaigns: bool) -> dict:
    published = None if with_campaigns else PublishedSummary.objects.current(quarter)
    if published:
        return thaw(published, region)[0].totals
    return count(quarter, sections(), region=region, with_campaigns=with_campaigns, only=codes).totals
