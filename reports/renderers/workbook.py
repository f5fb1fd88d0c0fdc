"""The summary as a workbook, drawn from the same figures as the page and the JSON."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from openpyxl import Workbook

from mediation import clock
from reports.renderers.definitions import definition
from reports.renderers.numbers import change
from reports.renderers.sheets import Sheet
from reports.summary import Summary

CAMPAIGNS = ("week", "open_day", "other", "campaigns")


def build(summary: Summary, before: Summary, year_before: Summary) -> Workbook:
    """Return the workbook in the active language; ``before`` and ``year_before`` stand beside the quarter."""
    book = Workbook()
    book.remove(book.active)
    subtitle = _("%(start)s to %(end)s · as of %(day)s · %(state)s") % {
        "start": date_format(summary.quarter.start, "DATE_FORMAT"),
        "end": date_format(summary.quarter.last_day, "DATE_FORMAT"),
        "day": date_format(clock.today(), "DATE_FORMAT"),
        "state": _("published") if summary.published else _("live figures"),
    }

    def sheet(name: str, title: str) -> Sheet:
        return Sheet(book, name, f"{title}. {summary.quarter.label}", subtitle)

    main(sheet(_("Summary"), _("Activity of the mediation offices")), summary, before, year_before)
    everything = [pair for section in summary.rollup.sections for pair in summary.rollup.figures_of(section)]
    across(sheet(_("Regions"), _("All figures by region")), summary, everything)
    divisions(sheet, summary)
    for code, name in (
        ("mediators", _("Mediators")),
        ("platforms", _("Platforms")),
        ("events", _("Events")),
        ("publications", _("Publications")),
    ):
        down(sheet(name, name), summary, figures_of(summary, code))
    campaigns = [pair for code in CAMPAIGNS for pair in section_rows(summary, code)]
    across(sheet(_("Campaigns"), _("Campaigns by region")), summary, campaigns)
    controls(sheet(_("Control totals"), _("Control totals")), summary)
    definitions(sheet(_("Definitions"), _("What each figure counts")), summary)
    return book


def figures_of(summary: Summary, code: str) -> list:
    section = next(section for section in summary.rollup.sections if section.code == code)
    return [figure for figure, _depth in summary.rollup.figures_of(section)]


def section_rows(summary: Summary, code: str) -> list:
    """The section's heading and its figures, for a sheet that holds several sections."""
    section = next(section for section in summary.rollup.sections if section.code == code)
    return [(section.label, None), *summary.rollup.figures_of(section)]


def main(sheet: Sheet, summary: Summary, before: Summary, year_before: Summary) -> None:
    """The report as a table, with the quarter before and the same quarter of the year before beside it."""
    sheet.header(
        [_("Figure"), summary.quarter.short_label, before.quarter.short_label, _("Change"),
         year_before.quarter.short_label, _("Code")],
        [58, 14, 14, 12, 14, 36],
    )  # fmt: skip
    for section in summary.rollup.sections:
        sheet.heading(section.label)
        for figure, depth in summary.rollup.figures_of(section):
            now, then, year = (one.rollup.totals.get(figure.code) for one in (summary, before, year_before))
            sheet.row([figure.label, now, then, change(now, then), year, figure.code], depth)


def across(sheet: Sheet, summary: Summary, rows: list) -> None:
    """Figures down, regions across."""
    regions = summary.rollup.regions
    widths = [46, 11, *[11.5] * len(regions), 34]
    sheet.header([_("Figure"), _("Total"), *(str(region) for region in regions), _("Code")], widths, 2)
    for figure, depth in rows:
        if depth is None:
            sheet.heading(figure)
            continue
        values = summary.rollup.values[figure.code]
        sheet.row(
            [figure.label, summary.rollup.totals[figure.code], *(values[r.pk] for r in regions), figure.code], depth
        )


def down(sheet: Sheet, summary: Summary, figures: list) -> None:
    """Regions down, figures across."""
    sheet.header([_("Region"), *(figure.label for figure in figures)], [32, *[14] * len(figures)])
    for region in summary.rollup.regions:
        sheet.row([str(region), *(summary.rollup.values[figure.code][region.pk] for figure in figures)])
    sheet.total([_("Total"), *(summary.rollup.totals[figure.code] for figure in figures)])


def divisions(sheet, summary: Summary) -> None:
    """Appeals by category, by source, by channel and by outcome."""
    received, resolved = (summary.rollup.figures[f"appeals.{name}"] for name in ("received", "resolved"))
    names = {"source": _("Appeals by source"), "channel": _("Appeals by channel"),
             "category": _("Appeals by category")}  # fmt: skip
    for (_heading, parts), name in zip(received.divisions, names.values(), strict=True):
        down(sheet(name, name), summary, [received, *known(summary, parts)])
    down(sheet(_("Appeals by outcome"), _("Appeals by outcome")), summary, [resolved, *known(summary, resolved.parts)])


def known(summary: Summary, parts) -> list:
    return [part for part in parts if part.code in summary.rollup.figures]


def controls(sheet: Sheet, summary: Summary) -> None:
    sheet.header([_("Region"), _("Result"), _("What was compared"), _("Code")], [32, 14, 90, 36])
    names = {region.pk: str(region) for region in summary.rollup.regions}
    for check in sorted(summary.checks, key=lambda check: check.ok):
        result = _("agrees") if check.ok else _("DIFFERS")
        sheet.row([names.get(check.region, _("Total")), result, check.message, check.code], is_bad=not check.ok)


def definitions(sheet: Sheet, summary: Summary) -> None:
    sheet.header([_("Figure"), _("Code"), _("How it is counted")], [58, 40, 90])
    for section in summary.rollup.sections:
        sheet.heading(section.label)
        for figure, depth in summary.rollup.figures_of(section):
            sheet.row([figure.label, figure.code, definition(figure)], depth)
