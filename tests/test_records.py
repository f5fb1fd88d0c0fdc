"""Entering, correcting and seeing every other noun."""

import datetime
import uuid

import pytest
from django.urls import reverse

from events.models import Campaign, Event, Participation, Publication, SurveyTotal
from mediators.models import Mediator, Standing
from offices.models import Platform, PlatformPeriod
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


def send(client, name, *args, **values):
    return client.post(reverse(name, args=args), {"form_token": str(uuid.uuid4()), **values})


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


PLATFORM = {
    "code": "P1",
    "region": "KZ-31",
    "kind": "office",
    "host": "kgu",
    "name_ru": "Кабинет",
    "opened_on": "2023-10-02",
}
MEDIATOR = {
    "registry_number": "M1",
    "full_name": "Ахметов Ерлан",
    "region": "KZ-31",
    "kind": "public",
    "included_on": "2023-10-02",
}


def test_an_administrator_opens_and_closes_a_platform(as_administrator):
    send(as_administrator, "offices:platform_add", **PLATFORM)
    platform = Platform.objects.get()
    assert platform.current.kind == "office"
    bare = send(as_administrator, "offices:platform_edit", platform.pk, **PLATFORM, closed_on="2023-11-01", version=1)
    assert "reason" in errors(bare)
    values = {**PLATFORM, "closed_on": "2023-11-01", "reason": "переезд", "version": 1}
    send(as_administrator, "offices:platform_edit", platform.pk, **values)
    period = PlatformPeriod.objects.get()
    assert (period.ends_on, period.ended_by) == (D(2023, 11, 1), "closed")
    assert "Кабинет" in as_administrator.get(reverse("offices:platform", args=[platform.pk])).content.decode()


def test_a_host_that_does_not_go_with_the_kind_is_refused(as_administrator):
    assert "host" in errors(send(as_administrator, "offices:platform_add", **{**PLATFORM, "host": "school"}))
    assert not Platform.objects.exists()


def test_a_second_platform_with_the_same_code_is_refused(as_administrator):
    send(as_administrator, "offices:platform_add", **PLATFORM)
    assert "code" in errors(send(as_administrator, "offices:platform_add", **PLATFORM))


def test_a_platform_is_not_closed_before_its_appeals(as_administrator):
    at = factories.platform("KZ-31", opened_on=D(2023, 10, 2), code="P1")
    factories.appeal(at, D(2023, 11, 10))
    values = {**PLATFORM, "closed_on": "2023-11-01", "reason": "переезд", "version": 1}
    assert errors(send(as_administrator, "offices:platform_edit", at.pk, **values))["__all__"]


def test_an_administrator_includes_and_excludes_a_mediator(as_administrator):
    send(as_administrator, "mediators:mediator_add", **MEDIATOR)
    card = Mediator.objects.get()
    assert "because" in errors(send(as_administrator, "mediators:mediator_exclude", card.pk, on="2023-11-01"))
    send(as_administrator, "mediators:mediator_exclude", card.pk, on="2023-11-01", because="по заявлению")
    assert Standing.objects.get().ended_by == "excluded"
    send(as_administrator, "mediators:mediator_readmit", card.pk, on="2023-11-15", kind="public")
    assert Standing.objects.filter(mediator=card, begun_by="included").count() == 2


def test_a_coordinator_enters_and_deletes_an_event(as_coordinator):
    values = {"type": 1, "title": "Лекция", "starts_on": "2023-11-10", "attendance": 0, "certificates": 0}
    send(as_coordinator, "events:event_add", **values)
    event = Event.objects.get()
    assert event.region_id == "KZ-31"
    as_coordinator.post(reverse("events:event_delete", args=[event.pk]))
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_on": "2023-11-21"}, "starts_on"),
        ({"ends_on": "2023-11-09"}, "ends_on"),
        ({"attendance": "1000000"}, "attendance"),
        ({"attendance": "-1"}, "attendance"),
        ({"title": ""}, "title"),
    ],
)
def test_bad_events_are_told_beside_their_field(as_coordinator, values, field):
    good = {"type": 1, "title": "Лекция", "starts_on": "2023-11-10", "attendance": 5, "certificates": 0}
    assert field in errors(send(as_coordinator, "events:event_add", **{**good, **values}))
    assert not Event.objects.exists()


def test_an_event_of_a_closed_quarter_is_not_deleted(as_coordinator):
    event = factories.event("KZ-31", D(2023, 8, 10))
    factories.lock("KZ-31", D(2023, 7, 1))
    response = as_coordinator.post(reverse("events:event_delete", args=[event.pk]), follow=True)
    assert "только для чтения" in response.content.decode()
    assert Event.objects.exists()


def test_a_publication_takes_a_link_and_refuses_what_is_none(as_coordinator):
    values = {"published_on": "2023-11-10", "medium": "online", "title": "Статья", "quantity": 1, "comments": 0}
    assert "url" in errors(send(as_coordinator, "events:publication_add", **values, url="не ссылка"))
    send(as_coordinator, "events:publication_add", **values, url="https://example.kz/a")
    assert Publication.objects.get().url == "https://example.kz/a"


def test_national_staff_set_a_campaign_and_coordinators_take_part(as_national, as_coordinator):
    values = {"code": "od", "kind": "open_day", "name_ru": "День", "starts_on": "2023-11-03", "ends_on": "2023-11-03"}
    send(as_national, "events:campaign_add", **values)
    campaign, at = Campaign.objects.get(), factories.platform("KZ-31")
    send(as_coordinator, "events:participation_add", campaign=campaign.pk, platform=at.pk)
    twice = send(as_coordinator, "events:participation_add", campaign=campaign.pk, platform=at.pk)
    assert errors(twice)
    assert Participation.objects.get().region_id == "KZ-31"
    send(as_coordinator, "events:survey_add", campaign=campaign.pk, respondents=0)
    assert SurveyTotal.objects.get().respondents == 0
    assert "campaign" in errors(send(as_coordinator, "events:survey_add", campaign=campaign.pk, respondents=5))


def test_every_form_opens_empty_and_every_record_opens(as_coordinator, as_national, as_administrator):
    at, campaign = factories.platform("KZ-31"), factories.campaign("open_day", D(2023, 11, 3))
    records = {
        "appeals:appeal": factories.appeal(at, D(2023, 11, 10), mediator=factories.mediator("KZ-31")),
        "events:event": factories.event("KZ-31", platform=at),
        "events:publication": factories.publication("KZ-31"),
        "events:participation": factories.participation(campaign, at),
        "events:survey": factories.survey(campaign),
    }
    for name, record in records.items():
        assert as_coordinator.get(reverse(name, args=[record.pk])).status_code == 200
        assert as_coordinator.get(reverse(f"{name}_add")).status_code == 200
        if name != "events:participation":
            assert as_coordinator.get(reverse(f"{name}_edit", args=[record.pk])).status_code == 200
    for client in (as_coordinator, as_national, as_administrator):
        assert client.get(reverse("desk:start")).status_code == 200
        assert client.get(reverse("events:campaign", args=[campaign.pk])).status_code == 200
    for name in ("offices:platform_add", "mediators:mediator_add", "events:campaign_add"):
        assert as_administrator.get(reverse(name)).status_code == 200


def test_administrators_keep_users_and_dictionaries_in_the_admin(administrator, as_administrator, as_coordinator):
    administrator.is_superuser = True
    administrator.save()
    assert as_administrator.get("/admin/accounts/user/").status_code == 200
    assert as_administrator.get("/admin/appeals/category/").status_code == 200
    item = {"code": "border", "name_ru": "Приграничный", "name_kk": "", "sort_order": 50}
    assert as_administrator.post("/admin/appeals/category/add/", item).status_code == 302
    assert as_coordinator.get("/admin/", follow=True).status_code == 403


def test_the_trail_names_the_records_it_speaks_of(as_coordinator):
    appeal = factories.appeal(factories.platform("KZ-31"))
    form = as_coordinator.get(f"/appeals/{appeal.pk}/edit/").context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    as_coordinator.post(f"/appeals/{appeal.pk}/edit/", {**sent, "category": factories.category("labour").pk})
    [change] = as_coordinator.get(f"/appeals/{appeal.pk}/").context["trail"][0]["changes"]
    assert (change["old"], change["new"]) == ("Семейные вопросы", "Трудовые вопросы")


def test_a_conflict_names_the_records_it_speaks_of(as_coordinator):
    appeal = factories.appeal(factories.platform("KZ-31"))
    url = f"/appeals/{appeal.pk}/edit/"
    form = as_coordinator.get(url).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "")}
    as_coordinator.post(url, {**sent, "category": factories.category("labour").pk})
    response = as_coordinator.post(url, {**sent, "category": factories.category("land").pk})
    [row] = response.context["conflict"]
    said = (row["before"], row["mine"], row["theirs"])
    assert said == ("Семейные вопросы", "Земельные вопросы", "Трудовые вопросы")
