"""How long appeals took: the median and how many fell into which span, by region and quarter.

One grouped pass a quarter over the rows behind the declared figure of days; a median cannot be made of regions'
medians, so the days themselves are counted: region x days -> appeals.
"""

from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from django.db.models import Count, DurationField, ExpressionWrapper, F
from django.utils.translation import gettext as _

from mediation.quarter import Quarter
from reports.comparison.choice import Declared
from reports.figures.small import ALL

CODE = "appeals.days"  # the declared figure whose rows and dates are read
# The last day of each span; the term is 30 days, once extended by 30. The last span has no end.
SPANS = (7, 14, 30, 60)


@dataclass
class Spread:
    """place -> days -> appeals; the republic's under ``ALL``."""

    counts: dict[str, Counter] = field(default_factory=dict)

    def of(self, place: str) -> Counter:
        return self.counts.get(place, Counter())

    def size(self, place: str) -> int:
        return self.of(place).total()

    def median(self, place: str):
        """The middle of all days; between two it has one decimal. None without an appeal."""
        ordered, size = sorted(self.of(place).items()), self.size(place)
        if not size:
            return None
        low, high = (nth(ordered, index) for index in ((size - 1) // 2, size // 2))
        return low if low == high else Decimal(low + high) / 2

    def spans(self, place: str) -> list[int]:
        """How many appeals fell into each span."""
        found = [0] * (len(SPANS) + 1)
        for days, appeals in self.of(place).items():
            found[sum(days > end for end in SPANS)] += appeals
        return found


def nth(ordered: list[tuple[int, int]], index: int) -> int:
    for days, appeals in ordered:
        if index < appeals:
            return days
        index -= appeals
    raise IndexError(index)


def spread(quarter: Quarter, declared: Declared, *, region: str | None = None, with_campaigns: bool = False) -> Spread:
    """Count the days of what was resolved in a quarter, of one region or of all the scope lets through."""
    figure = declared.figures[CODE]
    rows = figure.rows(quarter, with_campaigns=with_campaigns)
    if region:
        rows = rows.filter(region=region)
    taken = ExpressionWrapper(F(figure.measure.end) - F(figure.measure.start), output_field=DurationField())
    found = Spread()
    grouped = rows.order_by().values("region_id").annotate(took=taken, appeals=Count("pk"))
    for code, took, appeals in grouped.values_list("region_id", "took", "appeals"):
        found.counts.setdefault(code, Counter())[took.days] += appeals
    if not region:
        found.counts[ALL] = sum(found.counts.values(), Counter())
    return found


def span_labels() -> list[str]:
    """``up to 7 days``, ``8–14 days``, …, ``over 60 days``."""
    between = [
        _("%(first)s–%(last)s days") % {"first": before + 1, "last": end}
        for before, end in zip(SPANS, SPANS[1:], strict=False)
    ]
    return [_("up to %(last)s days") % {"last": SPANS[0]}, *between, _("over %(last)s days") % {"last": SPANS[-1]}]
