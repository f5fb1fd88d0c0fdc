"""Reports of half-years, years and months of the demo: their headings, their numbers, their records."""

import io
import random

import pytest
from django.core.management import call_command
from docx import Document
from openpyxl import load_workbook

from mediation.quarter import Quarter
from mediation.report_periods import HalfYear, parse_period
from reports.figures.measures import CountOf
from reports.renderers.as_json import plain
from reports.summary import summarise
from tests.tools import as_pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


def exported(tmp_path, period, form, lang):
    path = tmp_path / f"{period}-{lang}.{form}"
    call_command("export_summary", period, "--format", form, "--lang", lang, "--output", str(path))
    return path


@pytest.mark.parametrize(
    ("period", "lang", "title", "annex", "beside"),
    [
        ("2023-H1", "ru", "за первое полугодие 2023 года", "Первое полугодие 2023 года", "1-е полугодие 2022"),
        ("2023-H1", "kk", "2023 жылғы бірінші жартыжылдықта", "2023 жылғы бірінші жартыжылдық",
         "2022 ж. 1-жартыжылдық"),
        ("2023", "ru", "за 2023 год", "2023 год", "2022 год"),
        ("2023", "kk", "2023 жылы", "2023 жыл", "2022 жыл"),
        ("2023-01..2023-05", "ru", "за январь–май 2023 года", "Январь–май 2023 года", "январь–май 2022"),
        ("2023-01..2023-05", "kk", "2023 жылғы қаңтар–мамыр айларында", "2023 жылғы қаңтар–мамыр",
         "2022 ж. қаңтар–мамыр"),
        ("2023-05", "kk", "2023 жылғы мамыр айында", "2023 жылғы мамыр", "2022 ж. мамыр"),
    ],
)  # fmt: skip
def test_the_document_names_its_period_and_what_it_is_compared_with(tmp_path, period, lang, title, annex, beside):
    document = Document(str(exported(tmp_path, period, "docx", lang)))
    text = [paragraph.text for paragraph in document.paragraphs]
    assert title in text[1]
    assert any(line.endswith(f". {annex}") for line in text)
    heads = [cell.text for cell in document.tables[-1].rows[0].cells]
    assert len(heads) == 4 and heads[2] == beside
    said = " ".join(text).replace("открытых дверей проводится каждый квартал", "").replace("әр тоқсанда", "")
    assert "вартала" not in said and "оқсан ішінде" not in said


def test_the_workbook_of_a_year_holds_what_the_page_counts_and_tells_of_its_quarters(tmp_path):
    book = load_workbook(exported(tmp_path, "2023", "xlsx", "ru"))
    sheet, rollup = book["Справка"], summarise(parse_period("2023")).rollup
    assert [cell.value for cell in sheet[4]][1:4] == ["2023 год", "2022 год", "Изменение"]
    written = {row[4]: row[1] for row in sheet.iter_rows(min_row=5, values_only=True) if row[4]}
    assert written == {code: plain(rollup.totals[code]) for code in rollup.shown}
    for said in ("3 кв. 2023: принят", "4 кв. 2023: сдали отчёт регионов: 0 из 20 (ещё не закончился)"):
        assert said in sheet["B3"].value
    assert sheet["B6"].hyperlink.target.endswith("?figure=platforms.total&in_period=2023")
    defined = book["Определения"].iter_rows(min_row=5, values_only=True)
    assert "квартал" not in " ".join(row[2] for row in defined if row[2])


def test_libreoffice_opens_the_files_of_a_half_year_without_repair(tmp_path):
    for form, lang in (("docx", "kk"), ("xlsx", "ru")):
        assert as_pdf(exported(tmp_path, "2023-H1", form, lang))


def test_a_half_year_is_more_than_its_quarters_only_where_it_adds_up():
    half, *quarters = (summarise(one).rollup for one in (HalfYear(2023, 1), Quarter(2023, 1), Quarter(2023, 2)))
    for code in ("appeals.received", "appeals.resolved.agreement", "events.attendance", "publications.total"):
        assert half.totals[code] == sum(one.totals[code] for one in quarters), code
    for code in ("open_day.mediators", "open_day.offices"):
        assert 0 < half.totals[code] < sum(one.totals[code] for one in quarters), code
    assert half.totals["appeals.pending_start"] == quarters[0].totals["appeals.pending_start"]
    assert half.totals["mediators.total"] == quarters[1].totals["mediators.total"]


def test_all_control_totals_hold_in_every_half_year_and_year_of_the_demo():
    for text in ("2022-H1", "2022-H2", "2023-H1", "2023-H2", "2022", "2023", "2022-02..2023-08"):
        assert summarise(parse_period(text)).failed_checks == [], text


def test_thirty_figures_of_a_half_year_open_exactly_their_records(as_national):
    page = as_national.get("/reports/2023-H1/").context["page"]
    countable = [figure for figure in page.now.rollup.shown.values() if isinstance(figure.measure, CountOf)]
    regions = [region.pk for region in page.now.rollup.regions]
    chances = random.Random(11)
    for figure in chances.sample(countable, 30):
        region = chances.choice(regions)
        answer = as_national.get(page.records_url(figure, region) + "&format=xlsx")
        rows = list(load_workbook(io.BytesIO(b"".join(answer.streaming_content))).active.iter_rows(min_row=2))
        assert len(rows) == page.now.rollup.value(figure.code, region), (figure.code, region)


def test_the_page_of_a_period_asks_no_more_for_more_years(as_national, django_assert_max_num_queries):
    with django_assert_max_num_queries(90) as short:
        assert as_national.get("/reports/2023-05/").status_code == 200
    with django_assert_max_num_queries(len(short)):
        assert as_national.get("/reports/2019-02..2023-11/").status_code == 200
