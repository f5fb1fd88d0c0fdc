"""A mediator leaves: the pending appeals move to another, in one go and by name."""

import datetime

import pytest
from django.urls import reverse

from accounts.models import JournalEntry
from appeals import actions
from appeals.models import Appeal, Step
from mediators.models import Standing
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def leaver(db):
    return factories.mediator("KZ-31", full_name="Уходящий")


@pytest.fixture
def heir(db):
    return factories.mediator("KZ-31", full_name="Преемник")


@pytest.fixture
def pending(leaver):
    at = factories.platform("KZ-31")
    return [factories.appeal(at, D(2023, 11, day), mediator=leaver) for day in (1, 2, 3)]


def move(client, leaver, heir, appeals, **values):
    data = {"to_mediator": heir.pk, "because": "уволился", "appeals": [row.pk for row in appeals], **values}
    return client.post(reverse("appeals:reassign", args=[leaver.pk]), data)


def with_whom() -> list[str]:
    return list(Appeal.objects.order_by("pk").values_list("mediator__full_name", flat=True))


def test_all_pending_appeals_are_offered_chosen(as_coordinator, leaver, pending):
    factories.appeal(pending[0].platform, D(2023, 11, 5), mediator=leaver, outcome="consultation",
                     resolved_on=D(2023, 11, 6))  # fmt: skip
    form = as_coordinator.get(reverse("appeals:reassign", args=[leaver.pk])).context["form"]
    assert [(row["appeal"].pk, row["is_chosen"]) for row in form.rows()] == [(row.pk, True) for row in pending]


def test_the_chosen_appeals_move_and_the_journal_says_why(as_coordinator, coordinator, leaver, heir, pending):
    response = move(as_coordinator, leaver, heir, pending[:2])
    assert response.url == reverse("mediators:mediator", args=[leaver.pk])
    assert with_whom() == ["Преемник", "Преемник", "Уходящий"]
    entries = JournalEntry.objects.filter(table_name="appeals_appeal", action="update")
    assert [(entry.actor_id, entry.reason) for entry in entries] == [(coordinator.pk, "уволился")] * 2
    assert Appeal.objects.get(pk=pending[0].pk).version == 2
    steps = Step.objects.values_list("appeal", "kind", "former", "mediator", "by")
    assert set(steps) == {(row.pk, "assigned", leaver.pk, heir.pk, coordinator.pk) for row in pending[:2]}


def test_an_appeal_of_an_accepted_quarter_moves_too(as_coordinator, leaver, heir):
    factories.appeal(factories.platform("KZ-31"), D(2023, 8, 1), mediator=leaver)
    factories.lock("KZ-31", D(2023, 7, 1))
    move(as_coordinator, leaver, heir, Appeal.objects.all())
    assert with_whom() == ["Преемник"]


def test_what_was_resolved_meanwhile_stays_and_is_told(as_coordinator, leaver, heir, pending):
    Appeal.objects.filter(pk=pending[0].pk).update(outcome="consultation", resolved_on=D(2023, 11, 10))
    response = as_coordinator.post(
        reverse("appeals:reassign", args=[leaver.pk]),
        {"to_mediator": heir.pk, "because": "уволился", "appeals": [row.pk for row in pending]},
        follow=True,
    )
    assert with_whom() == ["Уходящий", "Преемник", "Преемник"]
    assert "Остальные" in response.content.decode()


def test_a_second_click_moves_nothing_more(as_coordinator, leaver, heir, pending):
    move(as_coordinator, leaver, heir, pending)
    move(as_coordinator, leaver, heir, pending)
    assert JournalEntry.objects.filter(table_name="appeals_appeal", action="update").count() == 3


def test_bad_choices_are_told_and_the_marks_stay(as_coordinator, leaver, heir, pending):
    gone = factories.mediator("KZ-31", excluded_on=D(2023, 11, 1))
    stranger = factories.mediator("KZ-71")
    for who in (leaver, gone, stranger):
        assert move(as_coordinator, leaver, who, pending).context["form"].errors["to_mediator"]
    form = move(as_coordinator, leaver, heir, pending[1:], because="").context["form"]
    assert form.errors["because"] and [row["is_chosen"] for row in form.rows()] == [False, True, True]
    assert move(as_coordinator, leaver, heir, []).context["form"].errors["appeals"]
    assert set(with_whom()) == {"Уходящий"}


def test_an_appeal_of_another_region_does_not_exist(as_coordinator, leaver, heir):
    foreign = factories.appeal(factories.platform("KZ-71"), D(2023, 11, 5), mediator=leaver)
    assert move(as_coordinator, leaver, heir, [foreign]).context["form"].errors["appeals"]
    assert with_whom() == ["Уходящий"]


def test_the_action_itself_keeps_to_the_region_and_the_mediator(coordinator, leaver, heir, pending):
    foreign = factories.appeal(factories.platform("KZ-71"), D(2023, 11, 5), mediator=leaver)
    of_heir = factories.appeal(pending[0].platform, D(2023, 11, 5), mediator=heir)
    keys = [row.pk for row in (*pending, foreign, of_heir)]
    moved = actions.reassign_pending(keys, from_mediator=leaver, to_mediator=heir, by=coordinator, because="x")
    assert moved == 3
    foreign.refresh_from_db()
    assert foreign.mediator_id == leaver.pk


def test_the_page_of_a_mediator_asks_for_the_panel(as_coordinator, as_national, leaver, pending):
    address = reverse("appeals:of_mediator", args=[leaver.pk])
    page = reverse("mediators:mediator", args=[leaver.pk])
    assert f'hx-get="{address}"' in as_coordinator.get(page).content.decode()
    assert address not in as_national.get(page).content.decode()


def test_the_panel_warns_when_the_mediator_has_left(as_coordinator, leaver, pending):
    address = reverse("appeals:of_mediator", args=[leaver.pk])
    panel = as_coordinator.get(address)
    assert (panel.context["count"], panel.context["has_left"]) == (3, False)
    Standing.objects.filter(mediator=leaver).update(ends_on=D(2023, 11, 15), ended_by="excluded")
    panel = as_coordinator.get(address)
    assert panel.context["has_left"] and "notice warning" in panel.content.decode()
