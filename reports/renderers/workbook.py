"""The summary as a workbook, drawn from the same figures as the page, the document and the JSON."""

from dataclasses import dataclass, field

from django.conf import settings
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from mediation import clock
from mediation.numbers import change
from reports.behind import address
from reports.figures.declaration import Figure
from reports.narrative import narrate, outside
from reports.quarters_within import told as told_within
from reports.renderers import native
from reports.renderers.definitions import definition
from reports.renderers.drawn import gather
from reports.renderers.picture_sheets import WIDE, cells, pictures
from reports.renderers.sheets import SIGNED, Sheet, within
from reports.summary import Summary

ROOMY = 8  # so many figures print side by side with their labels across
CAMPAIGNS = ("week", "open_day", "other", "campaigns")


@dataclass
class Report:
    """The workbook while it is made. defined: figure code -> address of its definition in the book."""

    summary: Summary
    book: Workbook
    site: str
    subtitle: str
    sheets: dict[str, Sheet] = field(default_factory=dict)
    defined: dict[str, str] = field(default_factory=dict)

    def sheet(self, key: str, name: str, title: str) -> Sheet:
        """Add a sheet with the ways back: to the first sheet, and to the portal's page."""
        made = Sheet(self.book, name, f"{title}. {self.summary.period.heading}", self.subtitle)
        self.sheets[key] = made
        if key == "main":
            made.way_back(1, _("Open in the portal"), f"{self.site}/reports/{self.summary.period}/")
        else:
            made.way_back(1, f"← {self.sheets['main'].name}", within(self.sheets["main"].name, "A1"))
        return made

    def records(self, figure: Figure, region: str = "") -> str:
        """The portal's address of the records behind a figure."""
        rollup = self.summary.rollup
        only = region or (rollup.regions[0].pk if len(rollup.regions) == 1 else "")
        return self.site + address(figure, rollup.figures, self.summary.period, only, rollup.with_campaigns)


def build(summary: Summary, *others: Summary) -> Workbook:
    """Return the workbook in the active language; the others stand beside it, the first to tell the change."""
    book = Workbook()
    book.remove(book.active)
    words = {
        "start": date_format(summary.period.start, "DATE_FORMAT"),
        "end": date_format(summary.period.last_day, "DATE_FORMAT"),
        "day": date_format(clock.today(), "DATE_FORMAT"),
        "state": _("published") if summary.published else _("live figures"),
    }
    subtitle = _("%(start)s to %(end)s · as of %(day)s · %(state)s") % words
    report = Report(summary, book, settings.PORTAL_URL, subtitle)
    first = report.sheet("main", _("Summary"), _("Activity of the mediation offices"))
    drawn = report.sheet(
        "charts", _("Charts"), _("The quarter in charts") if summary.period.is_quarter else _("The period in charts")
    )
    everything = [pair for section in summary.rollup.sections for pair in summary.rollup.figures_of(section)]
    pictures(report.sheet, gather(summary))
    regions = report.sheet("regions", _("Regions"), _("All figures by region"))
    divisions(report)
    for code, name in (
        ("mediators", _("Mediators")),
        ("platforms", _("Platforms")),
        ("events", _("Events")),
        ("publications", _("Publications")),
    ):
        down(report, report.sheet(code, name, name), figures_of(summary, code))
    campaigns = report.sheet("campaigns", _("Campaigns"), _("Campaigns by region"))
    told(report)
    controls(report.sheet("controls", _("Control totals"), _("Control totals")), summary)
    definitions(report, report.sheet("definitions", _("Definitions"), _("What each figure counts")))
    main(report, first, others)
    across(report, regions, everything)
    across(report, campaigns, [pair for code in CAMPAIGNS for pair in section_rows(summary, code)])
    draw(report, drawn)
    return book


def figures_of(summary: Summary, code: str) -> list:
    section = next(section for section in summary.rollup.sections if section.code == code)
    return [figure for figure, _depth in summary.rollup.figures_of(section)]


def section_rows(summary: Summary, code: str) -> list:
    """The section's heading and its figures, for a sheet that holds several sections."""
    section = next(section for section in summary.rollup.sections if section.code == code)
    return [(section.label, None), *summary.rollup.figures_of(section)]


def main(report: Report, sheet: Sheet, others: tuple[Summary, ...]) -> None:
    """The report as a table: a label opens its definition, a figure its records in the portal."""
    summary, before = report.summary, others[0]
    year = [one.period.short_label for one in others[1:]]
    sheet.header(
        [_("Figure"), summary.period.short_label, before.period.short_label, _("Change"), *year, _("Code")],
        [58, 14, 14, 12, *[14 for _one in year], 36],
    )
    if not summary.period.is_quarter:
        sheet.remark(told_within(summary.quarters_within))
    for section in summary.rollup.sections:
        sheet.heading(section.label)
        for figure, depth in summary.rollup.figures_of(section):
            now, then, *year = (one.rollup.totals.get(figure.code) for one in (summary, *others))
            links = {1: report.defined[figure.code], 2: report.records(figure)}
            sheet.row([figure.label, now, then, change(now, then), *year, figure.code], depth, links=links)
            sheet.sheet.cell(sheet.next - 1, 4).number_format = SIGNED
            periods = enumerate((summary, before, None, *others[1:]), start=2)
            sheet.more_than(place for place, one in periods if one and one.rollup.is_more_than(figure.code))


def across(report: Report, sheet: Sheet, rows: list) -> None:
    """Figures down, regions across."""
    summary, regions = report.summary, report.summary.rollup.regions
    widths = [38, 9, *[7.5] * len(regions), 34]
    labels = [_("Figure"), _("Total"), *(str(region) for region in regions), _("Code")]
    sheet.header(labels, widths, 2, is_turned=True)
    for figure, depth in rows:
        if depth is None:
            sheet.heading(figure)
            continue
        values = summary.rollup.values[figure.code]
        row = [figure.label, summary.rollup.totals[figure.code], *(values[r.pk] for r in regions), figure.code]
        sheet.row(row, depth, links={1: report.defined[figure.code]})
        places = enumerate([None, *(region.pk for region in regions)], start=2)
        sheet.more_than(place for place, region in places if summary.rollup.is_more_than(figure.code, region))
    sheet.print_without_last_column()


def down(report: Report, sheet: Sheet, figures: list) -> None:
    """Regions down, figures across."""
    summary = report.summary
    is_turned = len(figures) > ROOMY
    widths = [32, *[8 if is_turned else 15.5] * len(figures)]
    sheet.header([_("Region"), *(figure.label for figure in figures)], widths, is_turned=is_turned)
    for region in summary.rollup.regions:
        values = [summary.rollup.values[figure.code][region.pk] for figure in figures]
        sheet.row([str(region), *values], links={2: report.records(figures[0], region.pk)})
        sheet.more_than(bounded(summary, figures, region.pk))
    sheet.total([_("Total"), *(summary.rollup.totals[figure.code] for figure in figures)])
    sheet.print_on_one_page()
    sheet.more_than(bounded(summary, figures))


def bounded(summary: Summary, figures: list, region: str | None = None) -> list[int]:
    """The columns whose number is a lower bound."""
    return [place for place, one in enumerate(figures, start=2) if summary.rollup.is_more_than(one.code, region)]


def divisions(report: Report) -> None:
    """Appeals by category, by source, by channel and by outcome."""
    summary = report.summary
    received, resolved = (summary.rollup.figures[f"appeals.{name}"] for name in ("received", "resolved"))
    names = {"source": _("Appeals by source"), "channel": _("Appeals by channel"),
             "category": _("Appeals by category"), "outcome": _("Appeals by outcome")}  # fmt: skip
    partings = [*((received, parts) for _heading, parts in received.divisions), (resolved, resolved.parts)]
    for (whole, parts), (key, name) in zip(partings, names.items(), strict=True):
        down(report, report.sheet(key, name, name), [whole, *known(summary, parts)])


def known(summary: Summary, parts) -> list:
    return [part for part in parts if part.code in summary.rollup.figures]


def told(report: Report) -> None:
    """What the regions tell, word for word; nothing where they tell nothing."""
    if not (highlights := narrate(report.summary).highlights):
        return
    sheet = report.sheet("told", _("Regions tell"), _("What the regions tell"))
    sheet.header([_("Region"), _("Date"), _("Event"), _("Text"), _("Period")], [30, 24, 46, 90, 26])
    for one in highlights:
        sheet.row([one.region, one.when, one.title, one.text, outside() if one.is_outside else ""])


def controls(sheet: Sheet, summary: Summary) -> None:
    """Every control total in words and colour, their number on top: those that differ, the republic's, the rest.

    Only the first two are printed; the regions' that agree would take dozens of pages.
    """
    failed = len(summary.failed_checks)
    words = {"failed": failed, "all": len(summary.checks)}
    said = _("%(failed)s of %(all)s control totals differ") if failed else _("All %(all)s control totals agree")
    sheet.note(said % words, is_bad=failed > 0)
    sheet.header([_("Region"), _("Result"), _("What was compared"), _("Code")], [32, 14, 90, 36])
    names = {region.pk: str(region) for region in summary.rollup.regions}
    ordered = sorted(summary.checks, key=lambda check: (check.ok, check.ok and bool(check.region)))
    for check in ordered:
        result = _("agrees") if check.ok else _("DIFFERS")
        sheet.row([names.get(check.region, _("Total")), result, check.message, check.code], is_bad=not check.ok)
    printed = sum(1 for check in ordered if not (check.ok and check.region))
    sheet.print_rows(printed)


def definitions(report: Report, sheet: Sheet) -> None:
    sheet.header([_("Figure"), _("Code"), _("How it is counted")], [58, 40, 90])
    for section in report.summary.rollup.sections:
        sheet.heading(section.label)
        for figure, depth in report.summary.rollup.figures_of(section):
            report.defined[figure.code] = within(sheet.name, f"A{sheet.next}")
            counted = definition(figure, is_quarter=report.summary.period.is_quarter)
            sheet.row([figure.label, figure.code, counted], depth)


TOP = 5  # the first row below a sheet's header
BAR = 0.62  # centimetres for one bar with its gap


def draw(report: Report, sheet: Sheet) -> None:
    """Appeals by region and by category, events by type: bars over the other sheets' cells."""
    sheet.set_up_page(repeats_header=False)
    last = TOP + len(report.summary.rollup.regions) - 1
    received, resolved = report.sheets["category"], report.sheets["outcome"]
    names = cells(received, 1, TOP, last)
    series = [
        native.Data(label, names, cells(one, 2, TOP, last))
        for label, one in ((_("Received"), received), (_("Resolved"), resolved))
    ]
    title = _("Appeals received and resolved, by region")
    sheet.sheet.add_chart(native.bars(title, series, (WIDE, bars_height(last - TOP + 1, 2))), "A4")
    categories = parts_chart(report, _("Appeals by category"), "appeals.received.category.")
    sheet.sheet.add_chart(categories, "K4")
    sheet.sheet.add_chart(
        parts_chart(report, _("Events by type"), "events.type."), f"K{5 + int(categories.height * 2)}"
    )


def parts_chart(report: Report, title: str, stem: str):
    """Bars over the rows of the first sheet whose codes continue the stem; they stand one below another."""
    sheet = report.sheets["main"]
    rows = [row for row in range(TOP, sheet.next) if str(sheet.sheet.cell(row, sheet.columns).value).startswith(stem)]
    names, values = (cells(sheet, number, rows[0], rows[-1]) for number in (1, 2))
    return native.bars(title, [native.Data(title, names, values)], (WIDE, bars_height(len(rows), 1)))


def bars_height(rows: int, series: int) -> float:
    return max(7.0, 2.2 + rows * BAR * max(1, series * 0.75))
