"""A closed case that is opened again, annulled or goes on as a new one."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from appeals.models import Agreement, Appeal, Step
from mediation.quarter import Quarter
from tests import factories
from tests.appeals.work import identities_hold, now, page, send

D = datetime.date
pytestmark = pytest.mark.django_db


def test_reopening_takes_the_outcome_away_and_says_why(as_coordinator, coordinator, at):
    appeal = factories.appeal(at, D(2023, 10, 3), outcome="withdrawn", resolved_on=D(2023, 11, 10))
    bare = send(as_coordinator, "appeal_reopen", appeal, platform=at.pk, because="")
    assert "because" in bare.context["form"].errors
    send(as_coordinator, "appeal_reopen", appeal, platform=at.pk, because="сторона передумала")
    again = now(appeal)
    assert (again.outcome, again.resolved_on) == ("", None)
    step = Step.objects.get()
    assert (step.kind, step.reason, step.by_id) == ("reopened", "сторона передумала", coordinator.pk)
    assert "сторона передумала" in page(as_coordinator, appeal)
    identities_hold(Quarter(2023, 4))


def told(client, appeal) -> list[str]:
    moments = client.get(reverse("appeals:appeal", args=[appeal.pk])).context["moments"]
    return [str(moment.what) for moment in moments]


def test_a_reopened_case_still_tells_how_it_was_closed_and_in_the_order_of_the_day(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 20))
    send(as_coordinator, "appeal_hold", appeal, held_on="2023-11-20")
    send(as_coordinator, "appeal_settle", now(appeal), signed_on="2023-11-20")
    send(as_coordinator, "agreement_follow_up", Agreement.objects.get(), is_kept="no", followed_up_on="2023-11-20")
    send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="не исполнено")
    step = Step.objects.get()
    assert (step.former_outcome, step.former_resolved_on) == ("agreement", D(2023, 11, 20))
    assert told(as_coordinator, appeal)[:-1] == [
        "Поступило",
        "Сессия 1",
        "Подписано медиативное соглашение",
        "Проверено: соглашение не исполнено",
        "Закрыто: медиативное соглашение",
        "Возобновлено",
    ]


def test_an_appeal_taken_back_tells_its_hand_over_before_its_reopening(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 10))
    facts = {"to_region": "KZ-71", "handed_on": "2023-11-20", "reason": "стороны живут там"}
    send(as_coordinator, "appeal_hand_over", appeal, **facts)
    send(as_coordinator, "appeal_reopen", now(appeal), platform=at.pk, because="по ошибке")
    words = told(as_coordinator, appeal)
    assert words[1].startswith("Закрыто") and words[2].startswith("Передано") and words[4] == "Возобновлено"


def test_only_a_reopening_remembers_an_outcome_and_with_its_day(appeal, coordinator):
    facts = {"appeal": appeal, "region_id": "KZ-31", "taken_on": D(2023, 11, 20), "by": coordinator}
    for kind, day in (("reopened", None), ("assigned", D(2023, 11, 20))):
        with pytest.raises(IntegrityError, match="step_former_outcome_with_day"), transaction.atomic():
            closing = {"former_outcome": "withdrawn", "former_resolved_on": day}
            Step.objects.create(kind=kind, reason="причина", **closing, **facts)


def test_an_annulment_lies_in_the_day_of_the_portal(as_coordinator, appeal):
    send(as_coordinator, "appeal_annul", appeal, because="ошибка")
    assert timezone.localdate(now(appeal).annulled_at) == D(2023, 11, 20)


def test_an_outcome_is_not_blanked_without_a_reason(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 1), outcome="withdrawn", resolved_on=D(2023, 11, 10))
    facts = {"received_on": "2023-11-01", "platform": at.pk, "channel": "phone", "source": "court"}
    response = send(as_coordinator, "appeal_edit", appeal, **facts, category=appeal.category_id, outcome="")
    assert "outcome" in response.context["form"].errors
    assert now(appeal).outcome == "withdrawn"


def test_an_appeal_of_an_accepted_quarter_goes_on_as_a_new_one(as_coordinator, at):
    old = factories.appeal(
        at, D(2023, 9, 1), outcome="no_agreement", resolved_on=D(2023, 9, 20), age=40, source="court"
    )
    factories.lock("KZ-31", D(2023, 7, 1))
    token = str(uuid.uuid4())
    for _time in range(2):
        send(as_coordinator, "appeal_reopen", old, platform=at.pk, because="новый спор", form_token=token, version=1)
    new = Appeal.objects.exclude(pk=old.pk).get()
    assert (new.follows_id, new.received_on, new.outcome) == (old.pk, D(2023, 11, 20), "")
    assert (new.source, new.age, new.region_id) == ("court", 40, "KZ-31")
    assert (now(old).outcome, now(old).resolved_on) == ("no_agreement", D(2023, 9, 20))
    assert new.number in page(as_coordinator, old) and old.number in page(as_coordinator, new)
    identities_hold(Quarter(2023, 3), Quarter(2023, 4))


def test_an_accepted_appeal_goes_on_once(as_coordinator, at):
    old = factories.appeal(at, D(2023, 9, 1), outcome="no_agreement", resolved_on=D(2023, 9, 20))
    factories.lock("KZ-31", D(2023, 7, 1))
    send(as_coordinator, "appeal_reopen", old, platform=at.pk, because="новый спор")
    response = send(as_coordinator, "appeal_reopen", now(old), platform=at.pk, because="ещё раз")
    assert response.status_code == 200 and response.context["form"].errors
    assert Appeal.objects.filter(follows=old).count() == 1


def test_an_appeal_of_a_submitted_quarter_is_not_reopened_until_it_is_withdrawn(as_coordinator, at):
    old = factories.appeal(at, D(2023, 9, 1), outcome="no_agreement", resolved_on=D(2023, 9, 20))
    factories.lock("KZ-31", D(2023, 7, 1), "submitted")
    response = send(as_coordinator, "appeal_reopen", old, platform=at.pk, because="новый спор")
    assert "только для чтения" in response.content.decode()
    assert Appeal.objects.count() == 1 and not Step.objects.exists()
