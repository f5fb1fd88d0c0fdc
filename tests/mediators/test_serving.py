"""Who serves at a platform, and who may say so."""

import datetime

import pytest
from django.db import connection
from django.urls import reverse

from mediation.scope import scope
from mediators.models import Service
from tests import factories
from tests.mediators.asking import errors, weekly

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


def test_a_coordinator_assigns_a_mediator_and_ends_his_service(as_coordinator, office):
    person = factories.mediator("KZ-31", registry_number="KZ-31-0007")
    url = reverse("mediators:platform_service_add", args=[office.pk])
    as_coordinator.post(url, {"mediator": person.pk, "starts_on": "2023-11-01"})
    service = Service.objects.get()
    assert (service.mediator, service.region_id, service.starts_on) == (person, "KZ-31", D(2023, 11, 1))
    again = as_coordinator.post(url, {"mediator": person.pk, "starts_on": "2023-11-15"})
    assert list(errors(again)) == ["mediator"]
    end = reverse("mediators:service_end", args=[service.pk])
    assert list(errors(as_coordinator.post(end, {"on": "2023-10-31"}))) == ["on"]
    as_coordinator.post(end, {"on": "2023-11-15"})
    assert Service.objects.get().ends_on == D(2023, 11, 15)
    assert as_coordinator.post(url, {"mediator": person.pk, "starts_on": "2023-11-15"}).status_code == 302


def test_an_administrator_lets_a_mediator_serve_in_another_region_and_a_coordinator_does_not(
    as_administrator, as_coordinator, office
):
    guest = factories.mediator("KZ-71", full_name="Гость из Астаны")
    url = reverse("mediators:platform_service_add", args=[office.pk])
    values = {"mediator": guest.pk, "starts_on": "2023-11-01"}
    assert list(errors(as_coordinator.post(url, values))) == ["mediator"]
    as_administrator.post(url, values)
    panel = as_coordinator.get(reverse("mediators:platform_services", args=[office.pk]))
    [line] = panel.context["now"]
    assert (line["name"], line["url"]) == ("Гость из Астаны", "")


def test_only_those_who_work_now_are_offered_and_taken(as_coordinator, office):
    working, twin = (factories.mediator("KZ-31", full_name="Омаров Берик") for _n in range(2))
    gone = factories.mediator("KZ-31", full_name="Омаров Серик", excluded_on=D(2023, 11, 1))
    resting = factories.mediator("KZ-31", full_name="Омаров Ерик")
    factories.suspend(resting, D(2023, 11, 1))
    found = as_coordinator.get(reverse("mediators:choices_working"), {"q": "омаров"}).json()["choices"]
    assert {(one["value"], one["note"]) for one in found} == {
        (str(one.pk), one.registry_number) for one in (working, twin)
    }
    url = reverse("mediators:platform_service_add", args=[office.pk])
    page = as_coordinator.get(url).content.decode()
    assert twin.registry_number in page and gone.registry_number not in page
    for person in (gone, resting):
        assert list(errors(as_coordinator.post(url, {"mediator": person.pk, "starts_on": "2023-11-01"}))) == [
            "mediator"
        ]


def test_the_names_of_a_platform_are_for_its_region_and_the_centre(office, who):
    def names(role, region=""):
        with scope(role=role, region=region), connection.cursor() as cursor:
            cursor.execute("select full_name from portal_serving(%s)", [office.pk])
            return [name for (name,) in cursor.fetchall()]

    assert names("coordinator", "KZ-31") == names("national") == names("administrator") == ["Омаров Берик"]
    assert names("coordinator", "KZ-71") == names("coordinator") == []


def test_only_the_region_keeps_its_roster(as_national, as_administrator, who, office):
    for client in (as_national, as_administrator):
        assert weekly(client, office, who).status_code == 403
        page = client.get(reverse("mediators:roster", args=[office.pk])).content.decode()
        assert "roster/" in page and reverse("mediators:roster_pattern_add", args=[office.pk]) not in page
