"""The public directory: what everybody finds there."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mediators.models import Mediator
from tests import factories
from tests.desk.directory import TODAY, TOMORROW, absent, named_mediator, open_office, publish, text

pytestmark = pytest.mark.django_db
HEAVIEST = 150_000  # bytes of a page with its style sheets


@pytest.fixture
def office(db):
    return open_office()


@pytest.fixture
def published(db):
    return named_mediator()


PLACES = {"region": "KZ-31", "locality": "Тараз", "host": "kgu"}


def test_mediators_are_named_only_while_they_stand_in_the_register_and_agree(client, published):
    names = {}
    for number, who in enumerate(absent()):
        names[who.pk] = f"Незримов {number}"
        Mediator.objects.filter(pk=who.pk).update(full_name=names[who.pk])
    page = text(client, "/directory/mediators/")
    assert "Серикова Алия" in page
    assert [name for name in names.values() if name in page] == []


def test_the_duty_of_a_suspended_mediator_has_no_name(client, office, published):
    factories.service(published, office)
    factories.duty(published, office, TOMORROW)
    address = f"/directory/platforms/{office.pk}/"
    assert "21.11.2023, 09:00–13:00, Серикова Алия" in re.sub(r"\s+", " ", text(client, address))
    factories.suspend(published, TODAY)
    page = text(client, address)
    assert "21.11.2023" in page and "Серикова" not in page


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        ({}, True),
        ({"language": "kk"}, True),
        ({"language": "uk"}, False),
        ({"field": "земля"}, True),
        ({"field": "школа"}, False),
        ({"region": "KZ-31", "language": "ru", "field": "семейные споры"}, True),
        ({"region": "KZ-71"}, False),
    ],
)
def test_mediators_are_found_by_region_language_and_field(client, published, asked, is_found):
    factories.mediator("KZ-71", full_name="Другов", is_published=True, languages="uk", specialisation="школа")
    page = client.get("/directory/mediators/", asked)
    assert ("Серикова Алия" in page.content.decode()) is is_found
    assert not page.context["form"].errors


@pytest.mark.parametrize(
    ("asked", "is_found"),
    [
        (PLACES, True),
        ({"locality": "тараз"}, True),
        ({"locality": "Толе би"}, True),
        ({"locality": "Шымкент"}, False),
        ({"host": "university"}, False),
        ({"region": "KZ-71"}, False),
    ],
)
def test_a_place_is_found_by_region_locality_and_host(client, office, asked, is_found):
    page = client.get("/directory/", asked)
    assert ("Кабинет Мира" in page.content.decode()) is is_found


@pytest.mark.parametrize("path", ["/directory/?region=KZ-99", "/directory/?locality=" + "я" * 121, "/directory/?host=x",
                                  "/directory/?locality=%00", "/directory/mediators/?language=%00"])  # fmt: skip
def test_a_wrong_question_is_told_beside_its_field(client, office, path):
    page = text(client, path)
    assert 'class="invalid-feedback"' in page and 'aria-invalid="true"' in page


@pytest.mark.parametrize("path", ["/directory/regions/KZ-99/", "/directory/platforms/99999999/",
                                  "/directory/?host=kgu&after=x",
                                  "/directory/regions/KZ-31/?after=WyJhIiwiYiIsImMiLCJkIl0",
                                  "/directory/statistics/?quarter=2023-Q5"])  # fmt: skip
def test_what_is_not_there_is_not_found(client, office, path):
    assert client.get(path).status_code == 404


def test_a_place_tells_address_telephone_hours_and_point(client, office):
    factories.hours(office, 1, 2, 3, 5)
    page = text(client, f"/directory/platforms/{office.pk}/")
    assert 'Понедельник – среда, пятница: <span class="times">09:00–13:00</span>' in page
    assert 'href="tel:+77262112233"' in page and 'href="geo:42.90000,71.36000"' in page
    for markup in ('itemprop="telephone"', 'content="Mo-We,Fr 09:00-13:00"', "https://schema.org/PostalAddress"):
        assert markup in page
    assert "Бейбіт кабинеті" in text(client, f"/directory/platforms/{office.pk}/", "kk")


def test_the_map_of_regions_has_a_list_beside_it_for_keyboards_and_readers(client, office):
    page = text(client, "/directory/")
    listed = page[page.index('class="regions"') :]
    assert all(f'href="/directory/regions/{code}/"' in listed for code in ("KZ-31", "KZ-71", "KZ-10"))
    assert re.search(r"Жамбылская область</a>\s*<b>1</b>", listed)
    assert page.index("<svg") < page.index('class="regions"') and 'aria-hidden="true"' in page


def test_a_closed_place_is_nowhere(client, office):
    gone = factories.platform("KZ-31", name_ru="Закрытый", closed_on=TODAY)
    assert "Закрытый" not in text(client, "/directory/regions/KZ-31/")
    text(client, f"/directory/platforms/{gone.pk}/", status=404)


def test_pages_of_places_follow_each_other_without_a_gap(client):
    for number in range(35):
        factories.platform("KZ-31", name_ru=f"Площадка {number:02}", kind="dialogue", host="school")
    first = client.get("/directory/", {"region": "KZ-31"})
    second = client.get("/directory/", {"region": "KZ-31", "after": first.context["page"].next})
    names = [row["name"] for page in (first, second) for row in page.context["page"].rows]
    assert names == [f"Площадка {number:02}" for number in range(35)]
    assert "region=KZ-31&amp;before=" in second.content.decode()


@pytest.mark.parametrize("path", ["/directory/", "/directory/mediators/", "/directory/statistics/", "/sitemap.xml"])
def test_caches_may_keep_a_page_and_no_cookie_comes_with_it(client, office, path):
    response = client.get(path)
    assert response["Cache-Control"] == "public, max-age=300" and not response.cookies
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))
    assert client.get(path, headers={"if-none-match": response["ETag"]}).status_code == 304
    assert client.post(path).status_code == 405


def test_a_page_for_somebody_signed_in_is_kept_by_nobody(as_coordinator, office):
    response = as_coordinator.get("/directory/")
    assert response.status_code == 200 and response["Cache-Control"] == "no-store"


def test_the_language_is_chosen_by_a_link_and_stays(client, office):
    assert 'hreflang="kk"' in text(client, "/directory/")
    response = client.get("/directory/?language=kk")
    assert response["Content-Language"] == "kk" and response["Cache-Control"] == "no-store"
    assert '<html lang="kk"' in client.get("/directory/mediators/").content.decode()
    assert "public" in client.get("/directory/?language=kk")["Cache-Control"]


def test_search_engines_are_shown_the_directory_alone(client, office):
    robots, sitemap = text(client, "/robots.txt"), text(client, "/sitemap.xml")
    assert "Allow: /directory/\n" in robots and "Disallow: /\n" in robots and "/sitemap.xml" in robots
    paths = [re.sub(r"^\w+://[^/]+", "", address) for address in re.findall("<loc>(.*?)</loc>", sitemap)]
    assert f"/directory/platforms/{office.pk}/" in paths and len(paths) == 24
    for path in paths:
        page = text(client, path)
        assert '<meta name="description" content="' in page and "<script" not in page


def test_full_pages_stay_light(client):
    publish("2023-Q3")
    for number in range(40):
        place = factories.platform(name_ru=f"Площадка {number} " + "я" * 60, address="ю" * 80, phone="+7 700 000 00 00")
        factories.hours(place, 1, 3, 5)
        factories.mediator(is_published=True, full_name="ж" * 40, languages="kk, ru", specialisation="щ" * 60)
    for path in ("?region=KZ-31", "regions/KZ-31/", "mediators/", "statistics/"):
        page = text(client, f"/directory/{path}")
        styles = [finders.find(name) for name in re.findall(r'href="/static/([^"]+)"', page)]
        assert len(styles) in (5, 6)
        assert len(page.encode()) + sum(Path(style).stat().st_size for style in styles) < HEAVIEST, path


@pytest.mark.parametrize("path", ["/directory/?region=KZ-31", "/directory/regions/KZ-31/", "/directory/mediators/"])
def test_more_records_ask_no_more_of_the_database(client, path):
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        return len(queries)

    def add():
        place, who = factories.platform(), factories.mediator(is_published=True, languages="kk")
        factories.hours(place, 1, 2)
        factories.service(who, place)
        factories.duty(who, place, TOMORROW)

    add()
    before = asked()
    for _more in range(5):
        add()
    assert asked() == before
