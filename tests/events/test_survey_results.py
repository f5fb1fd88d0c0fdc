"""Results of a questionnaire, the figure they make with typed totals, and the conclusions in the report."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override
from openpyxl import load_workbook

from events.models import Questionnaire, SurveyTotal
from mediation.quarter import Quarter
from reports.narrative import narrate
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
Q4 = Quarter(2023, 4)


@pytest.fixture
def asked(db):
    return factories.questionnaire(factories.campaign("week", D(2023, 11, 13), D(2023, 11, 24)))


@pytest.fixture
def answered(asked):
    """Three people of one region, two of another."""
    for single, several, step, words in ((1, (1, 2), 5, "канарейка"), (1, (2,), 4, ""), (2, (3,), 1, "")):
        factories.response(asked, single=single, several=several, step=step, words=words)
    factories.response(asked, "KZ-71", single=3, way="paper", words="снегирь")
    factories.response(asked, "KZ-71", single=3)
    return asked


def results(client, asked, **query):
    return client.get(reverse("events:questionnaire_results", args=[asked.pk]), query)


def numbers(told) -> dict:
    return {one.question.kind: [(row.count, str(row.share)) for row in one.lines] for one in told.questions}


def test_results_are_numbers_shares_and_a_mean_of_all_or_of_one_region(as_national, answered):
    told = results(as_national, answered).context["results"]
    assert told.count == 5 and told.ways == [("с телефона", "4"), ("на бумаге", "1")]
    assert numbers(told)["single"] == [(2, "40.0"), (1, "20.0"), (2, "40.0")]
    assert numbers(told)["several"] == [(3, "60.0"), (2, "40.0"), (1, "20.0")]
    assert numbers(told)["scale"] == [(1, "20.0"), (0, "0.0"), (0, "0.0"), (3, "60.0"), (1, "20.0")]
    assert [str(one.mean) for one in told.questions if one.mean is not None] == ["3.6"]
    assert told.questions[3].answered == 2
    one = results(as_national, answered, region="KZ-31").context["results"]
    assert one.count == 3 and numbers(one)["single"] == [(2, "66.7"), (1, "33.3"), (0, "0.0")]


def test_a_coordinator_sees_the_own_region_whatever_the_address_asks(as_coordinator, answered):
    for _person in range(2):
        factories.response(answered)
    page = results(as_coordinator, answered, region="KZ-71")
    assert page.context["results"].count == 5
    assert "канарейка" in page.content.decode() and "снегирь" not in page.content.decode()


def test_words_of_a_region_with_fewer_than_five_answers_are_shown_to_nobody(as_coordinator, as_national, answered):
    for client, few in ((as_coordinator, {}), (as_national, {"region": "KZ-71"})):
        page = results(client, answered, **few).content.decode()
        assert "канарейка" not in page and "снегирь" not in page and "начиная с пятой" in page
        assert words_in_the_file(client, answered, **few) == []
    # Nor by taking the other regions' words from those of all.
    for _person in range(2):
        factories.response(answered)
    page = results(as_national, answered).content.decode()
    assert "канарейка" in page and "снегирь" not in page and "начиная с пятой" in page
    assert words_in_the_file(as_national, answered) == ["канарейка"]


def words_in_the_file(client, asked, **query) -> list[str]:
    content = b"".join(results(client, asked, **query, format="xlsx").streaming_content)
    return [row[1] for row in load_workbook(io.BytesIO(content)).worksheets[1].iter_rows(min_row=2, values_only=True)]


def test_words_written_alike_are_told_once_with_their_number(as_national, answered):
    for _person in range(4):
        factories.response(answered, "KZ-71", words="снегирь")
    page = results(as_national, answered).content.decode()
    assert page.count("снегирь") == 1 and "× 5" in page


def test_single_answers_are_shown_of_paper_to_its_region_only(as_coordinator, as_national, asked):
    paper, phone = (factories.response(asked, way=way, words="канарейка") for way in ("paper", "phone"))

    def opened(client, row):
        return client.get(reverse("events:response", args=[row.pk])).content.decode()

    shown = opened(as_coordinator, paper)
    assert "канарейка" in shown and "Вопрос single" in shown and "только в сумме" not in shown
    for client, row in ((as_coordinator, phone), (as_national, phone), (as_national, paper)):
        hidden = opened(client, row)
        assert "канарейка" not in hidden and "Вопрос single" not in hidden and "только в сумме" in hidden


def test_results_without_answers_say_so(as_national, asked):
    page = results(as_national, asked)
    text = page.content.decode()
    assert page.context["results"].count == 0 and "Пока никто ничего не написал" in text
    assert "В портале анкету пока никто не заполнил" in text and "0,0" not in text


def test_the_page_asks_as_often_for_many_answers_as_for_few(as_national, asked):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert results(as_national, asked).status_code == 200
        return len(seen)

    for _person in range(5):
        factories.response(asked, words="да")
    few = queries()
    for region in ("KZ-31", "KZ-71", "KZ-10") * 10:
        factories.response(asked, region, words="да")
    assert queries() == few


def test_the_workbook_says_the_same(as_national, answered):
    response = results(as_national, answered, format="xlsx")
    book = load_workbook(io.BytesIO(b"".join(response.streaming_content)))
    rows = list(book.worksheets[0].iter_rows(min_row=2, values_only=True))
    assert [row[2] for row in rows if row[0] == "Вопрос single"] == [5, 2, 1, 2]
    places = {row[0]: row[1:] for row in book.worksheets[2].iter_rows(min_row=2, values_only=True)}
    assert places["Жамбылская область"] == (3, 0) and places["город Астана"] == (2, 0)


def figure(region=None):
    return summarise(Q4).rollup.value("week.survey_respondents", region)


def test_the_figure_adds_typed_totals_and_what_is_filled_in(as_national, answered):
    factories.survey(answered.campaign, "KZ-10", 40)
    factories.survey(answered.campaign, "KZ-71", 0)
    assert (figure(), figure("KZ-31"), figure("KZ-71"), figure("KZ-10")) == (45, 3, 2, 40)
    asked = {"figure": "week.survey_respondents", "in_quarter": "2023-Q4"}
    register = as_national.get(reverse("events:surveys"), asked).context["register"]
    assert register["figure"].value == "45" and len(register["rows"]) == 4
    cells = {(row["cells"][0]["text"], row["cells"][-1]["text"]): row["url"] for row in register["rows"]}
    opened = as_national.get(cells["Жамбылская область", "3"], follow=True)
    assert opened.context["results"].count == 3
    rows = as_national.get(opened.context["responses_url"]).context["register"]["rows"]
    assert len(rows) == 3
    typed = as_national.get(cells["область Абай", "40"], follow=True)
    assert typed.resolver_match.view_name == "events:survey"


def test_a_taken_out_answer_leaves_the_figure(as_coordinator, answered):
    row = answered.responses.filter(region="KZ-31").first()
    as_coordinator.post(reverse("events:response_delete", args=[row.pk]))
    assert figure("KZ-31") == 2


def test_a_total_and_answers_of_one_region_are_warned_of(as_coordinator, as_national, answered):
    assert results(as_national, answered).context["doubles"] == []
    total = factories.survey(answered.campaign, "KZ-31", 50)
    page = results(as_coordinator, answered)
    assert [one["code"] for one in page.context["doubles"]] == ["KZ-31"]
    assert "складываются 3 из портала и внесённый итог 50" in page.content.decode()
    detail = as_coordinator.get(reverse("events:survey", args=[total.pk])).content.decode()
    assert "заполнено анкет: 3" in detail
    SurveyTotal.objects.update(respondents=0)
    assert "заполнено анкет" not in as_coordinator.get(reverse("events:survey", args=[total.pk])).content.decode()


def conclude(client, asked, **values):
    return client.post(reverse("events:questionnaire_conclude", args=[asked.pk]), values)


def told(language: str) -> list[tuple[str, str]]:
    with override(language):
        return narrate(summarise(Q4)).findings


def test_conclusions_go_to_the_report_in_its_language(as_coordinator, as_national, answered):
    conclude(as_coordinator, answered, text_ru="Область просит", text_kk="Облыс сұрайды", version="")
    conclude(as_national, answered, text_ru="Республика знает", text_kk="Республика біледі", version=1)
    assert told("ru") == [("", "Республика знает"), ("Жамбылская область", "Область просит")]
    assert told("kk") == [("", "Республика біледі"), ("Жамбыл облысы", "Облыс сұрайды")]
    row = SurveyTotal.objects.get()
    assert (row.region_id, row.respondents) == ("KZ-31", 0)
    assert figure() == 5
    conclude(as_coordinator, answered, text_ru="Область просит", text_kk="", version=row.version)
    assert told("kk")[1] == ("Жамбыл облысы", "Область просит")


def test_conclusions_of_two_editors_meet_and_neither_is_lost(as_national, asked):
    conclude(as_national, asked, text_ru="Первые", text_kk="", version=1)
    page = conclude(as_national, asked, text_ru="Вторые", text_kk="", version=1)
    assert page.status_code == 409 and "Вторые" in page.content.decode()
    assert Questionnaire.objects.get().conclusions_ru == "Первые"
    assert page.context["form"]["version"].value() == 2
    conclude(as_national, asked, text_ru="Вторые", text_kk="", version=2)
    assert Questionnaire.objects.get().conclusions_ru == "Вторые"


def test_a_coordinator_of_another_region_writes_only_for_the_own(as_coordinator, asked):
    factories.survey(asked.campaign, "KZ-71", 9)
    conclude(as_coordinator, asked, text_ru="Наше", text_kk="", version="")
    assert SurveyTotal.objects.get(region="KZ-71").findings == ""
    assert Questionnaire.objects.get().conclusions_ru == ""
