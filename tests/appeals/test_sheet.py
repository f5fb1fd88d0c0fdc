"""A day's reception entered as a table."""

import datetime
import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from appeals.models import Appeal
from tests import factories

D = datetime.date
pytestmark = pytest.mark.django_db
URL = "/appeals/sheet/"
GOOD = ("Семейные вопросы", "court", "консультация", "34", "ж")


@pytest.fixture
def platform(db):
    return factories.platform("KZ-31")


def sheet(at, *rows, **head) -> dict:
    values = {"received_on": "2023-11-10", "platform": at.pk, "channel": "in_person"}
    for index, row in enumerate(rows):
        for name, typed in zip(("category", "source", "outcome", "age", "gender"), row, strict=False):
            values[f"{name}-{index}"] = typed
    return {**values, "form_token": str(uuid.uuid4()), **head}


def cells(response) -> dict:
    return {(row.index, name): row.errors[name] for row in response.context["rows"] for name in row.errors}


def test_a_sheet_saves_each_row_as_an_appeal_with_the_next_numbers(as_coordinator, coordinator, platform):
    rows = [("family", "court", "", "", ""), (), ("Трудов", "самостоятельно", "Медиативное соглашение", "51", "муж")]
    who = factories.mediator("KZ-31")
    as_coordinator.post(URL, sheet(platform, *rows, mediator=who.pk))
    first, second = Appeal.objects.order_by("number")
    assert [first.number, second.number] == ["KZ-31/2023/00001", "KZ-31/2023/00002"]
    assert (first.category.code, first.source, first.outcome, first.resolved_on) == ("family", "court", "", None)
    assert (second.outcome, second.resolved_on, second.age, second.gender) == ("agreement", D(2023, 11, 10), 51, "male")
    assert {first.mediator, second.mediator} == {who} and {first.received_on, second.received_on} == {D(2023, 11, 10)}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (("семейн", "Суд", "консульт", "", "женский"), ("family", "court", "consultation", "female")),
        (("Отбасы мәселелері", "сот", "консультация", "", "әйел"), ("family", "court", "consultation", "female")),
        (("отбасы маселелери", " СОТ ", "консульт", "", "айел"), ("family", "court", "consultation", "female")),
        (("family", "court", "consultation", "", "female"), ("family", "court", "consultation", "female")),
    ],
)
def test_labels_in_both_languages_codes_and_beginnings_are_recognised(as_coordinator, platform, typed, code):
    as_coordinator.post(URL, sheet(platform, typed))
    saved = Appeal.objects.get()
    assert (saved.category.code, saved.source, saved.outcome, saved.gender) == code


@pytest.mark.parametrize(
    ("row", "name"),
    [
        (("марсианский", "court"), "category"),
        (("", "court"), "category"),
        (("family", ""), "source"),
        (("family", "с"), "source"),
        (("family", "court", "может быть"), "outcome"),
        (("family", "court", "", "121"), "age"),
        (("family", "court", "", "-1"), "age"),
        (("family", "court", "", "9" * 50), "age"),
        (("family", "court", "", "3 года"), "age"),
        (("family", "court", "", "", "x"), "gender"),
    ],
)
def test_a_wrong_cell_is_told_beside_it_and_nothing_is_saved_or_lost(as_coordinator, platform, row, name):
    response = as_coordinator.post(URL, sheet(platform, GOOD, row))
    assert list(cells(response)) == [(1, name)]
    assert not Appeal.objects.exists()
    page = response.content.decode()
    assert f'aria-describedby="wrong-{name}-1"' in page
    for typed in (*GOOD, *filter(None, row)):
        assert f'value="{typed}"' in page


def test_a_wrong_head_keeps_the_rows(as_coordinator, platform):
    response = as_coordinator.post(URL, sheet(platform, GOOD, received_on="2023-11-21", platform=""))
    assert set(response.context["form"].errors) == {"received_on", "platform"}
    assert 'value="Семейные вопросы"' in response.content.decode()
    assert not Appeal.objects.exists()


def test_an_empty_sheet_is_told_to_be_filled(as_coordinator, platform):
    response = as_coordinator.post(URL, sheet(platform))
    assert response.context["form"].non_field_errors()


def test_a_sheet_of_a_closed_quarter_is_refused_whole_and_leaves_no_gap(as_coordinator, platform):
    factories.lock("KZ-31", D(2023, 7, 1))
    response = as_coordinator.post(URL, sheet(platform, GOOD, GOOD, received_on="2023-08-01"))
    assert "только для чтения" in str(response.context["form"].non_field_errors())
    as_coordinator.post(URL, sheet(platform, GOOD))
    assert Appeal.objects.get().number == "KZ-31/2023/00001"


def test_a_platform_of_another_region_is_unknown_to_the_sheet(as_coordinator):
    response = as_coordinator.post(URL, sheet(factories.platform("KZ-71"), GOOD))
    assert response.context["form"].errors["platform"]
    assert not Appeal.objects.exists()


def test_a_sheet_sent_twice_is_saved_once(as_coordinator, platform):
    sent = sheet(platform, GOOD, GOOD)
    as_coordinator.post(URL, sent)
    again = as_coordinator.post(URL, sent, follow=True)
    assert Appeal.objects.count() == 2
    assert "KZ-31/2023/00001" in again.content.decode() and "KZ-31/2023/00002" in again.content.decode()


def test_rows_added_to_a_saved_sheet_stay_on_the_page_until_they_are_saved_too(as_coordinator, platform):
    sent = sheet(platform, GOOD)
    as_coordinator.post(URL, sent)
    more = {**sent, "category-1": "labour", "source-1": "police"}
    response = as_coordinator.post(URL, more)
    assert Appeal.objects.count() == 1
    left = [row.typed["category"] for row in response.context["rows"] if not row.is_empty]
    assert left == ["labour"]
    token = response.context["form"].data["form_token"]
    as_coordinator.post(URL, {**more, "category-0": "", "source-0": "", "outcome-0": "", "age-0": "", "gender-0": "",
                              "form_token": str(token)})  # fmt: skip
    assert sorted(Appeal.objects.values_list("category__code", flat=True)) == ["family", "labour"]


def test_a_campaign_is_offered_on_its_day_alone(as_coordinator, platform):
    campaign = factories.campaign(starts_on=D(2023, 11, 3))
    offered = as_coordinator.get(URL, {"received_on": "2023-11-03"}, headers={"HX-Request": "true"})
    assert f'<option value="{campaign.pk}"' in offered.content.decode()
    other = as_coordinator.get(URL, {"received_on": "2023-11-04"}, headers={"HX-Request": "true"})
    assert "<option" not in other.content.decode()
    as_coordinator.post(URL, sheet(platform, GOOD, received_on="2023-11-03", campaign=campaign.pk))
    assert Appeal.objects.get().campaign == campaign
    wrong = as_coordinator.post(URL, sheet(platform, GOOD, campaign=campaign.pk))
    assert wrong.context["form"].errors["campaign"]


@pytest.mark.parametrize("day", ["", "вчера", "2023-13-45", "9" * 400])
def test_a_day_that_is_none_offers_no_campaign(as_coordinator, platform, day):
    assert as_coordinator.get(URL, {"received_on": day, "campaign": "x"}).status_code == 200


def test_a_full_sheet_costs_as_many_queries_as_one_row(as_coordinator, platform):
    as_coordinator.post(URL, sheet(platform, GOOD))  # warms what is asked once a process
    counts = []
    for rows in (1, 50):
        with CaptureQueriesContext(connection) as asked:
            as_coordinator.post(URL, sheet(platform, *[GOOD] * rows))
        counts.append(len(asked))
    assert counts[0] == counts[1]
    assert Appeal.objects.count() == 52


def test_national_staff_enter_no_sheet(as_national, platform):
    assert as_national.get(URL).status_code == 403
    assert as_national.post(reverse("appeals:sheet"), sheet(platform, GOOD)).status_code == 403
