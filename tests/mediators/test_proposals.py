"""Coordinators propose, administrators accept or return, both see the trail."""

import datetime
import io
import uuid
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from mediation.scope import scope
from mediators.models import Mediator, Proposal
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
PERSON = {"full_name": "Ким Юрий", "kind": "public", "included_on": "2023-11-01", "phone": "8 701 111 22 33",
          "because": "избран собранием"}  # fmt: skip


def send(client, name, *args, **values):
    return client.post(reverse(f"mediators:{name}", args=args), {"form_token": str(uuid.uuid4()), **values})


def errors(response):
    assert response.status_code == 200
    return response.context["form"].errors


def test_an_inclusion_is_proposed_and_accepted_with_the_administrators_number(as_coordinator, as_administrator):
    send(as_coordinator, "proposal_add", **PERSON)
    proposal = Proposal.objects.get()
    assert (proposal.region_id, proposal.status, proposal.mediator) == ("KZ-31", "proposed", None)
    assert not Mediator.objects.exists()
    form = as_administrator.get(reverse("mediators:proposal_accept", args=[proposal.pk])).context["form"]
    assert form["full_name"].value() == "Ким Юрий" and form["region"].value() == "KZ-31"
    without_number = {**PERSON, "region": "KZ-31"}
    assert "registry_number" in errors(send(as_administrator, "proposal_accept", proposal.pk, **without_number))
    send(as_administrator, "proposal_accept", proposal.pk, **without_number, registry_number="N-1")
    card = Mediator.objects.get()
    assert (card.full_name, card.region_id, card.current.starts_on) == ("Ким Юрий", "KZ-31", D(2023, 11, 1))
    proposal.refresh_from_db()
    assert (proposal.status, proposal.mediator) == ("accepted", card)


def test_a_change_shows_both_values_and_runs_when_accepted(as_coordinator, as_administrator):
    card = factories.mediator("KZ-31", full_name="Ким Юрий", phone="1")
    values = {"full_name": "Ким Юрий", "phone": "8 701 111 22 33"}
    send(as_coordinator, "propose_change", card.pk, **values, because="новый номер")
    proposal = Proposal.objects.get()
    assert proposal.values == {"phone": "8 701 111 22 33"}
    page = as_administrator.get(reverse("mediators:proposal", args=[proposal.pk]))
    assert [(row["now"], row["proposed"]) for row in page.context["changes"]] == [("1", "8 701 111 22 33")]
    accepting = {**values, "phone": "8 701 111 22 34", "registry_number": card.registry_number, "version": 1}
    send(as_administrator, "proposal_accept", proposal.pk, **accepting)
    card.refresh_from_db()
    assert card.phone == "8 701 111 22 34"


def test_a_proposal_and_its_answer_lie_in_the_day_of_the_portal(as_coordinator, as_administrator):
    send(as_coordinator, "proposal_add", **PERSON)
    send(
        as_administrator, "proposal_accept", Proposal.objects.get().pk, **PERSON, region="KZ-31", registry_number="N-1"
    )
    proposal = Proposal.objects.get()
    moments = (proposal.proposed_at, proposal.answered_at)
    assert {timezone.localdate(moment) for moment in moments} == {D(2023, 11, 20)}


def test_a_change_that_changes_nothing_is_not_sent(as_coordinator):
    card = factories.mediator("KZ-31", full_name="Ким Юрий")
    assert errors(send(as_coordinator, "propose_change", card.pk, full_name="Ким Юрий", because="так"))
    assert not Proposal.objects.exists()


def test_an_exclusion_is_returned_with_a_reason_revised_and_accepted(as_coordinator, as_administrator):
    card = factories.mediator("KZ-31")
    send(as_coordinator, "propose_exclusion", card.pk, on="2023-11-01", because="уехал")
    proposal = Proposal.objects.get()
    assert "because" in errors(send(as_administrator, "proposal_return", proposal.pk))
    send(as_administrator, "proposal_return", proposal.pk, because="нет заявления")
    seen = as_coordinator.get(reverse("mediators:proposal", args=[proposal.pk])).content.decode()
    assert "нет заявления" in seen
    revised = {"on": "2023-11-10", "because": "заявление приложено", "version": 2}
    send(as_coordinator, "proposal_edit", proposal.pk, **revised)
    send(as_administrator, "proposal_accept", proposal.pk, on="2023-11-10", because="заявление приложено")
    assert card.current.ends_on == D(2023, 11, 10)
    trail = as_coordinator.get(reverse("mediators:proposal", args=[proposal.pk])).context["trail"]
    assert [entry["action"] for entry in trail] == ["update", "update", "update", "insert"]
    values = {
        change["new"] for entry in trail for change in entry["changes"] if change["label"] == "предложенные значения"
    }
    assert values == {"•"}


def test_what_the_verb_refuses_leaves_the_proposal_open(as_administrator):
    card = factories.mediator("KZ-31", included_on=D(2022, 1, 1))
    factories.lock("KZ-31", D(2023, 7, 1))
    proposal = factories.proposal("KZ-31", kind="exclusion", of=card, on="2023-09-01")
    assert errors(send(as_administrator, "proposal_accept", proposal.pk, on="2023-09-01", because="x"))
    proposal.refresh_from_db()
    assert proposal.status == "proposed" and card.current.is_current


def test_a_proposal_is_answered_once(as_administrator, as_coordinator):
    card = factories.mediator("KZ-31")
    proposal = factories.proposal("KZ-31", kind="exclusion", of=card, on="2023-11-01")
    for _time in range(2):
        send(as_administrator, "proposal_accept", proposal.pk, on="2023-11-01", because="x")
    assert send(as_administrator, "proposal_return", proposal.pk, because="x").status_code == 404
    assert send(as_coordinator, "proposal_edit", proposal.pk, on="2023-11-02", because="x").status_code == 404
    assert card.standings.get().ends_on == D(2023, 11, 1)


def test_each_does_only_what_is_his(as_coordinator, as_national, as_administrator, stranger):
    card = factories.mediator("KZ-31")
    proposal = factories.proposal("KZ-31", kind="exclusion", of=card, on="2023-11-01")
    for client in (as_coordinator, as_national):
        assert send(client, "proposal_accept", proposal.pk, on="2023-11-01", because="x").status_code == 403
    for client in (as_national, as_administrator):
        assert send(client, "propose_exclusion", card.pk, on="2023-11-01", because="x").status_code == 403
    assert Proposal.objects.count() == 1


def test_the_database_lets_no_coordinator_accept_his_own_proposal(coordinator):
    proposal = factories.proposal("KZ-31", full_name="Ким Юрий")
    own = scope(role="coordinator", region="KZ-31", user=coordinator.pk)
    with pytest.raises(DatabaseError, match="row-level security"), transaction.atomic(), own:
        Proposal.objects.filter(pk=proposal.pk).update(status="accepted")
    with scope(role="coordinator", region="KZ-71"):
        assert not Proposal.objects.exists()


def test_the_same_form_sent_twice_makes_one_proposal(as_coordinator):
    token = str(uuid.uuid4())
    for _time in range(2):
        as_coordinator.post(reverse("mediators:proposal_add"), {**PERSON, "form_token": token})
    assert Proposal.objects.count() == 1


def test_the_list_of_proposals_says_who_and_what_and_loads_as_a_workbook(as_administrator):
    card = factories.mediator("KZ-31", full_name="Ахметов Ерлан")
    factories.proposal("KZ-31", full_name="Ким Юрий")
    factories.proposal("KZ-31", kind="exclusion", of=card, on="2023-11-01")
    page = as_administrator.get(reverse("mediators:proposals"), {"status": "proposed"})
    assert {row["cells"][1]["text"] for row in page.context["register"]["rows"]} == {"Ким Юрий", "Ахметов Ерлан"}
    file = as_administrator.get(reverse("mediators:proposals"), {"format": "xlsx"})
    assert load_workbook(io.BytesIO(b"".join(file.streaming_content))).active.max_row == 3


def test_the_day_of_a_proposal_is_the_portals_and_not_that_of_greenwich(as_coordinator):
    night = datetime.datetime(2023, 11, 20, 0, 30, tzinfo=ZoneInfo("Asia/Almaty"))
    proposal = factories.proposal()
    Proposal.objects.update(proposed_at=night)
    page = as_coordinator.get(reverse("mediators:proposal", args=[proposal.pk])).content.decode()
    assert page.count("20.11.2023") == 2 and "19.11.2023" not in page  # of the proposal, and in the trail
