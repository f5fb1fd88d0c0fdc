"""A region hands its quarter in, takes it back, has it returned, mends it, has it accepted."""

import datetime

import pytest
from django.db import IntegrityError, ProgrammingError, transaction
from django.urls import reverse
from django.utils import timezone

from appeals.models import Appeal
from mediation.constraints import constraint_name
from mediation.scope import scope
from offices.models import QuarterLock
from reports.actions import NotReady, accept, mend, pin, return_, submit, withdraw
from reports.closing.state import Closing
from reports.deadline import days_late
from reports.models import Answer, Remark, Step, Submission
from tests import factories
from tests.reports.closing import Q3, D, answer_all, entered

pytestmark = pytest.mark.django_db
MINE = reverse("reports:closing", args=[Q3])


def handed_in(by, region="KZ-31", **values) -> Submission:
    entered(region)
    answer_all(region, by)
    return submit(region, Q3, by=by, **values)


def lock() -> str:
    return QuarterLock.objects.of(Q3).get(region="KZ-31").status


def test_a_quarter_without_a_record_is_not_begun_and_with_one_a_draft(coordinator):
    assert Closing(Q3, "KZ-31", user=coordinator).status == "not_begun"
    entered()
    assert Closing(Q3, "KZ-31", user=coordinator).status == "draft"


def test_an_empty_submission_is_not_a_submission(coordinator):
    answer_all("KZ-31", coordinator)
    with pytest.raises(NotReady, match="исправить: 1"):
        submit("KZ-31", Q3, by=coordinator)
    assert lock() == "open"


def test_a_quarter_is_not_handed_in_before_it_is_over(coordinator, settings):
    settings.PORTAL_TODAY = D(2023, 9, 30)
    entered()
    with pytest.raises(NotReady, match="исправить: 1"):
        submit("KZ-31", Q3, by=coordinator)
    assert Closing(Q3, "KZ-31", user=coordinator).zeros == []  # too early to say
    settings.PORTAL_TODAY = D(2023, 10, 1)
    answer_all("KZ-31", coordinator)
    assert submit("KZ-31", Q3, by=coordinator).status == "submitted"


def test_a_zero_of_interethnic_appeals_is_said_or_the_report_waits(coordinator):
    entered()
    with pytest.raises(NotReady, match="подтвердить нули: 1"):
        submit("KZ-31", Q3, by=coordinator)
    answer_all("KZ-31", coordinator)
    assert submit("KZ-31", Q3, by=coordinator).is_interethnic_zero_confirmed


def test_a_region_with_interethnic_appeals_confirms_no_zero(coordinator):
    at = entered()
    factories.appeal(at, D(2023, 8, 1), category=factories.category("interethnic"))
    answer_all("KZ-31", coordinator)
    assert not submit("KZ-31", Q3, by=coordinator).is_interethnic_zero_confirmed


def test_what_is_handed_in_is_read_only_and_says_who_and_when(coordinator):
    done = handed_in(coordinator, director="С. Петрова")
    assert (done.status, done.director, done.submitted_by, lock()) == (
        "submitted", "С. Петрова", coordinator, "submitted")  # fmt: skip
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Appeal.objects.update(source="court")
    assert constraint_name(refusal.value) == "quarter_is_open"
    assert Step.objects.get().by == coordinator


def test_a_double_click_hands_in_once(coordinator):
    handed_in(coordinator)
    with pytest.raises(NotReady, match="сдан"):
        submit("KZ-31", Q3, by=coordinator)
    assert Step.objects.count() == 1


def test_a_report_is_taken_back_until_it_is_decided(coordinator, national):
    handed_in(coordinator)
    back = withdraw("KZ-31", Q3, by=coordinator)
    assert (back.status, back.first_submitted_at, lock()) == ("draft", None, "open")
    submit("KZ-31", Q3, by=coordinator)
    accept("KZ-31", Q3, by=national)
    with pytest.raises(NotReady):
        withdraw("KZ-31", Q3, by=coordinator)
    assert lock() == "accepted"


def test_of_two_decisions_at_once_the_second_is_told(coordinator, national):
    seen = handed_in(coordinator).version
    return_("KZ-31", Q3, because="нет охвата", by=national, version=seen)
    with pytest.raises(NotReady, match="возвращён"):
        accept("KZ-31", Q3, by=national, version=seen)


def test_nobody_decides_on_what_he_has_not_seen(coordinator, national):
    seen = handed_in(coordinator).version
    withdraw("KZ-31", Q3, by=coordinator)
    submit("KZ-31", Q3, by=coordinator)
    with pytest.raises(NotReady, match="тем временем"):
        accept("KZ-31", Q3, by=national, version=seen)
    assert lock() == "submitted"


def test_a_return_says_why(coordinator, national):
    handed_in(coordinator)
    with pytest.raises(NotReady, match="Объясните"):
        return_("KZ-31", Q3, by=national)
    pin("KZ-31", Q3, to={"figure": "events.total"}, text="нет охвата", by=national)
    assert return_("KZ-31", Q3, by=national).status == "returned"


def test_pinned_remarks_reach_the_region_when_the_report_is_returned(coordinator, national):
    handed_in(coordinator)
    remark = pin("KZ-31", Q3, to={"figure": "events.total"}, text="нет охвата", by=national)
    assert not Remark.objects.visible_to(coordinator).exists()
    return_("KZ-31", Q3, by=national)
    with pytest.raises(NotReady, match="исправить замечания: 1"):
        submit("KZ-31", Q3, by=coordinator)
    mend(Remark.objects.visible_to(coordinator).get(), note="внесено", by=coordinator)
    assert submit("KZ-31", Q3, by=coordinator).status == "submitted"
    remark.refresh_from_db()
    assert (remark.mended_by, remark.note) == (coordinator, "внесено")


def test_accepting_forgets_remarks_that_were_not_sent(coordinator, national):
    handed_in(coordinator)
    pin("KZ-31", Q3, to={"figure": "events.total"}, text="нет охвата", by=national)
    accept("KZ-31", Q3, by=national, comment="спасибо")
    assert not Remark.objects.exists()
    assert [step.comment for step in Step.objects.all()] == ["", "спасибо"]


def test_a_return_does_not_make_a_region_late_but_taking_back_does(coordinator, national, settings):
    settings.PORTAL_TODAY = D(2023, 10, 5)
    assert days_late(handed_in(coordinator)) == 0
    settings.PORTAL_TODAY = D(2023, 10, 9)
    return_("KZ-31", Q3, because="x", by=national)
    assert days_late(submit("KZ-31", Q3, by=coordinator)) == 0
    withdraw("KZ-31", Q3, by=coordinator)
    assert days_late(submit("KZ-31", Q3, by=coordinator)) == 4


def test_whether_a_report_is_late_is_said_by_the_day_in_almaty():
    moment = datetime.datetime(2023, 10, 5, 18, 30, tzinfo=datetime.UTC)  # past midnight there
    assert days_late(Submission(starts_on=Q3.start, first_submitted_at=moment)) == 1
    assert days_late(Submission(starts_on=Q3.start)) is None


@pytest.mark.parametrize(
    ("role", "status", "after"),
    [("coordinator", "submitted", "accepted"), ("coordinator", "accepted", "draft"),
     ("national", "draft", "submitted"), ("national", "returned", "accepted")],
)  # fmt: skip
def test_the_database_keeps_the_two_hands_apart(coordinator, role, status, after):
    factories.handed_in("KZ-31", Q3, by=coordinator, status=status, submitted_at=timezone.now())
    changed = 0
    try:
        with transaction.atomic(), scope(role=role, region="KZ-31"):
            changed = Submission.objects.filter(region="KZ-31").update(status=after)
    except ProgrammingError as refusal:
        assert "row-level security" in str(refusal)
    assert not changed
    assert Submission.objects.get().status == status


def test_answers_are_read_only_with_the_quarter(coordinator):
    handed_in(coordinator)
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Answer.objects.update(reason="другое")
    assert constraint_name(refusal.value) == "quarter_is_open"


def test_a_region_does_not_see_remarks_that_were_not_sent_even_past_the_filter(coordinator, national):
    handed_in(coordinator)
    pin("KZ-31", Q3, to={"figure": "events.total"}, text="нет охвата", by=national)
    with scope(role="coordinator", region="KZ-31"):
        assert not Remark.objects.exists()
