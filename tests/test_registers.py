"""Registers: paging by key, filters, fragments, Excel, constant queries."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import resolve, reverse
from openpyxl import load_workbook

from appeals.models import Appeal
from mediation.keyset import Key
from mediation.registers import Register
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
REGISTERS = [
    "appeals:appeals",
    "events:events",
    "events:publications",
    "events:campaigns",
    "events:participations",
    "events:surveys",
    "events:questionnaires",
    "events:responses",
    "mediators:mediators",
    "offices:platforms",
]


@pytest.fixture
def many(db):
    """A hundred and twenty appeals on few days, so that pages break within a day."""
    at = factories.platform("KZ-31")
    return [factories.appeal(at, D(2023, 11, 1 + n % 7)) for n in range(120)]


def pages(client, url):
    while url:
        register = client.get(url).context["register"]
        yield [row["cells"][0]["text"] for row in register["rows"]]
        url = register["next_url"]


def test_paging_shows_every_record_once_in_order(as_coordinator, many):
    found = [number for page in pages(as_coordinator, reverse("appeals:appeals")) for number in page]
    expected = Appeal.objects.order_by("-received_on", "-pk").values_list("number", flat=True)
    assert found == list(expected)


def test_the_way_back_leads_to_the_page_before(as_coordinator, many):
    first = as_coordinator.get(reverse("appeals:appeals")).context["register"]
    second = as_coordinator.get(first["next_url"]).context["register"]
    assert as_coordinator.get(second["previous_url"]).context["register"]["rows"] == first["rows"]
    assert not first["previous_url"]


def test_a_count_stops_at_a_thousand(as_coordinator, monkeypatch, many):
    monkeypatch.setattr("mediation.registers.Register.counted_to", 100)
    assert "1" in as_coordinator.get(reverse("appeals:appeals")).context["register"]["count_label"]


@pytest.mark.parametrize("name", REGISTERS)
def test_an_empty_register_says_so(as_coordinator, name):
    response = as_coordinator.get(reverse(name))
    assert response.status_code == 200
    assert "Ничего не найдено" in response.content.decode()


@pytest.mark.parametrize("name", REGISTERS)
def test_a_fragment_is_the_results_alone(as_coordinator, name):
    text = as_coordinator.get(reverse(name), headers={"HX-Request": "true"}).content.decode()
    assert 'id="results"' in text and "<html" not in text


def test_a_register_asks_the_database_as_often_for_many_rows_as_for_one(as_coordinator, many):
    def queries(query):
        with CaptureQueriesContext(connection) as seen:
            as_coordinator.get(reverse("appeals:appeals"), query)
        return len(seen)

    assert queries({}) == queries({"q": many[0].number}) <= 16


def test_the_excel_file_holds_what_the_filters_leave(as_coordinator):
    at = factories.platform("KZ-31")
    factories.appeal(at, D(2023, 11, 2), source="court")
    factories.appeal(at, D(2023, 11, 2), source="self")
    response = as_coordinator.get(reverse("appeals:appeals"), {"source": "court", "format": "xlsx"})
    rows = list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))
    assert len(rows) == 2
    assert rows[1][1].date() == D(2023, 11, 2)


def test_the_register_of_mediators_as_of_a_day(as_administrator):
    factories.mediator("KZ-31", included_on=D(2022, 1, 1), excluded_on=D(2023, 1, 1))
    found = {
        day: len(as_administrator.get(reverse("mediators:mediators"), {"on": day}).context["register"]["rows"])
        for day in ("2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01")
    }
    assert list(found.values()) == [0, 1, 1, 0]


def test_a_search_ignores_case(as_coordinator):
    factories.event("KZ-31", title="Круглый стол о Согласии")
    for text in ("согласии", "КРУГЛЫЙ"):
        assert len(as_coordinator.get(reverse("events:events"), {"q": text}).context["register"]["rows"]) == 1


def declared(name) -> type[Register]:
    return resolve(reverse(name)).func.view_class


def fill(count: int) -> None:
    """Put as many records into every register, with and without the values that may be missing."""
    campaign = factories.campaign("open_day", D(2023, 11, 3), name_ru="Әділ күн", name_kk="Әділ күн")
    for number in range(count):
        has = number % 3 == 0
        at = factories.platform(name_ru=f"Площадка {number % 7}", name_kk="Алаң" * (number % 2))
        who = factories.mediator(full_name=f"{'ӘЖЁя'[number % 4]} {number % 5}", languages="казахский" * has)
        day = D(2023, 11, 3)
        values = {"outcome": "consultation", "resolved_on": day, "mediator": who, "age": number % 90} if has else {}
        factories.appeal(at, day, campaign=campaign if has else None, **values)
        factories.event(starts_on=day, title=f"Встреча {number % 4}", campaign=campaign if has else None)
        factories.publication(published_on=day, campaign=campaign if has else None, outlet="газета" * has)
        factories.participation(campaign, at, who if has else None)
        asked = factories.questionnaire(campaign, name_ru=f"Анкета {number % 4}")
        factories.response(asked, "KZ-31", platform=at if has else None, way="paper" if has else "phone")
        factories.survey(factories.campaign("other", day, name_ru=f"Акция {number % 3}"), respondents=number % 9)


def fragment(client, url: str) -> dict:
    """The results alone: the filters around them cost more than they do."""
    return client.get(url, headers={"HX-Request": "true"}).context["register"]


def lines(register) -> list[tuple]:
    return [(row["url"], row["cells"][-1]["text"]) for row in register["rows"]]


def walked(client, url: str, way: str) -> list[list[tuple]]:
    """The pages from here on, forwards or back."""
    found = []
    while url:
        register = fragment(client, url)
        found.append(lines(register))
        url = register[way]
    return found


@pytest.mark.parametrize("sign", ["", "-"], ids=["up", "down"])
@pytest.mark.parametrize("name", REGISTERS)
def test_every_register_sorts_by_every_column_and_pages_through_it(as_national, monkeypatch, name, sign):
    """Each record once, in the order of one long page, there and back again; those without a value last."""
    fill(9)
    view = declared(name)
    for column in (column for column in view.columns if not column.permission):
        url = f"{reverse(name)}?sort={sign}{column.code}&columns={column.code}"
        monkeypatch.setattr("mediation.registers.PAGE", 1000)
        whole = lines(fragment(as_national, url))
        monkeypatch.setattr("mediation.registers.PAGE", 4)
        there = walked(as_national, url, "next_url")
        assert len(there) > 2 and [line for page in there for line in page] == whole, column
        last = url
        while following := fragment(as_national, last)["next_url"]:
            last = following
        assert walked(as_national, last, "previous_url")[::-1] == there, column
        is_empty = [text == "—" for _url, text in whole]
        assert not column.is_nullable(view.model) or is_empty == sorted(is_empty), column


def test_names_are_sorted_by_the_alphabet(as_national):
    for name in ("Яковлев", "Әбенов", "Ёлкин", "Жанов", "Қанатов", "Лавров", "Абаев", "Еркин"):
        factories.mediator(full_name=name)
    for sign in ("", "-"):
        register = as_national.get(f"/mediators/?sort={sign}mediator__full_name").context["register"]
        names = [row["cells"][0]["text"] for row in register["rows"]]
        alphabet = ["Абаев", "Әбенов", "Еркин", "Ёлкин", "Жанов", "Қанатов", "Лавров", "Яковлев"]
        assert names == (alphabet if not sign else alphabet[::-1])


def test_every_register_asks_as_often_for_two_hundred_rows_as_for_ten(as_national):
    def queries(name):
        with CaptureQueriesContext(connection) as seen:
            as_national.get(reverse(name))
            as_national.get(reverse(name), {"sort": declared(name).columns[-1].code})
        return len(seen)

    fill(10)
    few = {name: queries(name) for name in REGISTERS}
    fill(190)
    assert {name: queries(name) for name in REGISTERS} == few


@pytest.mark.parametrize("name", REGISTERS)
def test_a_heading_says_how_it_sorts(as_national, name):
    fill(1)
    first = declared(name).columns[0]
    text = as_national.get(reverse(name), {"sort": f"-{first.code}"}).content.decode()
    assert text.count('aria-sort="descending"') == 1
    head = as_national.get(reverse(name), {"sort": first.code}).context["register"]["columns"][0]
    assert head["direction"] == "ascending" and f"sort=-{first.code}" in head["url"].replace("%2D", "-")


@pytest.mark.parametrize("name", REGISTERS)
def test_an_unknown_column_or_order_is_as_if_it_were_not_there(as_national, name):
    usual = as_national.get(reverse(name)).context["register"]
    asked = as_national.get(reverse(name), {"sort": "password", "columns": ["user__password"]}).context["register"]
    assert [head["label"] for head in asked["columns"]] == [head["label"] for head in usual["columns"]]


@pytest.mark.parametrize("mark", ["WzFd", "W251bGwsIDFd", "WyJ4IiwgInkiLCAieiJd"])
def test_a_tampered_mark_is_not_found_in_any_order(as_national, mark):
    for order in ("", "received_on", "category", "campaign"):
        assert as_national.get("/appeals/", {"sort": order, "after": mark}).status_code == 404


def test_a_key_without_nulls_is_read_from_its_name():
    assert Key.of("-received_on") == Key("received_on", is_descending=True)
