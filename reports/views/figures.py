"""What the summary page shows, made from the summaries of three quarters."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from mediation import clock
from mediation.numbers import DASH, change, shown, signed
from mediation.quarter import Quarter
from offices.models import Region
from reports.behind import address
from reports.figures.declaration import Figure
from reports.figures.measures import LeastOf
from reports.models import Submission
from reports.summary import Summary

KEY_FIGURES = (
    ("platforms.total", "platforms.offices"),
    ("mediators.total", "mediators.professional"),
    ("appeals.received", "appeals.received.source.court"),
    ("appeals.resolved.agreement", "appeals.agreement_rate"),
    ("events.total", "events.attendance"),
    ("publications.total", "publications.social"),
)
# Where the tiles of the regions stand: rows from north to south, columns from west to east.
TILES = (
    ". . . KZ-59", ". . KZ-39 KZ-11 KZ-55", "KZ-27 KZ-15 KZ-62 KZ-71 KZ-35 KZ-10 KZ-63", "KZ-23 . . . . KZ-33",
    "KZ-47 . KZ-43 KZ-61 KZ-31 KZ-19", ". . . KZ-79 . KZ-75",
)  # fmt: skip
MAPPED = "appeals.received"
DEFAULT_SECTION = "appeals"
LEVELS = 5


class Page:
    """The context of ``reports/summary.html``."""

    def __init__(self, request, now: Summary, before: Summary, year_before: Summary):
        self.request, self.now, self.before, self.year_before = request, now, before, year_before
        self.quarter = now.quarter
        regions = now.rollup.regions
        self.region = regions[0] if len(regions) == 1 else None
        self.with_campaigns = now.rollup.with_campaigns

    @property
    def title(self) -> str:
        return self.quarter.label.capitalize()

    @property
    def dates(self) -> str:
        first, last = self.quarter.start, self.quarter.last_day
        return f"{date_format(first, 'd.m.Y')} – {date_format(last, 'd.m.Y')}"

    @property
    def handed_in(self) -> str:
        words = {"done": len(self.now.handed_in), "all": len(self.now.rollup.regions)}
        if self.region:
            return _("handed in") if self.region.pk in self.now.handed_in else _("not handed in yet")
        return _("%(done)s of %(all)s regions handed in") % words

    @property
    def status(self) -> dict:
        if self.now.published:
            words = {"revision": self.now.published.revision}
            return {"tone": "good", "label": _("Published, version %(revision)s") % words}
        accepted = Submission.objects.of(self.quarter).filter(status=Submission.Status.ACCEPTED).count()
        if accepted >= len(self.now.rollup.regions):
            return {"tone": "good", "label": _("Accepted")}
        return {"tone": "info", "label": _("Live figures")}

    # Addresses

    def url(self, quarter: Quarter | None = None, name: str = "summary", **changes) -> str:
        kept = ("region", "campaigns", "show", "section")
        query = {key: self.request.GET[key] for key in kept if key in self.request.GET}
        query = {key: value for key, value in (query | changes).items() if value}
        base = reverse(f"reports:{name}", args=[quarter or self.quarter])
        return f"{base}?{urlencode(query)}" if query else base

    @property
    def previous(self) -> dict:
        return {"label": self.before.quarter.short_label, "url": self.url(self.before.quarter)}

    @property
    def next(self) -> dict:
        return {"label": self.quarter.next().short_label, "url": self.url(self.quarter.next())}

    @property
    def year_ago(self) -> dict:
        return {"label": self.year_before.quarter.short_label, "url": self.url(self.year_before.quarter)}

    @property
    def excel_url(self) -> str:
        return self.url(name="workbook", show="")

    @property
    def word_url(self) -> str:
        return self.url(name="document", show="")

    @property
    def closing_url(self) -> str:
        """Where the quarter is handed in or decided, for whoever may."""
        name = "closing" if self.request.user.may("closing.hand_in") else "board"
        return reverse(f"reports:{name}", args=[self.quarter])

    @property
    def text_url(self) -> str:
        """Where the text of the quarter is written: the region's own, or the national sections."""
        if self.request.user.is_regional:
            return reverse("reports:region_text", args=[self.quarter, self.request.user.region_id])
        return reverse("reports:desk", args=[self.quarter])

    @property
    def trend_url(self) -> str:
        return self.url(name="trend", show="")

    @property
    def toggle_campaigns_url(self) -> str:
        return self.url(campaigns="" if self.with_campaigns else "with")

    @property
    def toggle_regions_url(self) -> str:
        return self.url(show="", section="") if self.shows_regions else self.url(show="regions")

    @property
    def section_links(self) -> list[dict]:
        """The sections, one of which is shown at a time when the regions are: all at once would be a heavy page."""
        return [
            {
                "label": section.label,
                "url": self.url(show="regions", section=section.code),
                "is_chosen": section.code == self.chosen_section,
            }
            for section in self.now.rollup.sections
        ]

    @property
    def chosen_section(self) -> str:
        codes = [section.code for section in self.now.rollup.sections]
        asked = self.request.GET.get("section")
        return asked if asked in codes else DEFAULT_SECTION

    @property
    def shows_regions(self) -> bool:
        return self.request.GET.get("show") == "regions" and not self.region

    def records_url(self, figure: Figure, region: str = "") -> str:
        if figure.source is None and figure.measure.denominator not in self.figures:
            return ""
        only = region or (self.region.pk if self.region else "")
        return address(figure, self.figures, self.quarter, only, self.with_campaigns)

    # Figures

    @cached_property
    def figures(self) -> dict[str, Figure]:
        return self.now.rollup.figures

    def text(self, summary: Summary, code: str, region: str | None = None) -> str:
        """A figure as text; a zero that nobody has handed in is a dash, not a zero."""
        if code not in summary.rollup.totals:
            return DASH
        value = summary.rollup.value(code, region)
        place = region or (self.region.pk if self.region else None)
        return DASH if value == 0 and not summary.is_stated(place) else shown(value)

    def difference(self, code: str) -> str:
        figure = self.figures[code]
        if isinstance(figure.measure, LeastOf) or code not in self.before.rollup.totals:
            return DASH
        return signed(change(self.now.rollup.totals[code], self.before.rollup.totals[code]))

    @property
    def failed_checks(self) -> list[dict]:
        names = {region.pk: str(region) for region in self.now.rollup.regions}
        return [
            {
                "message": check.message,
                "region": names.get(check.region, ""),
                "url": self.records_url(self.figures[check.code], check.region or ""),
            }
            for check in self.now.failed_checks
        ]

    @property
    def key_figures(self) -> list[dict]:
        return [
            {
                "label": self.figures[code].label,
                "value": self.text(self.now, code),
                "url": self.records_url(self.figures[code]),
                "notes": [
                    f"{self.figures[beside].label}: {self.text(self.now, beside)}",
                    _("%(change)s to the quarter before") % {"change": self.difference(code)},
                ],
                "spark": "" if self.shows_regions else spark_id(code),
            }
            for code, beside in KEY_FIGURES
        ]

    @property
    def sections(self) -> list[dict]:
        return [
            {"label": section.label, "rows": [self.row(*pair) for pair in self.now.rollup.figures_of(section)]}
            for section in self.now.rollup.sections
            if not self.shows_regions or section.code == self.chosen_section
        ]

    def row(self, figure: Figure, depth: int) -> dict:
        return {
            "label": figure.label,
            "code": figure.code,
            "depth": depth,
            "url": self.records_url(figure),
            "value": self.text(self.now, figure.code),
            "before": self.text(self.before, figure.code),
            "change": self.difference(figure.code),
            "year_before": self.text(self.year_before, figure.code),
            "regions": self.cells(figure) if self.shows_regions else (),
        }

    def cells(self, figure: Figure) -> list[dict]:
        return [
            {"value": self.text(self.now, figure.code, region.pk), "url": self.records_url(figure, region.pk)}
            for region in self.now.rollup.regions
        ]

    # The map of tiles and the choices

    @property
    def tiles_label(self) -> str:
        return _("Appeals received, by region")

    @property
    def tiles(self) -> list[dict]:
        """The twenty regions as a grid; the shade grows with the figure."""
        if self.region:
            return []
        values, figure = self.now.rollup.values[MAPPED], self.figures[MAPPED]
        names = {region.pk: region for region in self.now.rollup.regions}
        most = max(values.values()) or 1
        return [
            {
                "name": str(names[code]),
                "short": short(names[code]),
                "value": self.text(self.now, MAPPED, code),
                "url": self.records_url(figure, code),
                "level": -(-values[code] * LEVELS // most),
                "place": f"tile-r{row} tile-c{column}",
            }
            for row, column, code in tile_places()
            if code in names
        ]

    @property
    def quarters(self) -> list[dict]:
        last = max(self.quarter, Quarter.of(clock.today()))
        return [
            {"code": str(quarter), "label": quarter.short_label, "is_chosen": quarter == self.quarter}
            for quarter in sorted({self.quarter, *(last.shift(-n) for n in range(12))}, reverse=True)
        ]

    @property
    def regions(self) -> list[Region]:
        return [] if self.request.user.region_id else list(Region.objects.all())


def spark_id(code: str) -> str:
    """The place on the page that the trend fills."""
    return "spark-" + code.replace(".", "-")


def tile_places():
    for row, line in enumerate(TILES, start=1):
        for column, code in enumerate(line.split(), start=1):
            if code != ".":
                yield row, column, code


def short(region: Region) -> str:
    """Return three letters for a tile: СКО, АКМ; the city of Almaty differs from the oblast around it."""
    plain = {"область", "облысы", "қаласы", "город", "region"}
    words = [word for word in str(region).replace("-", " ").split() if word.casefold() not in plain]
    if len(words) > 1:
        return "".join(word[0] for word in words).upper() + "О"
    return words[0][:2].upper() + "А" if region.pk == "KZ-75" else words[0][:3].upper()
