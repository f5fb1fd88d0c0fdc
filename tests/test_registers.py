"""Registers: paging by key, filters, fragments, Excel, constant queries."""

import datetime
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from appeals.models import Appeal
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
    monkeypatch.setattr("mediation.keyset.CAP", 100)
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
