"""Page, workbook, document and JSON of the demo's third quarter are read back and agree in every number."""

import json
from types import SimpleNamespace

import pytest
from django.core.management import call_command
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from lxml import html
from openpyxl import load_workbook

from accounts.models import User
from offices.models import Region
from reports.indicators import sections
from tests.conftest import signed_in
from tests.demo.test_documents import rows

pytestmark = pytest.mark.django_db
QUARTER, BEFORE, YEAR_BEFORE = "2023-Q3", "2023-Q2", "2022-Q3"
CAMPAIGNS = ("week", "open_day", "other", "campaigns")
# Sheets with regions down and these figures across: a figure, and what stands below it under a stem.
DOWN = {
    "Appeals by source": "appeals.received appeals.received.source.",
    "Appeals by channel": "appeals.received appeals.received.channel.",
    "Appeals by category": "appeals.received appeals.received.category.",
    "Appeals by outcome": "appeals.resolved appeals.resolved.",
    "Mediators": "mediators.",
    "Platforms": "platforms.",
    "Events": "events.",
    "Publications": "publications.",
}


@pytest.fixture(scope="module", params=["ru", "kk"])
def four(request, demo, tmp_path_factory):
    """The JSON of three quarters, and the files and pages of the third, made once for each language."""
    folder, lang = tmp_path_factory.mktemp("four"), request.param

    def export(form, quarter=QUARTER):
        path = folder / f"{quarter}.{form}"
        call_command("export_summary", quarter, "--format", form, "--lang", lang, "--output", str(path))
        return path

    with transaction.atomic(), override(lang):
        now, then, year = (
            json.loads(export("json", one).read_text())["figures"] for one in (QUARTER, BEFORE, YEAR_BEFORE)
        )
        made = SimpleNamespace(
            lang=lang, now=now, then=then, year=year, sections=sections(),
            regions={str(region): region.pk for region in Region.objects.all()},
            book=load_workbook(export("xlsx")), document=Document(str(export("docx"))),
            pages=pages(lang, [section.code for section in sections()]),
        )  # fmt: skip
        transaction.set_rollback(True)
    return made


def pages(lang, codes) -> dict:
    """The table of the page as it opens (under "") and with the regions of each section."""
    client = signed_in(User.objects.get(username="national"))
    asked = {"": {}, **{code: {"show": "regions", "section": code} for code in codes}}
    found = {}
    for code, query in asked.items():
        answer = client.get(f"/reports/{QUARTER}/", query, headers={"accept-language": lang})
        found[code] = html.fromstring(answer.content.decode()).xpath("//table[contains(@class, 'figures')]")[0]
    return found


def text(value) -> str:
    """A number of the JSON as people read it, written here once more on purpose."""
    if value is None:
        return "—"
    return f"{value:.1f}".replace(".", ",") if isinstance(value, float) else f"{value:,}".replace(",", "\u202f")


def changed(now, then) -> str:
    if now is None or then is None:
        return "—"
    difference = round(now - then, 1)
    return ("+" if difference > 0 else "−" if difference < 0 else "") + text(abs(difference))


def read(element) -> str:
    """The text of a cell, without the mark of a lower bound, which the JSON does not have."""
    return element.text_content().strip().removeprefix(">\u202f")


def shown_figures(four, *codes):
    """(figure, depth) of these sections, or of all, in the order of the report."""
    return [pair for one in four.sections if not codes or one.code in codes
            for pair in one.walk() if not pair[0].is_hidden]  # fmt: skip


def test_the_page_shows_every_total_of_the_json(four):
    rows = four.pages[""].xpath(".//tr[td]")
    told = {row.xpath("./td[1]/a/@data-code")[0]: [read(cell) for cell in row.xpath("./td")] for row in rows}
    assert list(told) == list(four.now)
    for code, cells in told.items():
        now, then, year = (one[code]["total"] for one in (four.now, four.then, four.year))
        is_age = code.endswith((".age_min", ".age_max"))
        assert cells == [text(now), text(then), "—" if is_age else changed(now, then), text(year)], code


def test_the_page_shows_every_number_of_every_region(four):
    told = {}
    for section in four.sections:
        table = four.pages[section.code]
        names = [read(cell) for cell in table.xpath(".//thead//th")][5:]
        for row in table.xpath(".//tr[td]"):
            [code] = row.xpath("./td[1]/a/@data-code")
            cells = [read(cell) for cell in row.xpath("./td")]
            told[code] = (cells[0], {four.regions[name]: cell for name, cell in zip(names, cells[4:], strict=True)})
    expected = {
        code: (text(row["total"]), {region: text(value) for region, value in row["regions"].items()})
        for code, row in four.now.items()
    }
    assert told == expected


def lines(sheet) -> list[tuple]:
    """The cells below the header that hold more than a heading."""
    return [row for row in sheet.iter_rows(min_row=5, values_only=True) if any(cell is not None for cell in row[1:])]


def test_the_first_sheet_holds_every_total_with_the_quarters_beside_it(four):
    with override(four.lang):
        told = lines(four.book[_("Summary")])
    labels = {figure.code: figure.label for figure, _depth in shown_figures(four)}
    assert [row[5] for row in told] == list(four.now)
    for label, now, then, change, year, code in told:
        assert label == labels[code]
        assert [now, then, year] == [one[code]["total"] for one in (four.now, four.then, four.year)], code
        assert change == (None if None in (now, then) else pytest.approx(now - then)), code


@pytest.mark.parametrize(("name", "codes"), [("Regions", ()), ("Campaigns", CAMPAIGNS)])
def test_a_sheet_with_regions_across_holds_every_number(four, name, codes):
    with override(four.lang):
        sheet = four.book[_(name)]
    header, told = [cell.value for cell in sheet[4]], lines(sheet)
    figures = [figure for figure, _depth in shown_figures(four, *codes)]
    assert [(row[0], row[-1]) for row in told] == [(figure.label, figure.code) for figure in figures]
    for row in told:
        stated = four.now[row[-1]]
        assert row[1] == stated["total"], row[-1]
        numbers = {four.regions[name]: cell for name, cell in zip(header[2:-1], row[2:-1], strict=True)}
        assert numbers == stated["regions"], row[-1]


@pytest.mark.parametrize(("name", "stems"), DOWN.items(), ids=range(len(DOWN)))
def test_a_sheet_with_regions_down_holds_every_number(four, name, stems):
    with override(four.lang):
        sheet, total = four.book[_(name)], _("Total")
    whole, _space, below = stems.rpartition(" ")
    codes = [code for code in four.now if code == whole or code.startswith(below)]
    labels = {figure.code: figure.label for figure, _depth in shown_figures(four)}
    assert [cell.value for cell in sheet[4]][1:] == [labels[code] for code in codes]
    told = {row[0]: list(row[1:]) for row in lines(sheet)}
    assert told.pop(total) == [four.now[code]["total"] for code in codes]
    assert {four.regions[name]: numbers for name, numbers in told.items()} == {
        region: [four.now[code]["regions"][region] for code in codes] for region in four.regions.values()
    }


def test_the_last_annex_of_the_document_holds_every_total(four):
    expected = []
    for section in four.sections:
        figures = [figure for figure, _depth in shown_figures(four, section.code)]
        if section.code in ("week", "open_day", "other") and not any(four.now[one.code]["total"] for one in figures):
            continue  # there was no such campaign
        expected.append([section.label, "", "", "", ""])
        for figure in figures:
            now, then, year = (one[figure.code]["total"] for one in (four.now, four.then, four.year))
            expected.append([figure.label, text(now), text(then), changed(now, then), text(year)])
    assert rows(four.document.tables[-1])[1:] == expected


def test_the_annexes_by_region_hold_the_numbers_of_their_headings(four):
    """A heading names its figure alone: with its whole before it, where it is a part."""
    annexes = [("platforms", "mediators", "appeals", "publications", "events"), ("week",), ("open_day",)]
    tables = four.document.tables[:-4]  # three annexes of pictures have tables of their own, and one has all figures
    with override(four.lang):
        total = _("Total")
    for table, codes in zip(tables, annexes, strict=True):
        named = headings(four, codes)
        header, *told = rows(table)
        chosen = [named[label] for label in header[1:]]
        assert len(chosen) >= 5
        assert told[0] == [total, *(text(four.now[code]["total"]) for code in chosen)]
        assert {four.regions[row[0]]: row[1:] for row in told[1:]} == {
            region: [text(four.now[code]["regions"][region]) for code in chosen] for region in four.regions.values()
        }


def headings(four, codes) -> dict[str, str]:
    """The heading of each figure of these sections -> its code; two that read the same are a mistake."""
    labels = {figure.code: figure.label for figure, _depth in shown_figures(four, *codes)}
    wholes = {
        below.code: figure
        for figure, _depth in shown_figures(four, *codes)
        for group in (*figure.partings(), figure.of_which)
        for below in group
    }
    named = [(f"{wholes[code].label}: {label}" if code in wholes else label, code) for code, label in labels.items()]
    assert len(dict(named)) == len(named)
    return dict(named)
