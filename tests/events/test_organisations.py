"""Organisations of a region and national ones, their memoranda, and the events held together."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from events.models import Memorandum, Organisation, OrganisationKind
from mediation.scope import scope
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)


def send(client, name, *args, **values):
    return client.post(reverse(name, args=args), {"form_token": str(uuid.uuid4()), **values})


def organisation(**more):
    return {"kind": OrganisationKind.objects.get(code="ngo").pk, "name_ru": "Фонд", **more}


def names(answer):
    return [row["cells"][0]["text"] for row in answer.context["register"]["rows"]]


def test_a_coordinator_enters_an_organisation_of_the_region_and_its_memorandum(as_coordinator):
    send(as_coordinator, "events:organisation_add", **organisation(region="KZ-71"))
    one = Organisation.objects.get()
    assert one.region_id == "KZ-31"
    sent = {"subject": "Обучение", "signed_on": "2023-11-01", "ends_on": "2024-11-01"}
    send(as_coordinator, "events:organisation_memorandum", one.pk, **sent)
    memorandum = Memorandum.objects.get()
    assert (memorandum.organisation, memorandum.region_id) == (one, "KZ-31")
    send(as_coordinator, "events:memorandum_delete", memorandum.pk)
    assert not Memorandum.objects.exists()


def test_a_national_organisation_is_the_administrators(as_administrator, as_coordinator):
    send(as_administrator, "events:organisation_add", **organisation())
    one = Organisation.objects.get()
    assert one.region_id is None
    page = as_coordinator.get(reverse("events:organisation", args=[one.pk]))
    assert page.status_code == 200 and "edit_url" not in page.context
    assert send(as_coordinator, "events:organisation_edit", one.pk, **organisation(version=1)).status_code == 404
    sent = {"subject": "О", "signed_on": "2023-11-01"}
    assert send(as_coordinator, "events:organisation_memorandum", one.pk, **sent).status_code == 404
    send(as_administrator, "events:organisation_edit", one.pk, **organisation(name_ru="Фонд мира", version=1))
    assert Organisation.objects.get().name_ru == "Фонд мира"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"signed_on": "2023-11-21"}, "signed_on"),
        ({"ends_on": "2023-10-31"}, "ends_on"),
        ({"subject": ""}, "subject"),
    ],
)
def test_a_memorandum_that_cannot_be_is_told_beside_its_field(as_coordinator, sent, field):
    one = factories.organisation()
    good = {"subject": "Обучение", "signed_on": "2023-11-01"}
    answer = send(as_coordinator, "events:organisation_memorandum", one.pk, **{**good, **sent})
    assert field in answer.context["form"].errors and not Memorandum.objects.exists()


def test_a_name_stands_once_in_a_region(as_coordinator):
    factories.organisation(name_ru="Фонд")
    factories.organisation("KZ-71", name_ru="Фонд"), factories.organisation(None, name_ru="Фонд")
    assert "name_ru" in send(as_coordinator, "events:organisation_add", **organisation()).context["form"].errors
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.organisation(None, name_ru="Фонд")


def test_what_ends_within_sixty_days_is_told_unless_something_follows(as_coordinator):
    cases = {
        "завтра": TODAY + datetime.timedelta(days=1),
        "сегодня": TODAY,
        "через 60": TODAY + datetime.timedelta(days=60),
        "через 61": TODAY + datetime.timedelta(days=61),
        "вчера": TODAY - datetime.timedelta(days=1),
        "бессрочно": None,
    }
    for name, ends_on in cases.items():
        factories.memorandum(factories.organisation(name_ru=name), ends_on=ends_on)
    followed = factories.organisation(name_ru="продлён")
    factories.memorandum(followed, ends_on=TODAY), factories.memorandum(followed, D(2023, 11, 1), subject="Новый")
    shown = names(as_coordinator.get(reverse("events:memoranda"), {"state": "ending", "sort": "ends_on"}))
    assert shown == ["сегодня", "завтра", "через 60"]
    every = as_coordinator.get(reverse("events:memoranda"), {"sort": "standing"}).context["register"]["rows"]
    marks = [(row["cells"][0]["text"], row["cells"][5]["tone"]) for row in every]
    assert {name for name, tone in marks if tone == "warning"} == {*shown} and marks[-1] == ("вчера", "bad")
    page = as_coordinator.get(reverse("events:organisation", args=[followed.pk]))
    assert {one["tone"] for one in page.context["memoranda"]} == {"good"}
    panel = as_coordinator.get(reverse("events:memoranda_ending"))
    assert panel.context["count"] == 3
    assert names(as_coordinator.get(reverse("events:organisations"), {"memorandum": "ended"})) == ["вчера"]
    assert reverse("events:memoranda_ending") in as_coordinator.get("/").content.decode()


def test_events_together_are_the_own_regions(as_coordinator, as_national, as_administrator):
    union = factories.organisation(None, name_ru="Союз")
    own, foreign = factories.event(title="Наше"), factories.event("KZ-71", title="Их")
    factories.held_by(own, union), factories.held_by(foreign, union, "partner")
    url = reverse("events:organisation", args=[union.pk])
    assert [str(one) for one in as_coordinator.get(url).context["events"]] == ["Наше"]
    assert {str(one) for one in as_national.get(url).context["events"]} == {"Наше", "Их"}
    assert "Наше" not in as_administrator.get(url).content.decode()
    register = as_national.get(reverse("events:events"), {"organisation": union.pk})
    assert {*names(register)} == {"Наше", "Их"}


def test_no_event_names_an_organisation_of_another_region(coordinator):
    event, foreign = factories.event(), factories.organisation("KZ-71")
    with pytest.raises(IntegrityError, match="another region"), transaction.atomic():
        factories.held_by(event, foreign)
    with scope(role="coordinator", region="KZ-31"), pytest.raises(IntegrityError), transaction.atomic():
        factories.held_by(event, foreign)


def test_a_memorandum_is_of_its_organisations_region():
    with pytest.raises(IntegrityError, match="another region"), transaction.atomic():
        Memorandum.objects.create(
            organisation=factories.organisation("KZ-71"), region=None, subject="О", signed_on=D(2023, 1, 1)
        )


def test_an_organisation_keeps_its_region_and_is_never_deleted():
    one = factories.organisation()
    for attempt in (lambda rows: rows.update(region="KZ-71"), lambda rows: rows.delete()):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt(Organisation.objects.filter(pk=one.pk))
