"""The public page of a campaign: every place that takes part, by region, and none of the people."""

import datetime
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests import factories
from tests.desk.directory import text

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time
DAY = D(2023, 12, 1)  # a Friday
HEAVIEST = 150_000  # bytes of a page with its style sheets


@pytest.fixture
def held(db):
    return factories.campaign("open_day", DAY, name_ru="День открытых дверей", opens_at=T(10), closes_at=T(17))


def address(campaign) -> str:
    return f"/directory/campaigns/{campaign.pk}/"


def listed(client, campaign) -> list[tuple[str, str]]:
    """Return region and text of each place, as they stand."""
    found = []
    section = re.compile(r'<details class="card taking-part"\s+id="([^"]+)".*?<ul>(.*?)</ul>', re.S)
    for code, body in section.findall(page(client, campaign)):
        found += [(code, re.sub(r"<[^>]+>", "", one).strip()) for one in re.findall(r"<li>(.*?)</li>", body)]
    return found


def page(client, campaign) -> str:
    return text(client, address(campaign))


def test_places_stand_by_region_with_address_and_the_hours_of_the_day(client, held):
    taraz = factories.platform("KZ-31", name_ru="Кабинет", locality="Тараз", address="ул. Толе би, 1")
    factories.hours(taraz, 5)
    factories.hours(taraz, 5, opens_at=T(14), closes_at=T(17))
    factories.hours(taraz, 1, opens_at=T(8))
    astana = factories.platform("KZ-71", name_ru="Дом дружбы", locality="Астана")
    factories.platform("KZ-71", name_ru="Не участвует")
    factories.participation(held, astana)
    factories.participation(held, taraz, factories.mediator(full_name="Тайный Медиатор"))
    factories.participation(held, taraz)
    assert set(listed(client, held)) == {
        ("KZ-31", "Кабинет Тараз, ул. Толе би, 1 09:00–13:00, 14:00–17:00"), ("KZ-71", "Дом дружбы Астана")
    }  # fmt: skip
    shown = page(client, held)
    assert "Тайный" not in shown and "<script" not in shown and "10:00–17:00" in shown
    assert "Участвующие площадки: 2" in shown.replace("\xa0", " ")


def test_a_week_names_the_days_beside_the_hours(client):
    week = factories.campaign("week", D(2023, 12, 4), D(2023, 12, 8))
    at = factories.platform(name_ru="Кабинет")
    factories.hours(at, 1, 2, 6)
    factories.participation(week, at)
    [(_region, told)] = listed(client, week)
    assert "Понедельник, вторник: 09:00–13:00" in told.replace("\xa0", " ") and "суббота" not in told.lower()


def test_a_place_that_is_closed_by_then_and_a_campaign_that_is_over_are_nowhere(client, held):
    factories.participation(held, factories.platform(name_ru="Закроется", closed_on=DAY))
    assert listed(client, held) == [] and "ещё не названы" in page(client, held)
    over = factories.campaign("open_day", D(2023, 8, 4))
    assert client.get(address(over)).status_code == 404 and client.get("/directory/campaigns/9/").status_code == 404


def test_the_next_open_day_leads_to_its_places_and_search_engines_find_them(client, held):
    assert address(held) in text(client, "/directory/") and address(held) in text(client, "/sitemap.xml")


def test_all_places_of_the_country_are_one_light_page_that_asks_no_more_than_one_place(client, held):
    asked = []
    for count in (1, 248):
        for number in range(count):
            place = factories.platform(
                ("KZ-31", "KZ-71", "KZ-75")[number % 3], name_ru=f"Кабинет медиации Дома дружбы № {number}",
                district="Жуалынский район", locality="село Бауыржан Момышулы", address=f"улица Толе би, дом {number}",
            )  # fmt: skip
            factories.hours(place, 5)
            factories.participation(held, place)
        with CaptureQueriesContext(connection) as queries:
            shown = page(client, held)
        asked.append(len(queries))
    assert len(listed(client, held)) == 249 and asked[0] == asked[1]
    styles = [finders.find(name) for name in re.findall(r'href="/static/([^"]+)"', shown)]
    assert len(shown.encode()) + sum(Path(style).stat().st_size for style in styles) < HEAVIEST
