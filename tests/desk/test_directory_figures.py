"""The directory's published figures with small numbers hidden, and the next open day."""

import datetime

import pytest

from desk.directory.statistics import FIGURES
from events.open_day import next_open_day, proposed
from mediation.quarter import Quarter
from reports.figures.small import ALL, LEAST, hidden
from tests import factories
from tests.desk.directory import publish, text

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


def test_no_figure_is_told_before_its_quarter_is_published(client):
    factories.appeal(factories.platform(), D(2023, 7, 10))
    for path in ("/directory/statistics/", "/directory/regions/KZ-31/"):
        assert "Пока не опубликован ни один квартал" in text(client, path)
    publish("2023-Q2")
    text(client, "/directory/statistics/?quarter=2023-Q3", status=404)
    assert "2 квартал 2023" in text(client, "/directory/statistics/")


def test_the_last_version_of_a_published_quarter_is_told(client):
    publish("2023-Q3", {"events.total": {"KZ-31": 7_111}})
    publish("2023-Q3", {"events.total": {"KZ-31": 7_222}}, revision=2, reason="опечатка")
    for path in ("/directory/regions/KZ-31/", "/directory/statistics/"):
        page = text(client, path)
        assert "7\u202f222" in page and "7\u202f111" not in page
        assert "версия 2" in page and "опечатка" not in page


def test_small_numbers_of_people_are_hidden_and_one_more_so_that_none_follows(client):
    publish("2023-Q3", {"appeals.received": {"KZ-31": 3, "KZ-71": 6, "KZ-10": 0}})
    answer = client.get("/directory/statistics/")
    told = answer.context["statistics"]
    assert "число меньше 5" in answer.content.decode()
    assert "число меньше 5" not in text(client, "/directory/regions/KZ-10/")
    place = [one.code for one in FIGURES].index("appeals.received")
    cells = {code: row[place] for code, row in told.cells.items()}
    assert {code for code, cell in cells.items() if cell.is_hidden} == {"KZ-31", "KZ-71"}
    assert cells["KZ-31"].text == cells["KZ-71"].text == "" and cells["KZ-10"].text == "0"
    assert cells[ALL].text == "1\u202f709"


ROWS = [
    ({"a": 3, "b": 0, "c": 0}, {}),
    ({"a": 1, "b": 1, "c": 0}, {}),
    ({"a": 4, "b": 50, "c": 60}, {}),
    ({"a": 10, "b": 50, "c": 60}, {"a": 12, "b": 60, "c": 80}),
    ({"a": 10, "b": 0, "c": 0}, {"a": 12, "b": 0, "c": 0}),
    ({"a": 2, "b": 2, "c": 2}, {}),
    ({"a": None, "b": 2, "c": 7}, {}),
]


@pytest.mark.parametrize(("row", "whole"), ROWS)
def test_a_hidden_number_does_not_follow_from_the_others(row, whole):
    add = lambda numbers: {ALL: sum(value or 0 for value in numbers.values()), **numbers}  # noqa: E731
    values, wholes = add(row), add(whole) if whole else {}
    kept = hidden(values, wholes)
    for place, value in values.items():
        if place not in kept and value:
            assert value >= LEAST and not 0 < wholes.get(place, value) - value < LEAST
    regions = kept - {ALL}
    if regions and ALL not in kept:
        assert len(regions) > 1 and sum(values[place] for place in regions) >= LEAST


def test_nothing_is_hidden_where_nothing_is_small():
    assert hidden({ALL: 30, "a": 10, "b": 20, "c": 0}, {}) == set()


@pytest.mark.parametrize(
    ("today", "day"),
    [(D(2023, 8, 4), D(2023, 8, 4)), (D(2023, 8, 5), D(2023, 11, 3)), (D(2023, 11, 20), D(2024, 2, 2))],
)
def test_the_open_day_is_the_first_friday_of_the_second_month(today, day):
    assert next_open_day(today).starts_on == day


def test_staff_may_move_the_open_day(client):
    factories.campaign("open_day", D(2023, 12, 8), name_ru="Открытые двери", opens_at=T(10), closes_at=T(17))
    page = text(client, "/directory/")
    assert "8 декабря 2023" in page and "10:00–17:00" in page and "Открытые двери" in page


def test_a_quarter_that_had_its_open_day_gets_no_other():
    factories.campaign("open_day", D(2023, 10, 27))
    assert next_open_day(D(2023, 10, 30)).starts_on == proposed(Quarter(2024, 1))
