"""The third quarter of 2023, end to end: records, JSON, page, workbook, registers."""

import hashlib
import io
import json
import random
import re
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from appeals.models import Appeal
from desk.demo.closing import close_quarters
from desk.demo.facts import CLOSED, PLACES
from events.models import Campaign, Event, Response
from events.surveys import actions
from mediation.numbers import shown
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.closing.rule import Evidence
from reports.closing.rules import examine
from reports.closing.state import answers_of, matched
from reports.figures.measures import CountOf, SumOf
from reports.models import Submission
from reports.summary import summarise
from reports.wording.speech import lower_bound
from tests import factories
from tests.demo.facts import FIGURES

# Changes only when the demo is changed on purpose.
APPEALS_OF_THE_DEMO = "a6742886465e3a7ab0104d2088df58bde7747a8c605cc5a8bb1c2173a63715ac"

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
Q3 = Quarter(2023, 3)


def exported(tmp_path, *options):
    path = tmp_path / "summary.json"
    call_command("export_summary", "2023-Q3", "--format", "json", "--output", str(path), *options)
    return json.loads(path.read_text())


def test_the_json_equals_every_figure_of_the_real_report(tmp_path):
    figures = exported(tmp_path)["figures"]
    assert {code: figures[code]["total"] for code in FIGURES} == FIGURES
    assert all(len(row["regions"]) == 20 for row in figures.values())


def test_all_control_totals_hold_in_every_quarter_of_the_demo():
    quarter = Quarter(2021, 4)
    while quarter <= Quarter(2023, 4):
        assert summarise(quarter).failed_checks == []
        quarter = quarter.next()


def test_the_page_shows_the_numbers_of_the_json(as_national, tmp_path):
    page = as_national.get("/reports/2023-Q3/").content.decode()
    written = dict(re.findall(r'data-code="([^"]+)">([^<]+)</a>', page))
    figures = exported(tmp_path)["figures"]
    assert set(written) == set(figures)
    for code, row in figures.items():
        total = row["total"]
        number = shown(Decimal(str(total)) if isinstance(total, float) else total)
        assert written[code].removeprefix("&gt;\u202f") == number, code


@pytest.mark.parametrize(("lang", "summary", "regions"), [("ru", "Справка", "Регионы"), ("kk", "Анықтама", "Өңірлер")])
def test_the_workbook_holds_the_numbers_of_the_json(tmp_path, lang, summary, regions):
    path = tmp_path / "summary.xlsx"
    call_command("export_summary", "2023-Q3", "--format", "xlsx", "--lang", lang, "--output", str(path))
    book = load_workbook(path)
    figures = exported(tmp_path)["figures"]
    totals = {row[5]: row[1] for row in book[summary].iter_rows(min_row=5, values_only=True) if row[5]}
    assert totals == {code: row["total"] for code, row in figures.items()}
    rows = {row[-1]: row[1:-1] for row in book[regions].iter_rows(min_row=5, values_only=True) if row[-1]}
    assert rows == {code: (row["total"], *row["regions"].values()) for code, row in figures.items()}
    assert len(book.sheetnames) == 20
    assert all(cell.data_type != "f" for sheet in book for row in sheet.iter_rows() for cell in row)


def test_fifty_figures_open_exactly_their_records(as_national):
    rollup = summarise(Q3).rollup
    chances = random.Random(7)
    countable = [f for f in rollup.shown.values() if isinstance(f.measure, CountOf | SumOf)]
    for figure in chances.sample(countable, 50):
        region = chances.choice(PLACES).code
        url = f"{figure.source.register}"
        response = open_register(as_national, url, figure.code, region, format="xlsx")
        rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(min_row=2))
        value = rollup.value(figure.code, region)
        if isinstance(figure.measure, SumOf):
            shown_value = open_register(as_national, url, figure.code, region).context["register"]["figure"].value
            is_more = rollup.is_more_than(figure.code, region)
            assert shown_value == (lower_bound(value, "ru") if is_more else shown(value)), figure.code
        else:
            assert len(rows) == value, (figure.code, region)


def open_register(client, register, code, region, **more):
    query = {"figure": code, "in_quarter": "2023-Q3", "in_region": region, **more}
    return client.get(reverse(register), query)


def test_the_page_asks_the_database_a_constant_number_of_times(as_national):
    def queries(address):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert as_national.get(address).status_code == 200
        return len(seen)

    full, empty = queries("/reports/2023-Q3/"), queries("/reports/2019-Q3/")
    assert full == empty < 90
    assert queries("/appeals/") == queries("/appeals/?quarter=2023-Q3") < 20


def test_highlights_told_in_the_report_lie_partly_outside_its_quarter():
    told = Event.objects.filter(told_in_on=Q3.start)
    assert told.count() == 15
    assert told.filter(starts_on__lt=Q3.start).count() == 6
    assert not told.filter(highlight_ru="").exists() and not told.filter(highlight_kk="").exists()


def test_every_region_was_accepted_up_to_the_third_quarter():
    assert QuarterLock.objects.of(Q3).filter(status="accepted").count() == 20
    assert QuarterLock.objects.of(Q3.next()).filter(status="open").count() == 20


def test_loading_the_demo_leaves_every_quarter_open(demo):
    assert demo["closed quarters"] == 0


def test_the_demos_people_close_their_quarters_once():
    before = Submission.objects.count()
    close_quarters()
    assert Submission.objects.count() == before == 160


def test_what_was_accepted_in_the_demo_has_an_answer_to_everything(national):
    for quarter in CLOSED:
        asked = matched(examine(Evidence(quarter, user=national)), answers_of(quarter))
        assert [one.finding for one in asked if one.is_open] == [], quarter


def test_the_demo_refuses_a_database_with_records():
    with pytest.raises(CommandError):
        call_command("load_demo")
    before = Appeal.objects.count()
    call_command("load_demo", "--if-empty")
    assert Appeal.objects.count() == before


def test_the_demo_is_the_same_everywhere():
    rows = Appeal.objects.order_by("number").values_list("number", "received_on", "outcome", "platform__code", "age")
    text = "\n".join(f"{row}" for row in rows)
    assert hashlib.sha256(text.encode()).hexdigest() == APPEALS_OF_THE_DEMO


def test_an_unknown_quarter_is_told_in_a_sentence(tmp_path):
    with pytest.raises(CommandError, match="2023-Q5"):
        call_command("export_summary", "2023-Q5", "--format", "json", "--output", str(tmp_path / "x"))


def answers() -> list[tuple]:
    """No sheet of the workbook carries filled-in questionnaires: only typed totals leave the portal."""
    return list(Response.objects.order_by("pk").values_list("campaign__code", "region", "answered_on"))


def answer_again(given: list[tuple]) -> None:
    asked = {}
    for code in {code for code, _region, _day in given}:
        campaign = Campaign.objects.get(code=code)
        asked[code] = factories.questionnaire(campaign)
    actions.keep([
        actions.blank(asked[code], region_id=region, answered_on=day, way="phone", language="ru", device=uuid4().bytes)
        for code, region, day in given
    ])  # fmt: skip


def test_all_that_goes_out_comes_in_again_with_the_same_figures_for_every_quarter(tmp_path):
    quarters = [Quarter(2021, 4).shift(n) for n in range(9)]

    def figures():
        rollups = [summarise(quarter).rollup for quarter in quarters]
        return [(rollup.totals, rollup.values) for rollup in rollups]

    before = figures()
    given = answers()
    with transaction.atomic():
        call_command("export_workbook", str(tmp_path / "out.xlsx"))
        with connection.cursor() as cursor:
            cursor.execute("update offices_quarterlock set status = 'open'")
            cursor.execute("set constraints all immediate")
            cursor.execute(
                "truncate offices_platform, mediators_mediator, events_campaign, appeals_appealcounter cascade"
            )
        call_command("import_workbook", str(tmp_path / "out.xlsx"))
        answer_again(given)
        assert figures() == before
        transaction.set_rollback(True)
