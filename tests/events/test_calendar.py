"""A month of events: each on all its days, for those who may see it."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import EventType
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
URL = reverse("events:calendar")


def shown(client, month="2023-10", **query) -> dict:
    """Return the days that hold anything, each with its titles."""
    answer = client.get(URL, {"month": month, **query})
    assert answer.status_code == 200
    days = [day for week in answer.context["weeks"] for day in week if day]
    return {day.day.day: [str(held.event) for held in day.held] for day in days if day.held}


def test_an_event_stands_on_each_of_its_days(as_coordinator):
    factories.event(title="Один день", starts_on=D(2023, 10, 3))
    factories.event(title="Подряд", starts_on=D(2023, 9, 29), ends_on=D(2023, 10, 2))
    dates = [D(2023, 10, 3), D(2023, 10, 31), D(2023, 11, 2)]
    factories.event(title="Не подряд", starts_on=dates[0], ends_on=dates[-1], dates=dates)
    assert shown(as_coordinator) == {1: ["Подряд"], 2: ["Подряд"], 3: ["Один день", "Не подряд"], 31: ["Не подряд"]}
    assert shown(as_coordinator, "2023-11") == {2: ["Не подряд"]}
    text = as_coordinator.get(URL, {"month": "2023-10"}).content.decode()
    assert "день 3 из 4" in text and "день 2 из 3" in text


def test_the_month_is_this_one_unless_another_is_asked_for(as_coordinator):
    assert as_coordinator.get(URL).context["month"] == D(2023, 11, 1)
    for month in ("2023-13", "x", "1900-01", "2023-1"):
        assert as_coordinator.get(URL, {"month": month}).status_code == 404


def test_a_coordinator_sees_the_own_region_and_national_staff_choose(as_coordinator, as_national):
    factories.event(title="Наше"), factories.event("KZ-71", title="Их", type="meeting")
    assert shown(as_coordinator, region="KZ-71") == {10: ["Наше"]}
    assert shown(as_national) == {10: ["Наше", "Их"]}
    assert shown(as_national, region="KZ-71") == {10: ["Их"]}
    assert shown(as_national, type=EventType.objects.get(code="lecture").pk) == {10: ["Наше"]}


def test_the_choice_goes_along_to_the_next_month(as_national):
    kind = EventType.objects.get(code="lecture")
    answer = as_national.get(URL, {"month": "2023-12", "type": kind.pk, "region": "KZ-71"})
    assert answer.context["next_url"] == f"?month=2024-01&type={kind.pk}&region=KZ-71"


def test_a_day_leads_to_the_form_with_that_day_but_not_one_to_come(as_coordinator, as_national):
    text = as_coordinator.get(URL).content.decode()
    assert "new/?on=2023-11-20" in text and "new/?on=2023-11-21" not in text
    assert "new/?on=" not in as_national.get(URL).content.decode()
    form = as_coordinator.get(reverse("events:event_add"), {"on": "2023-11-20"}).context["form"]
    assert form["starts_on"].value() == D(2023, 11, 20)


def test_a_full_day_unfolds_and_the_page_asks_no_more_for_it(as_national):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            as_national.get(URL, {"month": "2023-10"})
        return len(queries)

    factories.event()
    cost()  # the first request also fills caches
    few = cost()
    for _one in range(8):
        factories.event(title="Ещё одно")
    assert cost() == few
    assert "ещё: 5" in as_national.get(URL, {"month": "2023-10"}).content.decode()
