"""The board of a campaign: its counts during the day, by region; and the same figures on the campaign's page."""

from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Campaign
from mediation import clock
from mediation.numbers import bounded, shown
from mediation.permissions import permitted
from mediation.quarter import Quarter
from reports.behind import address
from reports.live import Board, board, shared_board
from reports.views.figures import LEVELS, short, tile_places

# The columns of the table: the figure's code after its kind, a short label, whether a phone shows it.
COLUMNS = (
    ("appeals", gettext_lazy("People"), True),
    ("appeals.consultation", gettext_lazy("Consultations"), True),
    ("appeals.agreement", gettext_lazy("Agreements"), True),
    ("appeals.pending", gettext_lazy("Pending"), True),
    ("appeals.interethnic", gettext_lazy("Interethnic"), False),
    ("offices", gettext_lazy("Offices"), False),
    ("dialogue", gettext_lazy("Dialogue platforms"), False),
    ("mediators", gettext_lazy("Mediators"), False),
    ("events", gettext_lazy("Events"), False),
    ("publications", gettext_lazy("Publications"), False),
)
MAIN = ("appeals", "appeals.agreement", "appeals.pending")


class BoardPage:
    """What the board shows of a campaign's figures; each leads to its records."""

    def __init__(self, campaign: Campaign, found: Board):
        self.campaign, self.rollup, self.counted_at = campaign, found.rollup, found.counted_at
        self.quarter = Quarter.of(campaign.starts_on)
        self.known = {figure.code: figure for section in found.rollup.sections for figure, _depth in section.walk()}

    def code(self, name: str) -> str:
        return f"{self.campaign.kind}.{name}"

    def url(self, code: str, region: str = "") -> str:
        return address(self.known[code], self.known, self.quarter, region, campaign=self.campaign)

    def cell(self, name: str, region: str = "") -> dict:
        code = self.code(name)
        value = self.rollup.value(code, region or None)
        is_more = self.rollup.is_more_than(code, region or None)
        return {"value": bounded(value, is_more), "is_nothing": not value, "url": self.url(code, region)}

    @property
    def is_live(self) -> bool:
        """Figures of a quarter that is over do not move any more."""
        return clock.today() <= self.quarter.last_day

    @property
    def keys(self) -> list[dict]:
        """The figures of the whole, those that everybody waits for first."""
        rows = sorted(COLUMNS, key=lambda column: column[0] not in MAIN)
        return [{"name": name, "label": label, "is_main": name in MAIN, **self.cell(name)} for name, label, _ in rows]

    @property
    def columns(self) -> list[dict]:
        return [{"label": label, "is_optional": not is_narrow} for _name, label, is_narrow in COLUMNS]

    @property
    def rows(self) -> list[dict]:
        return [{"region": region, "cells": self.cells(region.pk)} for region in self.rollup.regions]

    @property
    def total(self) -> list[dict]:
        return self.cells()

    def cells(self, region: str = "") -> list[dict]:
        return [{**self.cell(name, region), "is_optional": not narrow} for name, _label, narrow in COLUMNS]

    @property
    def tiles(self) -> list[dict]:
        """The regions as a grid by the people who came."""
        code = self.code("appeals")
        values, names = self.rollup.values[code], {region.pk: region for region in self.rollup.regions}
        if len(names) == 1:
            return []
        most = max(values.values()) or 1
        return [
            {
                "name": str(names[region]),
                "short": short(names[region]),
                "value": shown(values[region]),
                "url": self.url(code, region),
                "level": -(-values[region] * LEVELS // most),
                "place": f"tile-r{row} tile-c{column}",
            }
            for row, column, region in tile_places()
        ]

    @property
    def figures(self) -> list[dict]:
        """All figures of the section, as the report has them."""
        return [
            {"label": figure.label, "depth": depth, "code": figure.code, "url": self.url(figure.code),
             "value": bounded(self.rollup.totals[figure.code], self.rollup.is_more_than(figure.code))}
            for section in self.rollup.sections
            for figure, depth in section.walk()
        ]  # fmt: skip


def page(request, pk: int, counted) -> BoardPage:
    campaign = get_object_or_404(Campaign, pk=pk)
    return BoardPage(campaign, counted(campaign, region=request.user.region_id))


@permitted("campaigns.follow")
def live(request, pk):
    """Show the counts; the page asks for them anew every fifteen seconds."""
    found = page(request, pk, shared_board)
    template = "reports/live_counts.html" if request.htmx else "reports/live.html"
    context = {
        "title": str(found.campaign),
        "board": found,
        "screen": "wide-screen" if request.GET.get("screen") == "wide" else "",
    }
    return render(request, template, context)


@permitted("campaigns.follow")
def campaign_figures(request, pk):
    """The panel of a campaign's page: its section of the report so far."""
    context = {"title": _("Figures of the campaign"), "board": page(request, pk, board)}
    return render(request, "reports/campaign_figures.html", context)
