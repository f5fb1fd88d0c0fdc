"""The course of a case: agreement to mediate, mediator, sessions, extension, settlement, outcome, reopening."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from appeals.models import Agreement, Appeal, Session, Step
from mediation import constraints
from mediation.scope import scope
from tests import factories
from tests.appeals.work import now, page, send

D = datetime.date
pytestmark = pytest.mark.django_db


def test_a_case_goes_from_receipt_to_a_kept_settlement(as_coordinator, appeal):
    mediator = factories.mediator("KZ-31", full_name="Сейтов Арман")
    send(as_coordinator, "appeal_sign", appeal, mediation_agreed_on="2023-11-11")
    send(as_coordinator, "appeal_assign", now(appeal), mediator=mediator.pk)
    send(as_coordinator, "appeal_hold", appeal, held_on="2023-11-13", minutes=90, place="Кабинет 5", participants=3)
    send(as_coordinator, "appeal_extend", now(appeal), extended_on="2023-11-14")
    send(as_coordinator, "appeal_settle", now(appeal), number="7-м", signed_on="2023-11-15", due_on="2023-12-15")
    agreement = Agreement.objects.get()
    send(as_coordinator, "agreement_follow_up", agreement, is_kept="yes", followed_up_on="2023-11-20")
    done = now(appeal)
    assert (done.outcome, done.resolved_on, done.mediator_id) == ("agreement", D(2023, 11, 15), mediator.pk)
    assert (done.mediation_agreed_on, done.extended_on) == (D(2023, 11, 11), D(2023, 11, 14))
    assert now(agreement).is_kept is True
    text = page(as_coordinator, appeal)
    for words in ("Сейтов Арман", "Кабинет 5", "7-м", "15.12.2023"):
        assert words in text
    moments = as_coordinator.get(reverse("appeals:appeal", args=[appeal.pk])).context["moments"]
    assert [moment.on for moment in moments] == sorted(moment.on for moment in moments)
    assert len(moments) == 8


def test_the_term_runs_from_the_signed_agreement_and_is_extended_once(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 10, 10))
    assert appeal.is_overdue(D(2023, 11, 20))
    send(as_coordinator, "appeal_sign", appeal, mediation_agreed_on="2023-10-15")
    assert now(appeal).due_on == D(2023, 11, 14)
    send(as_coordinator, "appeal_extend", now(appeal), extended_on="2023-11-13")
    assert now(appeal).due_on == D(2023, 12, 14)
    again = send(as_coordinator, "appeal_extend", now(appeal), extended_on="2023-11-14")
    assert again.status_code == 302 and now(appeal).extended_on == D(2023, 11, 13)
    assert Step.objects.filter(kind="extended").count() == 1


def test_the_database_extends_a_term_once(appeal):
    Appeal.objects.filter(pk=appeal.pk).update(extended_on=D(2023, 11, 12))
    with pytest.raises(IntegrityError, match="appeal_extended_once"):
        Appeal.objects.filter(pk=appeal.pk).update(extended_on=D(2023, 11, 13))


def test_a_change_of_mediator_remembers_who_had_the_appeal(as_coordinator, coordinator, at):
    first, second = (factories.mediator("KZ-31", full_name=name) for name in ("Первый", "Второй"))
    appeal = factories.appeal(at, D(2023, 11, 10), mediator=first)
    send(as_coordinator, "appeal_assign", appeal, mediator=second.pk)
    step = Step.objects.get()
    assert (step.former_id, step.mediator_id, step.by_id) == (first.pk, second.pk, coordinator.pk)
    assert step.taken_on == D(2023, 11, 20)
    assert "Первый" in page(as_coordinator, appeal)


@pytest.mark.parametrize("who", ["suspended", "excluded", "of another region"])
def test_an_appeal_is_not_given_to_a_mediator_who_does_not_serve_here(as_coordinator, appeal, who):
    region = "KZ-71" if who == "of another region" else "KZ-31"
    mediator = factories.mediator(region, excluded_on=D(2023, 11, 1) if who == "excluded" else None)
    if who == "suspended":
        mediator.standings.update(is_suspended=True, begun_by="suspended")
    response = send(as_coordinator, "appeal_assign", appeal, mediator=mediator.pk)
    assert response.context["form"].errors["mediator"]
    assert now(appeal).mediator_id is None


@pytest.mark.parametrize(
    ("name", "values", "field"),
    [
        ("appeal_sign", {"mediation_agreed_on": "2023-11-09"}, "mediation_agreed_on"),
        ("appeal_sign", {"mediation_agreed_on": "2023-11-21"}, "mediation_agreed_on"),
        ("appeal_sign", {"mediation_agreed_on": ""}, "mediation_agreed_on"),
        ("appeal_extend", {"extended_on": "2023-11-09"}, "extended_on"),
        ("appeal_hold", {"held_on": "2023-11-09"}, "held_on"),
        ("appeal_hold", {"held_on": "2023-11-21"}, "held_on"),
        ("appeal_hold", {"held_on": "2023-11-13", "minutes": "0"}, "minutes"),
        ("appeal_hold", {"held_on": "2023-11-13", "minutes": "1441"}, "minutes"),
        ("appeal_hold", {"held_on": "2023-11-13", "participants": "0"}, "participants"),
        ("appeal_settle", {"signed_on": "2023-11-09"}, "signed_on"),
        ("appeal_settle", {"signed_on": "2023-11-13", "due_on": "2023-11-12"}, "due_on"),
        ("appeal_resolve", {"outcome": "consultation", "resolved_on": "2023-11-09"}, "resolved_on"),
        ("appeal_resolve", {"outcome": "", "resolved_on": "2023-11-13"}, "outcome"),
        ("appeal_resolve", {"outcome": "redirected", "resolved_on": "2023-11-13"}, "outcome"),
    ],
)
def test_bad_values_are_told_beside_their_field_and_change_nothing(as_coordinator, appeal, name, values, field):
    response = send(as_coordinator, name, appeal, **values)
    assert response.status_code == 200
    assert field in response.context["form"].errors
    assert now(appeal).version == 1 and not Session.objects.exists() and not Agreement.objects.exists()


def test_a_session_of_a_closed_case_needs_a_reason_that_stays(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 1), outcome="no_agreement", resolved_on=D(2023, 11, 10))
    values = {"held_on": "2023-11-08", "minutes": 60}
    bare = send(as_coordinator, "appeal_hold", appeal, **values)
    assert "reason" in bare.context["form"].errors and not Session.objects.exists()
    send(as_coordinator, "appeal_hold", appeal, **values, reason="журнал найден позже")
    session = Session.objects.get()
    send(as_coordinator, "session_edit", session, **values, reason="")
    assert now(session).reason == "журнал найден позже"
    assert "журнал найден позже" in page(as_coordinator, appeal)


def test_the_database_refuses_a_session_of_a_closed_case_without_a_reason(coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 1), outcome="no_agreement", resolved_on=D(2023, 11, 10))
    session = {"appeal": appeal, "region_id": "KZ-31", "held_on": D(2023, 11, 8)}
    with scope(role="coordinator", region="KZ-31", user=coordinator.pk):
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            Session.objects.create(**session)
        assert constraints.constraint_name(refusal.value) == "session_late_with_reason"
        kept = Session.objects.create(**session, reason="найдено позже")
        with pytest.raises(IntegrityError, match="session_late_with_reason"), transaction.atomic():
            Session.objects.filter(pk=kept.pk).update(reason="")


@pytest.mark.parametrize(
    ("values", "rule"),
    [
        ({"held_on": D(2023, 11, 9)}, "session_after_receipt"),
        ({"minutes": 0}, "session_minutes_plausible"),
        ({"minutes": 1441}, "session_minutes_plausible"),
        ({"held_on": D(2999, 1, 1)}, "session_not_future"),
        ({"region_id": "KZ-71"}, "session_in_region"),
    ],
)
def test_the_database_knows_the_rules_of_sessions(appeal, values, rule):
    with pytest.raises(IntegrityError, match=rule):
        Session.objects.create(**{"appeal": appeal, "region_id": "KZ-31", "held_on": D(2023, 11, 12), **values})


def test_a_session_and_a_settlement_of_a_locked_quarter_are_refused_and_an_old_appeal_is_resolved(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 9, 1))
    factories.lock("KZ-31", D(2023, 7, 1))
    session = send(as_coordinator, "appeal_hold", appeal, held_on="2023-09-20")
    settled = send(as_coordinator, "appeal_settle", appeal, signed_on="2023-09-20")
    for response in (session, settled):
        assert "только для чтения" in response.content.decode()
    assert not Session.objects.exists() and not Agreement.objects.exists()
    send(as_coordinator, "appeal_hold", appeal, held_on="2023-10-20")
    send(as_coordinator, "appeal_resolve", appeal, outcome="consultation", resolved_on="2023-10-21")
    assert Session.objects.count() == 1 and now(appeal).resolved_on == D(2023, 10, 21)


def test_a_form_sent_twice_settles_once(as_coordinator, appeal):
    token = str(uuid.uuid4())
    for _time in range(2):
        response = send(as_coordinator, "appeal_settle", appeal, signed_on="2023-11-15", form_token=token, version=1)
        assert response.url == reverse("appeals:appeal", args=[appeal.pk])
    assert Agreement.objects.count() == 1


def test_a_stale_verb_shows_both_versions_and_changes_nothing(as_coordinator, appeal):
    send(as_coordinator, "appeal_resolve", appeal, outcome="withdrawn", resolved_on="2023-11-13")
    response = send(as_coordinator, "appeal_settle", appeal, signed_on="2023-11-15", version=1)
    assert response.status_code == 409
    assert ("15.11.2023", "13.11.2023") in [(row["mine"], row["theirs"]) for row in response.context["conflict"]]
    assert now(appeal).outcome == "withdrawn" and not Agreement.objects.exists()


def test_a_stale_verb_shows_what_others_changed_in_other_fields(as_coordinator, at, appeal):
    facts = {"received_on": "2023-11-10", "platform": at.pk, "channel": "phone", "source": "court"}
    send(as_coordinator, "appeal_edit", appeal, **facts, category=appeal.category_id, age="40")
    response = send(as_coordinator, "appeal_annul", appeal, because="ошибка", version=1)
    assert response.status_code == 409
    rows = {row["label"]: (row["mine"], row["theirs"]) for row in response.context["conflict"]}
    assert rows["возраст"] == ("—", "40") and rows["кем направлено"] == ("самостоятельно", "суд")
    assert now(appeal).annulled_at is None
    send(as_coordinator, "appeal_annul", now(appeal), because="ошибка")
    assert now(appeal).annulled_because == "ошибка"


def test_a_session_entered_by_mistake_is_removed_while_the_case_is_open(as_coordinator, at):
    pending = factories.session(factories.appeal(at, D(2023, 11, 1)))
    of_closed = factories.appeal(at, D(2023, 11, 1))
    stays = factories.session(of_closed)
    send(as_coordinator, "appeal_resolve", of_closed, outcome="withdrawn", resolved_on="2023-11-10")
    assert as_coordinator.get(reverse("appeals:session_remove", args=[pending.pk])).status_code == 200
    assert Session.objects.count() == 2
    send(as_coordinator, "session_remove", pending)
    response = as_coordinator.post(reverse("appeals:session_remove", args=[stays.pk]), follow=True)
    assert "сессии остаются" in response.content.decode()
    assert list(Session.objects.all()) == [stays]


def test_a_corrected_day_of_signing_moves_the_outcome_with_it(as_coordinator, appeal):
    send(as_coordinator, "appeal_settle", appeal, number="7", signed_on="2023-11-15")
    agreement = Agreement.objects.get()
    bad = send(as_coordinator, "agreement_edit", agreement, number="7", signed_on="2023-11-09")
    assert "signed_on" in bad.context["form"].errors
    send(as_coordinator, "agreement_edit", agreement, number="7-м", signed_on="2023-11-16", due_on="2023-11-30")
    assert (now(agreement).number, now(agreement).due_on) == ("7-м", D(2023, 11, 30))
    assert now(appeal).resolved_on == D(2023, 11, 16)


def test_a_stale_session_shows_both_versions(as_coordinator, appeal):
    send(as_coordinator, "appeal_hold", appeal, held_on="2023-11-13", minutes=30)
    session = Session.objects.get()
    send(as_coordinator, "session_edit", session, held_on="2023-11-13", minutes=40)
    response = send(as_coordinator, "session_edit", session, held_on="2023-11-13", minutes=50, version=1)
    assert response.status_code == 409
    assert [(row["mine"], row["theirs"]) for row in response.context["conflict"]] == [("50", "40")]
    assert now(session).minutes == 40


def test_a_verb_out_of_its_state_is_refused_with_a_message(as_coordinator, at):
    appeal = factories.appeal(at, D(2023, 11, 1), outcome="withdrawn", resolved_on=D(2023, 11, 10))
    for name in ("appeal_sign", "appeal_assign", "appeal_extend", "appeal_settle", "appeal_hand_over"):
        url = reverse(f"appeals:{name}", args=[appeal.pk])
        assert as_coordinator.get(url).status_code == 302
        assert as_coordinator.post(url, {"version": 1}).status_code == 302
    assert now(appeal).version == 1


def test_nothing_happens_to_an_annulled_case(as_coordinator, appeal):
    send(as_coordinator, "appeal_annul", appeal, because="ошибка")
    for name in ("appeal_sign", "appeal_hold", "appeal_settle", "appeal_reopen", "appeal_hand_over"):
        assert send(as_coordinator, name, appeal).status_code == 404
    with pytest.raises(IntegrityError, match="case_is_annulled"):
        Session.objects.create(appeal=appeal, region_id="KZ-31", held_on=D(2023, 11, 12))


def test_steps_of_a_case_are_never_changed(appeal, coordinator):
    facts = {"kind": "reopened", "taken_on": D(2023, 11, 20), "by": coordinator, "reason": "причина"}
    Step.objects.create(appeal=appeal, region_id="KZ-31", **facts)
    with pytest.raises(IntegrityError, match="append-only"):
        Step.objects.update(reason="другая")


def test_the_page_of_a_case_asks_a_constant_number_of_questions(
    as_coordinator, at, appeal, django_assert_max_num_queries
):
    page(as_coordinator, appeal)
    for _one in range(5):
        Session.objects.create(appeal=appeal, region_id="KZ-31", held_on=D(2023, 11, 12))
    for _one in range(3):
        send(as_coordinator, "appeal_assign", now(appeal), mediator=factories.mediator("KZ-31").pk)
    with django_assert_max_num_queries(24):
        page(as_coordinator, appeal)


@pytest.mark.parametrize("paper", ["receipt", "mediation", "settlement", "referral"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_paper_is_printed_in_the_language_of_the_screen(as_coordinator, appeal, paper, language):
    as_coordinator.cookies["django_language"] = language
    response = as_coordinator.get(reverse("appeals:appeal_print", args=[appeal.pk, paper]))
    text = response.content.decode()
    assert "“" not in text
    assert f'lang="{language}"' in text and appeal.number in text and "Кабинет медиации" in text


def test_the_receipt_slip_names_the_receiver(as_coordinator, coordinator, at):
    coordinator.first_name, coordinator.last_name = "Айгуль", "Омарова"
    coordinator.save()
    facts = {"received_on": "2023-11-10", "platform": at.pk, "channel": "phone", "source": "court"}
    token = {"form_token": str(uuid.uuid4()), "category": factories.category().pk}
    as_coordinator.post(reverse("appeals:appeal_add"), {**facts, **token})
    url = reverse("appeals:appeal_print", args=[Appeal.objects.get().pk, "receipt"])
    assert "Айгуль Омарова" in as_coordinator.get(url).content.decode()


def test_an_unknown_paper_is_not_found(as_coordinator, appeal):
    assert as_coordinator.get(reverse("appeals:appeal_print", args=[appeal.pk, "passport"])).status_code == 404
