"""Late records: a region asks, the centre opens the quarter until a day, it closes again, the report tells of it."""

import datetime
import uuid

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse

from accounts.models import JournalEntry
from events.models import Event
from mediation.constraints import constraint_name
from mediation.quarter import Quarter
from mediation.scope import scope
from offices.models import Platform, PlatformPeriod, QuarterLock
from reports.actions import NotReady
from reports.late import ask, finish, grant, refuse
from reports.letters import said
from reports.models import Letter, Reopening, Snapshot, Step
from reports.narrative import narrate
from reports.summary import summarise
from tests import factories
from tests.conftest import signed_in
from tests.reports.closing import Q3, REGION, UNTIL, D

pytestmark = pytest.mark.django_db
SEPTEMBER = D(2023, 9, 1)
CLOSING = reverse("reports:closing", args=[Q3])
REVIEW = reverse("reports:review", args=[Q3, REGION])
ASK, DROP, DONE = (reverse(f"reports:exception_{name}", args=[Q3]) for name in ("ask", "drop", "done"))
GRANT, REFUSE, END = (reverse(f"reports:exception_{name}", args=[Q3, REGION]) for name in ("grant", "refuse", "end"))


def enter(day=SEPTEMBER, region=REGION):
    """Enter an event as the region's coordinator does; returns why the database refused it, or nothing."""
    try:
        with transaction.atomic(), scope(role="coordinator", region=region):
            factories.event(region, day)
    except IntegrityError as refusal:
        return constraint_name(refusal)
    return ""


def test_a_region_asks_and_the_centre_opens_the_quarter_until_a_day(accepted, as_coordinator, as_national):
    assert enter() == "quarter_is_open"
    as_coordinator.post(ASK, {"reason": "Письмо суда пришло в ноябре", "entries": "два обращения"})
    assert enter() == "quarter_is_open"
    assert "два обращения" in as_national.get(REVIEW).content.decode()
    assert as_national.post(GRANT, {"until": "2023-11-25", "answer": "только эти"}).status_code == 302
    entry = {"title": "Лекция", "type": 1, "starts_on": "2023-09-01", "attendance": 5, "certificates": 0}
    entry["form_token"] = str(uuid.uuid4())
    assert as_coordinator.post(reverse("events:event_add"), entry).status_code == 302
    assert Event.objects.get().title == "Лекция"
    page = as_coordinator.get(CLOSING).content.decode()
    assert "до 25.11.2023" in page and "Письмо суда пришло в ноябре" in page


def test_only_this_quarter_of_this_region_opens(reopened, coordinator, national):
    for region, quarter in (("KZ-71", Q3), (REGION, Quarter(2023, 2))):
        factories.lock(region, quarter.start)
    assert enter(D(2023, 5, 1)) == "quarter_is_open"
    assert enter(region="KZ-71") == "quarter_is_open"
    assert enter() == ""


def test_a_passed_day_refuses_before_anybody_has_ended_the_exception(reopened, settings):
    settings.PORTAL_TODAY = UNTIL
    assert enter() == ""
    settings.PORTAL_TODAY = UNTIL + datetime.timedelta(days=1)
    assert enter() == "quarter_is_open"
    assert Reopening.objects.get().state == "granted"
    assert QuarterLock.objects.closed().of(Q3).filter(region=REGION).exists()


def test_the_worker_ends_what_has_passed_and_only_that(reopened, settings):
    call_command("remind")
    assert Reopening.objects.get().state == "granted"
    settings.PORTAL_TODAY = D(2023, 12, 2)
    call_command("remind")
    call_command("remind")
    row = Reopening.objects.get()
    assert (row.state, row.ended_on) == ("ended", UNTIL)
    last = Step.objects.last()
    assert (last.kind, last.by) == ("closed", None)
    assert Letter.objects.filter(occasion=f"closed-{row.pk}").count() == 1


def test_the_region_is_done_before_the_day_and_the_quarter_is_closed_as_accepted(reopened, as_coordinator):
    assert as_coordinator.post(DONE).status_code == 302
    assert enter() == "quarter_is_open"
    lock = QuarterLock.objects.of(Q3).get(region=REGION)
    assert (lock.status, lock.reopened_until) == ("accepted", None)
    as_coordinator.post(DONE)
    assert [step.kind for step in Step.objects.all()] == ["submitted", "accepted", "asked", "reopened", "closed"]


def test_the_journal_and_the_course_name_who_opened_it(reopened, national, as_coordinator):
    entries = JournalEntry.objects.filter(table_name="offices_quarterlock", changes__has_key="reopened_until")
    assert [entry.changes["reopened_until"] for entry in entries] == [[None, "2023-11-25"]]
    page = as_coordinator.get(CLOSING).content.decode()
    assert "До 25.11.2023." in page and str(national) in page


def test_a_refusal_says_why(accepted, coordinator, national, as_national, as_coordinator):
    ask(REGION, Q3, reason="опечатка", by=coordinator)
    assert as_national.post(REFUSE, {"answer": " "}).status_code == 422
    as_national.post(REFUSE, {"answer": "Показателей не меняет"})
    assert "Показателей не меняет" in as_coordinator.get(CLOSING).content.decode()
    assert enter() == "quarter_is_open"
    ask(REGION, Q3, reason="другая причина", by=coordinator)  # a refusal is not the last word


def test_a_region_takes_back_what_is_not_decided_and_may_ask_anew(accepted, coordinator, as_coordinator, as_national):
    as_coordinator.post(ASK, {"reason": "опечатка"})
    assert as_national.post(DROP).status_code == 403
    assert "Отозвать запрос" in as_coordinator.get(CLOSING).content.decode()
    assert as_coordinator.post(DROP).status_code == 302
    assert Reopening.objects.get().state == "dropped"
    assert (Step.objects.last().kind, Step.objects.last().by) == ("dropped", coordinator)
    assert Letter.objects.filter(occasion__startswith="dropped-").count() == 1
    page = as_coordinator.get(CLOSING).content.decode()
    assert "Отозвать запрос" not in page and "отозван" in page
    as_coordinator.post(DROP)
    assert Step.objects.last().kind == "dropped"
    assert as_national.post(GRANT, {"until": "2023-11-25"}).status_code == 302
    assert Reopening.objects.get().state == "dropped" and enter() == "quarter_is_open"
    as_coordinator.post(ASK, {"reason": "всё же пришло письмо суда"})
    assert [row.state for row in Reopening.objects.all()] == ["dropped", "asked"]


def test_what_is_granted_is_ended_and_not_taken_back(reopened, as_coordinator):
    as_coordinator.post(DROP)
    assert Reopening.objects.get().state == "granted" and enter() == ""
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), scope(role="coordinator", region=REGION):
        Reopening.objects.update(state="dropped", open_until=None)
    assert constraint_name(refusal.value) == "reopening_goes_on"


def test_the_centre_ends_an_exception_that_is_in_the_way(reopened, as_coordinator, as_national):
    assert as_coordinator.post(END).status_code == 403
    assert "Завершить исключение" in as_national.get(REVIEW).content.decode()
    assert as_national.post(END).status_code == 302
    assert Reopening.objects.get().state == "ended" and enter() == "quarter_is_open"
    letter = Letter.objects.last()
    assert letter.occasion.startswith("ended-")
    assert "завершил исключение" in said(letter, "ended", "ru")[1]


def test_one_exception_at_a_time_and_for_accepted_quarters_alone(accepted, coordinator, national):
    with pytest.raises(NotReady):
        ask(REGION, Quarter(2023, 2), reason="x", by=coordinator)
    ask(REGION, Q3, reason="x", by=coordinator)
    with pytest.raises(NotReady, match="уже"):
        ask(REGION, Q3, reason="y", by=coordinator)
    with pytest.raises(NotReady):
        finish(REGION, Q3, by=coordinator)
    grant(REGION, Q3, until=UNTIL, by=national)
    for step, more in ((grant, {"until": UNTIL}), (refuse, {"answer": "x"})):
        with pytest.raises(NotReady):
            step(REGION, Q3, by=national, **more)


def test_an_exception_after_a_passed_one_ends_it_first(reopened, coordinator, settings):
    settings.PORTAL_TODAY = D(2023, 12, 1)
    ask(REGION, Q3, reason="ещё одно письмо", by=coordinator)
    assert [row.state for row in Reopening.objects.all()] == ["ended", "asked"]


@pytest.mark.parametrize("until", ["", "2023-11-19", "2024-11-20", "завтра"])
def test_an_exception_has_a_day_near_at_hand(accepted, coordinator, as_national, until):
    ask(REGION, Q3, reason="x", by=coordinator)
    assert as_national.post(GRANT, {"until": until}).status_code == 422
    assert enter() == "quarter_is_open"


@pytest.mark.parametrize(
    ("role", "before", "after"),
    [
        ("coordinator", "asked", "granted"),
        ("coordinator", "asked", "ended"),
        ("national", "asked", "dropped"),
        ("national", "refused", "granted"),
    ],
)
def test_the_database_keeps_asking_and_granting_apart(accepted, coordinator, national, role, before, after):
    row = ask(REGION, Q3, reason="x", by=coordinator)
    if before == "refused":
        refuse(REGION, Q3, answer="x", by=national)
    days = {"granted_on": UNTIL, "open_until": UNTIL, "ended_on": UNTIL if after == "ended" else None}
    days = {} if after == "dropped" else days
    changed = 0
    try:
        with transaction.atomic(), scope(role=role, region=REGION):
            changed = Reopening.objects.filter(pk=row.pk).update(state=after, **days)
    except ProgrammingError as refusal:
        assert "row-level security" in str(refusal)
    except IntegrityError as refusal:
        assert constraint_name(refusal) == "reopening_goes_on"
    assert not changed
    assert enter() == "quarter_is_open"


def test_a_region_cannot_open_beforehand_what_will_be_accepted(coordinator):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), scope(role="coordinator", region=REGION):
        QuarterLock.objects.of(Q3).filter(region=REGION).update(reopened_until=UNTIL)
    assert constraint_name(refusal.value) == "lock_reopened_when_accepted"


def test_another_region_sees_nothing_of_it(reopened, stranger):
    with scope(role="coordinator", region="KZ-71"):
        assert not Reopening.objects.exists() and not Snapshot.objects.exists()
    assert not Reopening.objects.visible_to(stranger).exists()
    assert signed_in(stranger).get(reverse("reports:changes", args=[Q3, REGION])).status_code == 404


def test_the_next_report_tells_what_was_opened_why_and_what_it_moved(reopened, coordinator):
    quarter = Quarter(2023, 4)
    assert "ещё не закрыт" in told(quarter)
    enter()
    finish(REGION, Q3, by=coordinator)
    [text] = narrate(summarise(quarter)).sections["late"]
    assert "Письмо суда пришло в ноябре" in text and "20.11.2023" in text
    assert "Мероприятия: 0 → 1" in text
    assert Event.objects.count() == 1


def test_of_a_passed_exception_the_report_tells_what_it_moved_before_anybody_has_ended_it(reopened, settings):
    enter()
    quarter = Quarter(2023, 4)
    assert "ещё не закрыт" in told(quarter)
    settings.PORTAL_TODAY = UNTIL + datetime.timedelta(days=1)
    assert "Мероприятия: 0 → 1" in told(quarter) and "ещё не закрыт" not in told(quarter)
    before = told(quarter)
    call_command("remind")
    assert Reopening.objects.get().state == "ended" and told(quarter) == before


def told(quarter, **more) -> str:
    return " ".join(narrate(summarise(quarter, **more)).sections["late"])


def test_other_reports_have_no_such_line(reopened):
    assert told(Q3) == ""
    assert told(Quarter(2023, 4), region="KZ-71") == ""
    assert told(Quarter(2023, 4), region=REGION)


def test_a_register_takes_the_late_entry_too(reopened, coordinator):
    late = {"starts_on": D(2023, 7, 1), "kind": "office", "host": "kgu"}
    with scope(role="administrator"):
        PlatformPeriod.objects.create(platform=bare_platform(), region_id=REGION, **late)
    finish(REGION, Q3, by=coordinator)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic(), scope(role="administrator"):
        PlatformPeriod.objects.create(platform=bare_platform(), region_id=REGION, **late)
    assert constraint_name(refusal.value) == "quarter_is_open"


def bare_platform() -> Platform:
    """A platform without an entry yet."""
    return Platform.objects.create(region_id=REGION, code=f"{REGION}-L{Platform.objects.count()}", name_ru="Кабинет")
