"""The Word report and the workbook of the demo's third quarter (their numbers: ``test_agreement``)."""

import io
import re

import pytest
from django.core.management import call_command
from docx import Document
from openpyxl import load_workbook
from pypdf import PdfReader

from accounts.models import User
from mediation.numbers import shown
from mediation.quarter import Quarter
from reports.summary import summarise
from tests.conftest import signed_in
from tests.tools import as_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
LANGUAGES = ["ru", "kk"]
DRAWN = {"Графики", "Графики регионов", "Графики кварталов", "Карта"}  # sheets of pictures, each one page


def export(tmp_path, form, lang="ru", quarter="2023-Q3"):
    path = tmp_path / f"summary-{lang}.{form}"
    call_command("export_summary", quarter, "--format", form, "--lang", lang, "--output", str(path))
    return path


def rows(table) -> list[list[str]]:
    """The texts of a table; ``row.cells`` of python-docx searches the whole table for each row."""
    return [
        ["".join(mark.text or "" for mark in cell.xpath(".//w:t")) for cell in row._tr.tc_lst] for row in table.rows
    ]


def test_the_annex_by_region_repeats_its_header_and_adds_up(tmp_path):
    tables = Document(str(export(tmp_path, "docx"))).tables
    for table in tables:
        assert table.rows[0]._tr.xpath("./w:trPr/w:tblHeader")
    annex = rows(tables[0])
    assert len(annex) == 22  # header, republic, twenty regions
    columns = list(zip(*[[int(cell.replace("\u202f", "")) for cell in row[1:]] for row in annex[1:]], strict=True))
    assert all(column[0] == sum(column[1:]) for column in columns)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_number_of_the_text_is_a_figure_or_a_date(tmp_path, lang):
    """What the sentences say stands in the figures of the quarter."""
    document = Document(str(export(tmp_path, "docx", lang)))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    rollup = summarise(Quarter(2023, 3)).rollup
    said = {shown(value) for value in rollup.totals.values()}
    for code in ("platforms.total", "mediators.public", "appeals.received", "appeals.resolved.agreement",
                 "open_day.appeals", "week.survey_respondents", "events.attendance"):  # fmt: skip
        assert shown(rollup.totals[code]) in text, code
    numbers = set(re.findall(r"\d{1,3}(?:\u202f\d{3})+", text))
    assert numbers and numbers <= said


def test_the_sections_come_in_the_order_of_the_report(tmp_path):
    document = Document(str(export(tmp_path, "docx")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    marks = ["СПРАВКА", "площадок по медиации", "В реестре Ассамблеи", "поступило 1\u202f724\u00a0обращения",
             "546\u00a0публикаций", "345\u00a0мероприятий", "Неделя медиации", "День открытых дверей",
             "область Абай"]  # fmt: skip
    places = [text.index(mark) for mark in marks]
    assert places == sorted(places)
    assert "обращений по межэтническим вопросам не было" in text
    assert text.count("вне отчётного периода") == 6


def test_a_quarter_without_campaigns_has_no_sections_of_them(tmp_path):
    document = Document(str(export(tmp_path, "docx", quarter="2020-Q1")))
    text = "\n".join(paragraph.text for paragraph in document.paragraphs)
    assert "Неделя медиации" not in text and "открытых дверей" not in text
    assert "обращения к медиаторам не поступали" in text
    assert "межэтническим" not in text  # nobody has stated that zero


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("lang", LANGUAGES)
def test_libreoffice_opens_the_files_without_repair(tmp_path, form, lang):
    pages = PdfReader(as_pdf(export(tmp_path, form, lang))).pages
    text = "".join(page.extract_text() for page in pages)
    assert len(pages) > 5
    assert "486" in text and {"ru": "Жамбылская область", "kk": "Жамбыл облысы"}[lang] in text


def test_the_workbook_links_its_sheets_and_the_portals_records(tmp_path, settings):
    settings.PORTAL_URL = "https://portal.example"
    book = load_workbook(export(tmp_path, "xlsx"))
    first = book["Справка"]
    label, figure = first["A6"], first["B6"]
    assert label.value == "Площадки по медиации"
    sheet, cell = label.hyperlink.location.split("!")
    assert book[sheet.strip("'")][cell].value == label.value
    assert figure.hyperlink.target.startswith("https://portal.example/platforms/?figure=platforms.total")
    assert all(sheet["A3"].hyperlink for sheet in book)


def test_the_workbook_has_charts_and_prints_across_with_repeated_headings(tmp_path):
    book = load_workbook(export(tmp_path, "xlsx"))
    assert len(book["Графики"]._charts) == 3
    for sheet in book:
        assert sheet.page_setup.orientation == "landscape" and sheet.page_setup.paperSize == 9
        assert sheet.title in DRAWN or sheet.print_title_rows == "$4:$4"


def test_control_totals_are_told_in_a_sentence(tmp_path):
    book = load_workbook(export(tmp_path, "xlsx"))
    assert "сходятся" in book["Контрольные суммы"]["C3"].value


def test_paper_gets_the_control_totals_of_the_republic_and_the_screen_all(tmp_path):
    sheet = load_workbook(export(tmp_path, "xlsx"))["Контрольные суммы"]
    checks = summarise(Quarter(2023, 3)).checks
    kept = [check for check in checks if not (check.ok and check.region)]
    assert 0 < len(kept) < len(checks) == sheet.max_row - 4
    assert sheet.print_area.endswith(f"$A$1:$D${4 + len(kept)}")
    assert {row[0] for row in sheet.iter_rows(min_row=5, max_row=4 + len(kept), values_only=True)} == {"Всего"}


def test_many_figures_side_by_side_have_their_labels_turned(tmp_path):
    book = load_workbook(export(tmp_path, "xlsx"))
    for name in ("Обращения по вопросам", "Мероприятия"):
        assert book[name]["B4"].alignment.text_rotation == 90
    assert not book["Публикации"]["B4"].alignment.text_rotation


def test_a_coordinator_gets_the_report_of_the_own_region_alone(demo):
    client = signed_in(User.objects.get(username="zhambyl"))
    response = client.get("/reports/2023-Q3/summary.docx")
    content = b"".join(response.streaming_content)
    assert response.status_code == 200 and content[:2] == b"PK"
    text = "\n".join(paragraph.text for paragraph in Document(io.BytesIO(content)).paragraphs)
    assert "Жамбылская область" in text and "область Абай" not in text
