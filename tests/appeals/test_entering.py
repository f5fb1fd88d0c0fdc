"""Entering and correcting appeals in a browser."""

import datetime
import uuid

import pytest
from django.urls import reverse

from accounts.models import JournalEntry
from appeals.models import Appeal
from tests import factories

D = datetime.date
pytestmark = pytest.mark.django_db


def form(platform, **values) -> dict:
    return {
        "received_on": "2023-11-10",
        "platform": platform.pk,
        "channel": "in_person",
        "source": "court",
        "category": factories.category().pk,
        "form_token": str(uuid.uuid4()),
        **values,
    }


def enter(client, platform, **values):
    return client.post(reverse("appeals:appeal_add"), form(platform, **values))


@pytest.fixture
def platform(db):
    return factories.platform("KZ-31")


def test_an_appeal_gets_the_next_number_of_its_region_and_year(as_coordinator, platform):
    enter(as_coordinator, platform)
    enter(as_coordinator, platform)
    assert list(Appeal.objects.order_by("number").values_list("number", flat=True)) == [
        "KZ-31/2023/00001",
        "KZ-31/2023/00002",
    ]


def test_a_refused_appeal_leaves_no_gap_in_the_numbers(as_coordinator, platform):
    factories.lock("KZ-31", D(2023, 7, 1))
    response = enter(as_coordinator, platform, received_on="2023-08-01")
    assert "read-only" in str(response.context["form"].non_field_errors()) or Appeal.objects.count() == 0
    enter(as_coordinator, platform)
    assert Appeal.objects.get().number == "KZ-31/2023/00001"


def test_a_second_click_saves_once(as_coordinator, platform):
    token = str(uuid.uuid4())
    first = enter(as_coordinator, platform, form_token=token)
    second = enter(as_coordinator, platform, form_token=token)
    assert Appeal.objects.count() == 1
    assert first.url == second.url


def test_an_outcome_before_the_receipt_is_refused(as_coordinator, platform, settings):
    settings.LANGUAGE_CODE = "en"
    response = enter(as_coordinator, platform, outcome="consultation", resolved_on="2023-11-09")
    assert response.context["form"].errors["resolved_on"]
    assert not Appeal.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"resolved_on": "2023-11-12"}, "outcome"),
        ({"outcome": "consultation"}, "resolved_on"),
        ({"received_on": "2023-11-21"}, "received_on"),
        ({"outcome": "agreement", "resolved_on": "2023-11-21"}, "resolved_on"),
        ({"age": "130"}, "age"),
        ({"received_on": "1 ноября"}, "received_on"),
        ({"category": "999999"}, "category"),
        ({"source": "neighbour"}, "source"),
    ],
)
def test_bad_values_are_told_beside_their_field(as_coordinator, platform, values, field):
    response = enter(as_coordinator, platform, **values)
    assert response.status_code == 200
    assert response.context["form"].errors.get(field), response.context["form"].errors
    assert not Appeal.objects.exists()


def test_a_platform_closed_on_the_day_of_receipt_is_refused(as_coordinator):
    closed = factories.platform("KZ-31", closed_on=D(2023, 11, 10))
    response = enter(as_coordinator, closed)
    assert response.context["form"].errors["platform"]
    assert not Appeal.objects.exists()


def test_a_platform_of_another_region_is_unknown_to_the_form(as_coordinator):
    response = enter(as_coordinator, factories.platform("KZ-71"))
    assert response.context["form"].errors["platform"]
    assert not Appeal.objects.exists()


def test_a_day_outside_the_campaign_is_refused(as_coordinator, platform):
    response = enter(as_coordinator, platform, campaign=factories.campaign(starts_on=D(2023, 11, 3)).pk)
    assert response.context["form"].errors["campaign"]


def test_ten_megabytes_of_text_are_refused_beside_the_field(as_coordinator):
    data = {
        "type": 1,
        "title": "я" * 5_000_000,
        "starts_on": "2023-11-10",
        "attendance": 5,
        "form_token": str(uuid.uuid4()),
    }
    response = as_coordinator.post(reverse("events:event_add"), data)
    assert response.status_code == 200
    assert response.context["form"].errors["title"]


def test_a_stale_edit_shows_both_versions_and_overwrites_nothing(as_coordinator, platform):
    appeal = factories.appeal(platform, D(2023, 11, 10))
    url = reverse("appeals:appeal_edit", args=[appeal.pk])
    as_coordinator.post(url, form(platform, version=1, age="40"))
    response = as_coordinator.post(url, form(platform, version=1, age="50"))
    assert response.status_code == 409
    assert [(row["mine"], row["theirs"]) for row in response.context["conflict"] if row["mine"] == "50"] == [
        ("50", "40")
    ]
    appeal.refresh_from_db()
    assert (appeal.age, appeal.version) == (40, 2)
    as_coordinator.post(url, form(platform, version=2, age="50"))
    appeal.refresh_from_db()
    assert appeal.age == 50


def test_an_annulled_appeal_keeps_its_number_and_leaves_the_register(as_coordinator, platform):
    appeal = factories.appeal(platform, D(2023, 11, 10))
    as_coordinator.post(reverse("appeals:appeal_annul", args=[appeal.pk]), {"because": "ошибка", "version": 1})
    enter(as_coordinator, platform)
    assert set(Appeal.objects.values_list("number", flat=True)) == {"KZ-31/2023/00001", "KZ-31/2023/00002"}
    assert [row.number for row in Appeal.objects.counted()] == ["KZ-31/2023/00002"]


def test_a_mediator_of_another_region_is_kept_when_the_appeal_is_corrected(as_coordinator, platform):
    guest = factories.mediator("KZ-71")
    appeal = factories.appeal(platform, D(2023, 11, 10), mediator=guest)
    assert as_coordinator.get(reverse("appeals:appeal", args=[appeal.pk])).status_code == 200
    as_coordinator.post(reverse("appeals:appeal_edit", args=[appeal.pk]), form(platform, version=1, age="33"))
    appeal.refresh_from_db()
    assert (appeal.age, appeal.mediator_id) == (33, guest.pk)


def test_the_journal_says_who_changed_what(as_coordinator, coordinator, platform):
    appeal = factories.appeal(platform, D(2023, 11, 10))
    as_coordinator.post(reverse("appeals:appeal_edit", args=[appeal.pk]), form(platform, version=1, age="33"))
    entry = JournalEntry.objects.filter(table_name="appeals_appeal", action="update").get()
    assert (entry.actor_id, entry.region) == (coordinator.pk, "KZ-31")
    assert entry.changes["age"] == [None, 33]
