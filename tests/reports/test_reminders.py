"""Letters about the closing of a quarter: who gets which, and each only once."""

import smtplib

import pytest
from django.core.management import call_command
from django.urls import reverse
from django_tasks_db.management.commands import db_worker

from mediation.quarter import Quarter
from offices.models import Region
from reports.actions import return_, submit, withdraw
from reports.deadline import deadline, until
from reports.letters import messages, occasion, on_the_hour, send_waiting
from reports.models import Letter
from tests import factories
from tests.reports.closing import Q3, D, answer_all, entered

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db):
    factories.user("coordinator", "KZ-31", email="zhambyl@mediation.example")
    factories.user("coordinator", "KZ-71", email="astana@mediation.example")
    factories.user("national", email="centre@mediation.example")
    factories.user("coordinator", "KZ-31", email="gone@mediation.example", is_active=False)


@pytest.mark.parametrize(
    ("quarter", "day"),
    [
        (Q3, D(2023, 10, 5)),
        (Quarter(2023, 1), D(2023, 4, 5)),
        (Quarter(2024, 3), D(2024, 10, 7)),  # a Saturday
        (Quarter(2024, 4), D(2025, 1, 6)),  # a Sunday
        (Quarter(2022, 2), D(2022, 7, 5)),
    ],
)
def test_the_deadline_moves_off_days_of_rest(quarter, day):
    assert deadline(quarter) == day
    assert until(day, quarter).is_moved == (day.day != 5)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (D(2023, 9, 29), ""),
        (D(2023, 9, 30), "remind-5"),
        (D(2023, 10, 3), "remind-5"),
        (D(2023, 10, 4), "remind-1"),
        (D(2023, 10, 5), "remind-1"),
        (D(2023, 10, 6), "late-1"),
        (D(2023, 10, 12), "late-1"),
        (D(2023, 10, 13), "late-8"),
        (D(2023, 10, 20), "late-15"),
    ],
)
def test_a_region_is_reminded_before_the_deadline_and_every_week_after(day, expected):
    assert occasion(day, Q3) == expected


def test_a_reminder_goes_to_those_who_have_not_handed_in_and_once(people, coordinator, mailoutbox):
    factories.handed_in("KZ-71", Q3, by=coordinator)
    assert on_the_hour(D(2023, 10, 4)) == (19, 19)
    assert on_the_hour(D(2023, 10, 4)) == on_the_hour(D(2023, 10, 5)) == (0, 0)
    [letter] = mailoutbox
    assert letter.bcc == ["zhambyl@mediation.example"]
    assert "05.10.2023" in letter.body and "/reports/2023-Q3/close/" in letter.body
    assert "Жамбылская область" in letter.body and "Жамбыл облысы" in letter.body
    assert on_the_hour(D(2023, 10, 6)) == (19, 19)
    assert len(mailoutbox) == 2


def test_a_reminder_says_what_is_the_case_when_it_is_sent(people, coordinator, mailoutbox):
    for region, status in (("KZ-31", "returned"), ("KZ-71", "accepted")):
        factories.handed_in(region, Q3, by=coordinator, status=status)
        Letter.objects.create(region_id=region, starts_on=Q3.start, occasion="late-1")
    send_waiting()
    [letter] = mailoutbox
    assert letter.bcc == ["zhambyl@mediation.example"] and "ещё не сдан повторно" in letter.body


def test_long_before_the_deadline_nobody_is_written_to(people, mailoutbox):
    on_the_hour(D(2023, 9, 29))
    assert not Letter.objects.filter(starts_on=Q3.start).exists()
    on_the_hour(D(2023, 9, 30))
    assert Letter.objects.filter(starts_on=Q3.start).count() == 20


def test_each_step_is_told_to_the_other_side_without_a_name(people, coordinator, national, mailoutbox):
    entered()
    answer_all("KZ-31", coordinator)
    submit("KZ-31", Q3, by=coordinator, director="С. Петрова")
    withdraw("KZ-31", Q3, by=coordinator)
    submit("KZ-31", Q3, by=coordinator, director="С. Петрова")
    return_("KZ-31", Q3, because="нет охвата у лекции", by=national)
    send_waiting()
    assert [letter.bcc for letter in mailoutbox] == [["centre@mediation.example"]] * 3 + [
        ["zhambyl@mediation.example"]]  # fmt: skip
    for letter in mailoutbox:
        assert not any(word in letter.subject + letter.body for word in ("Петрова", "лекции", coordinator.username))


def test_a_step_asks_the_worker_to_send(people, coordinator, mailoutbox, monkeypatch):
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)  # the test's own
    entered()
    answer_all("KZ-31", coordinator)
    submit("KZ-31", Q3, by=coordinator)
    call_command("worker", "--once")
    assert [letter.bcc for letter in mailoutbox] == [["centre@mediation.example"]]


def test_a_letter_that_the_server_refuses_waits_for_the_next_round(people, mailoutbox, monkeypatch):
    def refuse(self, fail_silently=False):
        raise smtplib.SMTPServerDisconnected

    with monkeypatch.context() as broken:
        broken.setattr("django.core.mail.EmailMessage.send", refuse)
        Letter.objects.create(region_id="KZ-31", starts_on=Q3.start, occasion="late-1")
        assert send_waiting() == 0
    assert Letter.objects.waiting().count() == 1
    assert send_waiting() == 1
    assert len(mailoutbox) == 1


@pytest.mark.parametrize("kind", ["remind-5", "late-1", "submitted-1", "withdrawn-2", "returned-2", "accepted-2"])
def test_every_letter_can_be_written(people, kind):
    letter = Letter(region=Region.objects.get(pk="KZ-31"), starts_on=Q3.start, occasion=kind)
    to = {"": ["centre@mediation.example"], "KZ-31": ["zhambyl@mediation.example"]}
    [message] = messages(letter, to)
    assert "%(" not in message.subject + message.body and "Q3" in message.body


def test_the_board_says_when_a_region_was_reminded_and_whom_no_letter_reaches(people, coordinator, as_national):
    factories.handed_in("KZ-71", Q3, by=coordinator)
    on_the_hour(D(2023, 10, 6))
    Letter.objects.filter(region="KZ-31").update(sent_at="2023-10-06T09:00+06:00")
    rows = as_national.get(reverse("reports:board", args=[Q3])).context["page"].rows
    told = {row["region"].pk: row["reminded"] and row["reminded"]["text"] for row in rows}
    assert told["KZ-71"] is None
    assert (told["KZ-31"], told["KZ-10"]) == ("напомнили 06.10.2023", "напомнить некому: нет адреса")
