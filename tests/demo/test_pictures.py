"""The pictures of the workbook and of the Word report: native charts over the same figures, and the map."""

import io
import re
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from accounts.models import User
from mediation.numbers import shown
from mediation.quarter import Quarter
from reports.summary import summarise
from tests.conftest import signed_in
from tests.demo.test_documents import export, rows

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
SHEETS = {"Графики регионов": 4, "Графики кварталов": 23}


def referred(reference: str, book) -> list:
    """The values of the cells that a chart refers to."""
    name, cells = reference.rsplit("!", 1)
    area = book[name.strip("'")][cells.replace("$", "")]
    return [cell.value for line in area for cell in line]


def test_every_chart_refers_to_cells_that_hold_the_figures(tmp_path):
    book = load_workbook(export(tmp_path, "xlsx"))
    for name, count in SHEETS.items():
        assert len(book[name]._charts) == count
    rollup = summarise(Quarter(2023, 3)).rollup
    first = book["Графики регионов"]._charts[0].series[0]
    names, values = referred(first.cat.strRef.f, book), referred(first.val.numRef.f, book)
    by_name = {str(area): rollup.values["appeals.received"][area.pk] for area in rollup.regions}
    assert dict(zip(names, values, strict=True)) == by_name and values == sorted(values, reverse=True)
    trend = book["Графики кварталов"]._charts[0].series[0]
    assert referred(trend.cat.strRef.f, book)[-1] == "3 кв. 2023" and referred(trend.val.numRef.f, book)[-1] == 1724


def test_the_small_charts_have_one_scale(tmp_path):
    charts = load_workbook(export(tmp_path, "xlsx"))["Графики кварталов"]._charts[3:]
    assert len(charts) == 20
    assert len({chart.y_axis.scaling.max for chart in charts}) == 1
    assert {chart.y_axis.scaling.min for chart in charts} == {0}


def test_the_sheet_of_the_map_has_a_tile_a_region_and_the_map(tmp_path):
    sheet = load_workbook(export(tmp_path, "xlsx"))["Карта"]
    numbers = [cell.value for row in sheet.iter_rows(min_row=6) for cell in row if isinstance(cell.value, int)]
    assert len(numbers) == 20 and sum(numbers) == 1724
    assert len(sheet._images) == 1


@pytest.mark.parametrize("lang", ["ru", "kk"])
def test_the_word_report_has_native_charts_that_are_told_in_words(tmp_path, lang):
    path = export(tmp_path, "docx", lang)
    with ZipFile(path) as parts:
        charts = [parts.read(name).decode() for name in parts.namelist() if name.startswith("word/charts/")]
        said = re.findall(r'<wp:docPr id="(\d+)"[^>]*descr="([^"]+)"', parts.read("word/document.xml").decode())
    assert len(charts) == 7
    assert len(said) == 7 + 1 + 20 and len({number for number, _text in said}) == 28
    place = {"ru": "Туркестанская область 141", "kk": "Түркістан облысы 141"}[lang]
    assert any(place in text for _number, text in said)
    assert "<v>141</v>" in "".join(charts)


def test_the_table_of_quarters_stands_beside_its_columns(tmp_path):
    document = Document(str(export(tmp_path, "docx")))
    table = next(table for table in document.tables if rows(table)[0][1] == "Восемь кварталов")
    assert len(table.rows) == 21 and len(table._tbl.xpath(".//pic:pic")) == 20
    assert rows(table)[1][0] == "область Абай" and rows(table)[1][-1] == "70"


def test_the_same_figures_give_the_same_pictures(tmp_path):
    (tmp_path / "again").mkdir()
    for form in ("docx", "xlsx"):
        with ZipFile(export(tmp_path, form)) as one, ZipFile(export(tmp_path / "again", form)) as two:
            assert one.namelist() == two.namelist()
            # The properties hold the moment at which the file was made.
            differ = [name for name in one.namelist() if one.read(name) != two.read(name)]
        assert set(differ) <= {"docProps/core.xml"}


def test_the_map_is_drawn_with_shades_and_numbers(tmp_path):
    with ZipFile(export(tmp_path, "docx")) as parts:
        pictures = [Image.open(io.BytesIO(parts.read(name))) for name in parts.namelist() if name.endswith(".png")]
    country = max(pictures, key=lambda picture: picture.width)
    assert country.width == 1600 and len(country.convert("RGB").getcolors(256)) > 6


def test_a_coordinators_files_draw_the_own_region_alone(demo):
    client = signed_in(User.objects.get(username="zhambyl"))
    for form in ("xlsx", "docx"):
        content = b"".join(client.get(f"/reports/2023-Q3/summary.{form}").streaming_content)
        with ZipFile(io.BytesIO(content)) as parts:
            told = "".join(parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml"))
            drawn = [name for name in parts.namelist() if "charts/chart" in name]
        assert "область Абай" not in told and "Туркестанская" not in told
        assert len(drawn) >= 3


def test_a_quarter_of_which_nothing_is_known_has_files_all_the_same(tmp_path):
    for form in ("xlsx", "docx"):
        assert export(tmp_path, form, quarter="2019-Q1").stat().st_size > 10_000


def test_the_annex_of_regions_holds_the_figures_in_order_of_their_places(tmp_path):
    figures = summarise(Quarter(2023, 3)).rollup
    table = next(one for one in map(rows, Document(str(export(tmp_path, "docx"))).tables) if one[0][1] == "Место")
    names = {str(area): area.pk for area in figures.regions}
    for name, _place, received, _change, rate, mean, _median, *spans in table[1:]:
        code = names[name]
        told = [figures.values[f"appeals.{name}"][code] for name in ("received", "agreement_rate", "days_to_resolve")]
        assert [received, rate, mean] == [shown(value) for value in told]
        assert sum(map(int, spans)) == figures.values["appeals.resolved"][code]
    assert [int(row[1]) for row in table[1:]] == sorted(int(row[1]) for row in table[1:])
