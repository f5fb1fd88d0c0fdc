"""What the summary page shows, made from the summaries of a period and of those it is compared with."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation import clock
from mediation.numbers import DASH, change, more, shown, signed
from mediation.quarter import Period, Quarter
from offices.models import Region
from reports.behind import address
from reports.figures.declaration import Figure
from reports.figures.measures import LeastOf
from reports.models import Submission
from reports.summary import Summary
from reports.views.tiles import LEVELS, short, tile_places, tiles, tiles_label
from reports.wording.speech import lower_bound

__all__ = ["KEY_FIGURES", "LEVELS", "Page", "short", "spark_id", "tile_places"]

KEY_FIGURES = (
    ("platforms.total", "platforms.offices"),
    ("mediators.total", "mediators.professional"),
    ("appeals.received", "appeals.received.source.court"),
    ("appeals.resolved.agreement", "appeals.agreement_rate"),
    ("events.total", "events.attendance"),
    ("publications.total", "publications.social"),
)
DEFAULT_SECTION = "appeals"


class Page:
    """The context of ``reports/summary.html``."""

    def __init__(self, request, now: Summary, before: Summary, *beside: Summary):
        self.request, self.now, self.before, self.beside = request, now, before, beside
        self.period = now.period
        regions = now.rollup.regions
        self.region = regions[0] if len(regions) == 1 else None
        self.with_campaigns = now.rollup.with_campaigns

    @property
    def title(self) -> str:
        return self.period.label[:1].upper() + self.period.label[1:]

    @property
    def dates(self) -> str:
        return " – ".join(date_format(day, "d.m.Y") for day in (self.period.start, self.period.last_day))

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
        if not self.period.is_quarter:
            return {"tone": "info", "label": _("Counted from the records")}
        accepted = Submission.objects.of(self.period).filter(status=Submission.Status.ACCEPTED).count()
        if accepted >= len(self.now.rollup.regions):
            return {"tone": "good", "label": _("Accepted")}
        return {"tone": "info", "label": _("Live figures")}

    # Addresses

    def url(self, period: Period | None = None, name: str = "summary", **changes) -> str:
        kept = ("region", "campaigns", "show", "section")
        query = {key: self.request.GET[key] for key in kept if key in self.request.GET}
        query = {key: value for key, value in (query | changes).items() if value}
        base = reverse(f"reports:{name}", args=[period or self.period])
        return f"{base}?{urlencode(query)}" if query else base

    @property
    def previous(self) -> dict:
        return {"label": self.before.period.short_label, "url": self.url(self.before.period)}

    @property
    def next(self) -> dict | None:
        """The quarter after; other periods are chosen on a page of their own."""
        following = self.period.next() if self.period.is_quarter else None
        return following and {"label": following.short_label, "url": self.url(following)}

    @property
    def beside_labels(self) -> list[str]:
        return [one.period.short_label for one in self.beside]

    @property
    def columns(self) -> int:
        return 4 + len(self.beside) + (len(self.now.rollup.regions) if self.shows_regions else 0)

    @cached_property
    def within(self) -> list[dict]:
        """How far the quarters are that another period is made of."""
        if self.period.is_quarter:
            return []
        return [{"quarter": one, "url": self.url(one.quarter)} for one in self.now.quarters_within]

    @property
    def is_over(self) -> bool:
        return self.period.end <= clock.today()

    @property
    def choice_url(self) -> str:
        kept = {name: self.request.GET[name] for name in ("region", "campaigns") if self.request.GET.get(name)}
        return f"{reverse('reports:periods')}?{urlencode(kept)}".rstrip("?")

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
        return reverse(f"reports:{name}", args=[self.period])

    @property
    def text_url(self) -> str:
        """Where the text of the quarter is written: the region's own, or the national sections."""
        if self.request.user.is_regional:
            return reverse("reports:region_text", args=[self.period, self.request.user.region_id])
        return reverse("reports:desk", args=[self.period])

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
        return address(figure, self.figures, self.period, only, self.with_campaigns)

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

    def marked(self, code: str, region: str | None = None) -> str:
        """The figure of the quarter in a cell, with the mark of a lower bound where it is one."""
        text = self.text(self.now, code, region)
        return more(text) if text != DASH and self.now.rollup.is_more_than(code, region) else text

    def bounded(self, code: str) -> str:
        """The figure of the quarter with “more than” where it is a lower bound."""
        if not self.now.rollup.is_more_than(code):
            return self.text(self.now, code)
        return lower_bound(self.now.rollup.totals[code], get_language())

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
                "value": self.bounded(code),
                "url": self.records_url(self.figures[code]),
                "notes": [
                    f"{self.figures[beside].label}: {self.text(self.now, beside)}",
                    self.moved(code),
                ],
                "spark": "" if self.shows_regions else spark_id(code),
            }
            for code, beside in KEY_FIGURES
        ]

    def moved(self, code: str) -> str:
        words = {"change": self.difference(code), "year": self.before.period.start.year}
        if self.period.is_quarter:
            return _("%(change)s to the quarter before") % words
        return _("%(change)s to the same period of %(year)s") % words

    @cached_property
    def sections(self) -> list[dict]:
        rows_of = self.now.rollup.figures_of
        return [
            {"label": section.label, "code": section.code, "rows": [self.row(*pair) for pair in rows_of(section)]}
            for section in self.now.rollup.sections
            if not self.shows_regions or section.code == self.chosen_section
        ]

    def row(self, figure: Figure, depth: int) -> dict:
        return {
            "label": figure.label,
            "code": figure.code,
            "depth": depth,
            "url": self.records_url(figure),
            "value": self.marked(figure.code),
            "before": self.text(self.before, figure.code),
            "change": self.difference(figure.code),
            "beside": [self.text(one, figure.code) for one in self.beside],
            "regions": self.cells(figure) if self.shows_regions else (),
        }

    def cells(self, figure: Figure) -> list[dict]:
        return [
            {"value": self.marked(figure.code, region.pk), "url": self.records_url(figure, region.pk)}
            for region in self.now.rollup.regions
        ]

    # The choices

    @property
    def tiles_label(self) -> str:
        return tiles_label()

    @property
    def tiles(self) -> list[dict]:
        return [] if self.region else tiles(self)

    @property
    def quarters(self) -> list[dict]:
        """The period itself and the last twelve quarters, the latest first."""
        last = max(self.period.quarters()[-1], Quarter.of(clock.today()))
        offered = {self.period, *(last.shift(-n) for n in range(12))}
        return [
            {"code": str(one), "label": one.short_label, "is_chosen": one == self.period}
            for one in sorted(offered, key=lambda one: (one.is_quarter, one.start), reverse=True)
        ]

    @property
    def regions(self) -> list[Region]:
        return [] if self.request.user.region_id else list(Region.objects.all())


def spark_id(code: str) -> str:
    """The place on the page that the trend fills."""
    return "spark-" + code.replace(".", "-")
