"""The page of small multiples: each region's eight quarters of one figure, all to one scale."""

from django.utils.translation import gettext as _

from mediation.numbers import shown
from reports.figures.small import ALL
from reports.views.compare_frame import Frame


class QuartersPage(Frame):
    name = "compare_quarters"

    @property
    def title(self) -> str:
        return _("Eight quarters by region, to %(quarter)s") % {"quarter": self.quarter.short_label}

    @property
    def labels(self) -> list[str]:
        return [quarter.short_label for quarter in self.found.quarters]

    def line(self, place: str) -> list[str]:
        return [self.cell(quarter, self.figure.code, place) for quarter in self.found.quarters]

    @property
    def texts(self) -> list[str]:
        return [text for row in self.rows for text in row["texts"]]

    @property
    def chart(self) -> dict:
        """The pictures of the regions. A coordinator sees others' quarters as far as they are published."""
        code = self.figure.code
        return {
            "title": self.label,
            "labels": self.labels,
            "panels": [
                {
                    "name": str(area),
                    "values": self.found.line(code, area.pk),
                    "texts": self.line(area.pk),
                    "told": self.found.told_in(code, area.pk),
                    "is_own": area.pk == self.own,
                }
                for area in self.found.regions
            ],
        }

    @property
    def columns(self) -> dict:
        """The republic's eight quarters, for ``components/columns.html``."""
        code = self.figure.code
        return {
            "title": _("%(figure)s, the republic") % {"figure": self.label},
            "names": [self.label],
            "told_label": _("before the portal, from old reports") if any(self.found.told_in(code)) else "",
            "groups": [
                {"label": label, "values": [value], "texts": [shown(value)], "is_told": told}
                for label, value, told in zip(self.labels, self.found.line(code), self.found.told_in(code), strict=True)
            ],
        }

    @property
    def rows(self) -> list[dict]:
        made = [
            {"name": str(area), "texts": self.line(area.pk), "is_own": area.pk == self.own}
            for area in self.found.regions
        ]
        return [*made, {"name": _("Republic"), "texts": self.line(ALL), "is_total": True}]
