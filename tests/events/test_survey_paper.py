"""Typing in sheets of paper: one after another, the last one taken out again."""

import datetime
import uuid

import pytest
from django.urls import reverse

from events.models import Answer, Response
from tests import factories
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)


@pytest.fixture
def asked(db):
    return factories.questionnaire(factories.campaign("week", D(2023, 11, 13), D(2023, 11, 24)))


@pytest.fixture
def sheet(asked):
    """The values of one sheet of paper."""
    single, several, scale, words = asked.questions.order_by("sort_order")
    return {
        f"q{single.pk}": single.choices.first().pk,
        f"q{several.pk}": [choice.pk for choice in several.choices.all()],
        f"q{scale.pk}": "5",
        f"q{words.pk}": "Спасибо",
        "answered_on": "2023-11-14",
        "platform": "",
        "language": "kk",
    }


def enter(client, asked, sheet, **changes):
    address = reverse("events:questionnaire_enter", args=[asked.pk])
    return client.post(address, {"form_token": str(uuid.uuid4()), **sheet, **changes})


def test_a_sheet_is_kept_and_the_next_one_begins_with_its_day_and_platform(as_coordinator, coordinator, asked, sheet):
    at = factories.platform("KZ-31")
    response = enter(as_coordinator, asked, sheet, platform=at.pk)
    row = Response.objects.get()
    assert (row.region_id, row.way, row.answered_on, row.language) == ("KZ-31", "paper", D(2023, 11, 14), "kk")
    assert row.platform_id == at.pk and row.entered_by_id == coordinator.pk and row.device is None
    assert Answer.objects.count() == 6
    page = as_coordinator.get(response.url)
    form = page.context["form"]
    assert form["answered_on"].value() == "2023-11-14" and form["platform"].value() == str(at.pk)
    assert page.context["count"] == 1 and "Внесено сегодня: 1" in page.content.decode()


def test_sheets_come_from_one_device_without_end(as_coordinator, asked, sheet):
    for _sheet in range(3):
        enter(as_coordinator, asked, sheet)
    assert Response.objects.count() == 3


def test_the_same_sheet_sent_twice_is_one(as_coordinator, asked, sheet):
    token = str(uuid.uuid4())
    for _click in range(2):
        enter(as_coordinator, asked, sheet, form_token=token)
    assert Response.objects.count() == 1 and Answer.objects.count() == 6


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"answered_on": "2023-11-12"}, "answered_on"),
        ({"answered_on": "2023-11-21"}, "answered_on"),
        ({"answered_on": ""}, "answered_on"),
        ({"language": "en"}, "language"),
        ({"platform": "999999"}, "platform"),
        ({"form_token": "x"}, "form_token"),
    ],
)
def test_bad_sheets_are_told_beside_their_field(as_coordinator, asked, sheet, changes, field):
    response = enter(as_coordinator, asked, sheet, **changes)
    assert response.status_code == 200 and field in response.context["form"].errors
    assert not Response.objects.exists()


def test_paper_is_typed_in_after_the_questionnaire_closed_but_not_into_a_closed_quarter(
    as_coordinator, asked, sheet, settings
):
    settings.PORTAL_TODAY = D(2023, 12, 15)
    enter(as_coordinator, asked, sheet)
    assert Response.objects.count() == 1
    factories.lock("KZ-31", D(2023, 10, 1), "accepted")
    refused = enter(as_coordinator, asked, sheet)
    assert "только для чтения" in str(refused.context["form"].errors)
    row = Response.objects.get()
    told = as_coordinator.post(reverse("events:response_delete", args=[row.pk]), follow=True).content.decode()
    assert "только для чтения" in told and Response.objects.count() == 1


def test_the_last_sheet_of_the_person_is_taken_out(as_coordinator, asked, sheet):
    enter(as_coordinator, asked, sheet)
    kept = Response.objects.get()
    other = signed_in(factories.user("coordinator", "KZ-31"))
    enter(as_coordinator, asked, sheet)
    enter(other, asked, sheet)
    address = reverse("events:questionnaire_enter", args=[asked.pk])
    last = as_coordinator.get(address).context["last"]
    response = as_coordinator.post(reverse("events:response_delete", args=[last.pk]), {"back": "enter"})
    assert response.url == address
    assert as_coordinator.get(address).context["last"] == kept
    assert Response.objects.count() == 2 and Answer.objects.count() == 12


def test_a_filled_in_questionnaire_is_the_regions_and_is_deleted_by_it_alone(as_coordinator, as_national, asked):
    own, foreign = (
        factories.response(asked, way="paper", words="Своё"),
        factories.response(asked, "KZ-71", words="Чужое"),
    )
    page = as_coordinator.get(reverse("events:response", args=[own.pk])).content.decode()
    assert "Своё" in page and "several 1" in page
    for name in ("response", "response_delete"):
        assert as_coordinator.get(reverse(f"events:{name}", args=[foreign.pk])).status_code == 404
    assert as_coordinator.post(reverse("events:response_delete", args=[foreign.pk])).status_code == 404
    assert as_national.get(reverse("events:response", args=[foreign.pk])).status_code == 200
    assert as_national.post(reverse("events:response_delete", args=[own.pk])).status_code == 403
    as_coordinator.post(reverse("events:response_delete", args=[own.pk]))
    assert list(Response.objects.all()) == [foreign]


def test_national_staff_type_nothing_in(as_national, asked, sheet):
    assert enter(as_national, asked, sheet).status_code == 403
