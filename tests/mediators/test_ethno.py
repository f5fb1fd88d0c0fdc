"""Ethnomediators: a dated fact, which no later change takes from a closed quarter."""

import datetime

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from accounts.models import JournalEntry
from desk.workbook.importing import import_file
from mediation.constraints import constraint_name
from mediation.quarter import Quarter
from mediators import actions
from mediators.models import Mediator, Proposal, Standing
from reports.summary import summarise
from tests import factories
from tests.desk.books import on_disk

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)
HEADER = ["registry_number", "full_name", "kind", "region", "included_on", "is_ethno"]


@pytest.fixture
def card(db):
    return factories.mediator("KZ-31", registry_number="M1", full_name="Ким Юрий", included_on=D(2023, 1, 10))


def ethno(quarter: int) -> int:
    return summarise(Quarter(2023, quarter)).rollup.value("mediators.ethno", "KZ-31")


def told(card) -> list[tuple]:
    return list(card.standings.order_by("starts_on", "id").values_list("starts_on", "is_ethno", "begun_by"))


def load(tmp_path, mark):
    row = ["M1", "Ким Юрий", "public", "KZ-31", D(2023, 1, 10), mark]
    return import_file(on_disk(tmp_path, {"mediators": [HEADER, row]}))


def test_a_corrected_card_makes_an_ethnomediator_from_today_on(as_administrator, card):
    page = as_administrator.get(reverse("mediators:mediator_edit", args=[card.pk]))
    sent = {name: value for name, value in page.context["form"].initial.items() if value and name != "base"}
    sent["is_ethno"] = "on"
    as_administrator.post(reverse("mediators:mediator_edit", args=[card.pk]), sent)
    assert told(card) == [(D(2023, 1, 10), False, "included"), (TODAY, True, "ethno")]
    card.refresh_from_db()
    assert card.is_ethno and (ethno(3), ethno(4)) == (0, 1)
    assert "Этномедиатор" in as_administrator.get(reverse("mediators:mediator", args=[card.pk])).content.decode()


def test_the_day_and_the_answer_of_an_entry_are_corrected_and_what_follows_goes_on_with_it(
    as_administrator, administrator, card
):
    actions.change_ethno(card, on=D(2023, 8, 1), by=administrator)
    actions.suspend(card, on=D(2023, 9, 1), because="жалоба", by=administrator)
    entry = card.standings.get(begun_by="ethno")
    edit = reverse("mediators:standing_edit", args=[entry.pk])
    assert "kind" not in as_administrator.get(edit).context["form"].fields
    as_administrator.post(edit, {"starts_on": "2023-07-03", "is_ethno": "on", "begun_because": "удостоверение"})
    assert [one[:2] for one in told(card)] == [
        (D(2023, 1, 10), False), (D(2023, 7, 3), True), (D(2023, 9, 1), True)
    ]  # fmt: skip
    as_administrator.post(edit, {"starts_on": "2023-07-03", "begun_because": "по ошибке"})
    assert [one[1] for one in told(card)] == [False, False, False]
    card.refresh_from_db()
    assert not card.is_ethno


def test_a_closed_quarter_keeps_its_ethnomediators_whoever_writes(as_administrator, administrator, card):
    actions.change_ethno(card, on=D(2023, 8, 1), by=administrator)
    factories.lock("KZ-31", D(2023, 7, 1))
    actions.change_ethno(card, on=TODAY, by=administrator)
    assert (ethno(3), ethno(4)) == (1, 0)
    entry = card.standings.get(starts_on=D(2023, 8, 1))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Standing.objects.filter(pk=entry.pk).update(is_ethno=False)
    assert constraint_name(refusal.value) == "quarter_is_open"
    edit = reverse("mediators:standing_edit", args=[entry.pk])
    assert as_administrator.post(edit, {"starts_on": "2023-08-01"}).context["form"].errors


def test_a_workbook_corrects_the_mark_while_no_closed_quarter_counts_it(tmp_path, card):
    assert load(tmp_path, "да").errors == []
    assert told(card) == [(D(2023, 1, 10), True, "included")]
    assert Mediator.objects.get(is_ethno=True) == card


def test_a_workbook_marks_from_today_on_where_a_closed_quarter_counts_the_mediator(tmp_path, card):
    factories.lock("KZ-31", D(2023, 7, 1))
    assert load(tmp_path, "да").errors == []
    assert told(card) == [(D(2023, 1, 10), False, "included"), (TODAY, True, "ethno")]
    assert (ethno(3), ethno(4)) == (0, 1)
    before = JournalEntry.objects.count()
    assert load(tmp_path, "да").counts["mediators"] == {"new": 0, "changed": 0, "same": 1}
    assert JournalEntry.objects.count() == before


def test_a_proposed_mark_is_dated_when_it_is_accepted(as_administrator, card):
    proposal = factories.proposal("KZ-31", kind=Proposal.Kind.CHANGE, of=card)
    Proposal.objects.filter(pk=proposal.pk).update(values={"is_ethno": True})
    accept = reverse("mediators:proposal_accept", args=[proposal.pk])
    form = as_administrator.get(accept).context["form"]
    sent = {name: value for name, value in form.initial.items() if value and name not in ("base", "because")}
    as_administrator.post(accept, {**sent, "is_ethno": "on"})
    assert told(card)[-1] == (TODAY, True, "ethno")


def test_of_somebody_outside_the_register_nothing_is_dated(as_administrator):
    gone = factories.mediator("KZ-31", excluded_on=D(2023, 6, 1))
    form = as_administrator.get(reverse("mediators:mediator_edit", args=[gone.pk])).context["form"]
    assert "is_ethno" not in form.fields


def test_the_list_as_of_a_day_knows_who_was_one_then(as_administrator, administrator, card):
    actions.change_ethno(card, on=D(2023, 10, 2), by=administrator)

    def rows(day):
        asked = {"on": day, "ethno": "yes"}
        return len(as_administrator.get(reverse("mediators:mediators"), asked).context["register"]["rows"])

    assert (rows("2023-09-30"), rows("2023-10-02")) == (0, 1)
