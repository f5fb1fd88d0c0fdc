"""The page of agreements and days: rates and means as reported, medians and spans from the days themselves."""

from functools import cached_property

from django.utils.translation import gettext as _

from mediation.numbers import DASH, shown
from mediation.quarter import Quarter
from reports.comparison.spread import Spread, span_labels
from reports.figures.small import ALL
from reports.views.compare_frame import Frame

RESOLVED, RATE, DAYS = "appeals.resolved", "appeals.agreement_rate", "appeals.days_to_resolve"
CODES = {RESOLVED, RATE, DAYS}


class DaysPage(Frame):
    """spreads: quarter -> the days of what was resolved in it; of the own region alone for a coordinator."""

    name = "compare_days"

    def __init__(self, *args, spreads: dict[Quarter, Spread]):
        super().__init__(*args)
        self.spreads = spreads

    @property
    def title(self) -> str:
        return _("Agreements and days to resolve, %(quarter)s") % {"quarter": self.quarter.short_label}

    @property
    def place(self) -> str:
        """Whose quarters are drawn: the own region's, or the republic's."""
        return self.own or ALL

    @property
    def place_name(self) -> str:
        return str(self.user.region) if self.own else _("Republic")

    def columns(self, title: str, names: list[str], lines: list[list]) -> dict:
        return {
            "title": title,
            "names": names,
            "groups": [
                {"label": quarter.short_label, "values": list(values), "texts": [shown(value) for value in values]}
                for quarter, values in zip(self.found.quarters, zip(*lines, strict=True), strict=True)
            ],
        }

    @property
    def rates(self) -> dict:
        title = _("Agreements in percent of resolved: %(place)s") % {"place": self.place_name}
        return self.columns(title, [self.rate_label], [self.found.line(RATE, self.place)])

    @property
    def rate_label(self) -> str:
        return _("Agreements, %")

    @property
    def days(self) -> dict:
        title = _("Days to resolve: %(place)s") % {"place": self.place_name}
        medians = [self.spreads[quarter].median(self.place) for quarter in self.found.quarters]
        return self.columns(title, [_("Mean"), _("Median")], [self.found.line(DAYS, self.place), medians])

    @cached_property
    def now(self) -> Spread:
        return self.spreads[self.quarter]

    @property
    def span_labels(self) -> list[str]:
        return span_labels()

    @property
    def spans(self) -> dict:
        """How the days of each region fall into spans; regions without a resolved appeal have no bar."""
        areas = [area for area in self.found.regions if self.now.size(area.pk)]
        areas.sort(key=lambda area: self.now.median(area.pk))
        republic = [] if self.own or not areas else [(ALL, _("Republic"))]
        return {
            "title": _("Resolved appeals by days, in percent"),
            "told": _("Before each bar its median."),
            "names": self.span_labels,
            "rows": [
                {
                    "label": label,
                    "parts": self.now.spans(place),
                    "note": _("%(days)s d.") % {"days": shown(self.now.median(place))},
                    "is_own": place == self.own or not place,
                }
                for place, label in [*republic, *((area.pk, str(area)) for area in areas)]
            ],
        }

    @property
    def texts(self) -> list[str]:
        return [text for row in self.rows for text in row["texts"]]

    @property
    def rows(self) -> list[dict]:
        return [*(self.row(area.pk, str(area)) for area in self.regions), self.row(ALL, _("Republic"))]

    def row(self, place: str, name: str) -> dict:
        knows_days = place in self.now.counts or not self.own
        spans = [shown(number) for number in self.now.spans(place)] if knows_days else [DASH] * len(self.span_labels)
        return {
            "name": name,
            "is_own": place == self.own and bool(place),
            "is_total": not place,
            "texts": [self.cell(self.quarter, code, place) for code in (RESOLVED, RATE, DAYS)],
            "median": shown(self.now.median(place)) if knows_days else DASH,
            "spans": spans,
        }
