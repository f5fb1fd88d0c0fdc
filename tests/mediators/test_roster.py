"""The duty roster: nobody in two places, weekly duties, single days."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from mediation.constraints import constraint_name
from mediators.models import Duty, DutyPattern
from tests import factories
from tests.mediators.asking import MONDAY, errors, extra, month, weekly

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


# Nobody in two places


def raw(who, at, starts_at, ends_at, status="planned"):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            """insert into mediators_duty (version, mediator_id, platform_id, region_id, day, starts_at, ends_at,
                                           status, is_single_change, reason)
               values (1, %s, %s, %s, %s, %s, %s, %s, false, '')""",
            [who.pk, at.pk, at.region_id, MONDAY, starts_at, ends_at, status],
        )


@pytest.mark.parametrize("hours", [("09:00", "13:00"), ("12:59", "14:00"), ("08:00", "18:00"), ("10:00", "11:00")])
def test_the_database_itself_refuses_a_mediator_in_two_places(who, office, other, elsewhere, hours):
    raw(who, other, "09:00", "13:00")
    with pytest.raises(IntegrityError, match="duty_in_one_place"):
        raw(who, office, *hours)


def test_one_after_the_other_on_one_day_is_no_collision(who, office, other, elsewhere):
    raw(who, other, "09:00", "13:00")
    raw(who, office, "13:00", "14:00")
    raw(who, office, "09:00", "12:00", status="cancelled")
    assert Duty.objects.count() == 3


def test_a_duty_of_another_region_collides_though_the_coordinator_cannot_see_it(
    as_coordinator, who, office, other, elsewhere
):
    factories.duty(who, other, MONDAY, starts_at=T(12), ends_at=T(15))
    answer = extra(as_coordinator, office, who)
    assert errors(answer) == {"mediator": ["В это время медиатор дежурит в другом месте."]}
    page = answer.content.decode()
    assert "Астан" not in page and "12:00" not in page and 'value="09:00"' in page
    assert Duty.objects.filter(platform=office).count() == 0


def test_a_weekly_duty_that_collides_says_on_which_day_and_plans_nothing(as_coordinator, who, office, other, elsewhere):
    factories.duty(who, other, MONDAY + datetime.timedelta(weeks=2))
    [told] = errors(weekly(as_coordinator, office, who))["mediator"]
    assert told == "В это время медиатор дежурит в другом месте. (11.12.2023)"
    assert not DutyPattern.objects.exists() and not Duty.objects.filter(platform=office).exists()


def test_restoring_a_cancelled_day_collides_too(as_coordinator, who, office, other, elsewhere):
    duty = factories.duty(who, office, MONDAY, status="cancelled")
    factories.duty(who, other, MONDAY)
    answer = as_coordinator.post(reverse("mediators:duty_restore", args=[duty.pk]), follow=True)
    assert "дежурит в другом месте" in answer.content.decode()
    duty.refresh_from_db()
    assert not duty.is_planned


def refused(who, at) -> str:
    with pytest.raises(IntegrityError) as refusal:
        raw(who, at, "09:00", "13:00")
    return constraint_name(refusal.value)


@pytest.mark.parametrize(("start", "end"), [(D(2023, 1, 1), MONDAY), (MONDAY + datetime.timedelta(days=1), None)])
def test_only_who_serves_at_the_platform_that_day_is_on_duty_there(office, start, end):
    person = factories.mediator()
    factories.service(person, office, start, end)
    assert refused(person, office) == "duty_mediator_serves"


def test_nobody_is_on_duty_at_a_closed_platform():
    closed = factories.platform("KZ-31", closed_on=MONDAY)
    person = factories.mediator()
    factories.service(person, closed)
    assert refused(person, closed) == "duty_platform_open"


# Weekly duties


def test_a_weekly_duty_is_planned_thirteen_weeks_ahead_and_not_into_the_past(as_coordinator, who, office):
    weekly(as_coordinator, office, who)
    days = list(Duty.objects.order_by("day").values_list("day", flat=True))
    assert days[0] == D(2023, 11, 20) and days[-1] == D(2024, 2, 12) and len(days) == 13
    assert {day.isoweekday() for day in days} == {1}


def test_the_forms_begin_with_today_or_the_day_that_was_clicked(as_coordinator, office):
    new = as_coordinator.get(reverse("mediators:roster_pattern_add", args=[office.pk]))
    assert 'value="2023-11-20"' in new.content.decode()
    url = reverse("mediators:roster_duty_add", args=[office.pk])
    assert 'value="2023-11-27"' in as_coordinator.get(url, {"day": "2023-11-27"}).content.decode()
    assert 'value="2023-11-20"' in as_coordinator.get(url, {"day": "2023-02-31"}).content.decode()


def test_a_weekly_duty_ends_with_its_last_day(as_coordinator, who, office):
    weekly(as_coordinator, office, who, ends_on="2023-12-04")
    assert list(Duty.objects.order_by("day").values_list("day", flat=True)) == [D(2023, 11, 20), D(2023, 11, 27)]


def test_days_without_service_are_not_planned(as_coordinator, office):
    person = factories.mediator()
    factories.service(person, office, D(2023, 11, 21), D(2023, 12, 11))
    weekly(as_coordinator, office, person)
    assert list(Duty.objects.order_by("day").values_list("day", flat=True)) == [D(2023, 11, 27), D(2023, 12, 4)]


def test_a_mediator_who_serves_on_none_of_the_days_is_refused(as_coordinator, office):
    person = factories.mediator()
    factories.service(person, office, D(2023, 12, 26), D(2023, 12, 28))
    assert "mediator" in errors(weekly(as_coordinator, office, person))
    assert not DutyPattern.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"starts_at": "13:00", "ends_at": "09:00"}, "ends_at"),
        ({"starts_at": "soon"}, "starts_at"),
        ({"ends_on": "2023-10-01"}, "ends_on"),
        ({"weekday": 8}, "weekday"),
        ({"mediator": ""}, "mediator"),
        ({"mediator": 999_999}, "mediator"),
    ],
)
def test_a_weekly_duty_that_cannot_be_is_told_beside_its_field(as_coordinator, who, office, values, field):
    assert list(errors(weekly(as_coordinator, office, who, **values))) == [field]
    assert not DutyPattern.objects.exists()


def test_correcting_a_weekly_duty_moves_coming_days_and_keeps_past_and_single_ones(as_coordinator, who, office):
    second = factories.mediator(full_name="Серикова Алия")
    factories.service(second, office)
    pattern = factories.pattern(who, office)
    past = factories.duty(who, office, D(2023, 11, 13), pattern=pattern)
    single = factories.duty(who, office, MONDAY, pattern=pattern, is_single_change=True)
    factories.duty(who, office, D(2023, 12, 4), pattern=pattern)
    sent = {"mediator": second.pk, "weekday": 2, "starts_at": "10:00", "ends_at": "12:00", "starts_on": "2023-11-01",
            "version": 1}  # fmt: skip
    as_coordinator.post(reverse("mediators:pattern_edit", args=[pattern.pk]), sent)
    assert list(Duty.objects.filter(mediator=who).order_by("day")) == [past, single]
    coming = Duty.objects.filter(mediator=second).order_by("day")
    assert coming[0].day == D(2023, 11, 21) and coming[0].starts_at == T(10) and coming.count() == 13


def test_two_people_do_not_overwrite_each_others_weekly_duty(as_coordinator, who, office):
    weekly(as_coordinator, office, who)
    pattern = DutyPattern.objects.get()
    sent = {"mediator": who.pk, "weekday": 2, "starts_at": "10:00", "ends_at": "12:00", "starts_on": "2023-11-01"}
    as_coordinator.post(reverse("mediators:pattern_edit", args=[pattern.pk]), {**sent, "version": 1})
    late = as_coordinator.post(
        reverse("mediators:pattern_edit", args=[pattern.pk]), {**sent, "weekday": 3, "version": 1}
    )
    assert late.status_code == 409 and [row["name"] for row in late.context["conflict"]] == ["weekday"]
    assert {day.isoweekday() for day in Duty.objects.values_list("day", flat=True)} == {2}


def test_ending_a_weekly_duty_takes_its_coming_days_away(as_coordinator, who, office):
    weekly(as_coordinator, office, who)
    pattern = DutyPattern.objects.get()
    values = {"ends_on": "2023-12-04", "version": 1}
    as_coordinator.post(reverse("mediators:pattern_end", args=[pattern.pk]), values)
    assert list(Duty.objects.order_by("day").values_list("day", flat=True)) == [D(2023, 11, 20), D(2023, 11, 27)]
    assert DutyPattern.objects.get().ends_on == D(2023, 12, 4)


def test_planning_further_adds_what_is_missing_once(as_coordinator, who, office, settings):
    weekly(as_coordinator, office, who)
    settings.PORTAL_TODAY = D(2023, 12, 4)
    call_command("plan_duties")
    assert Duty.objects.count() == 15
    call_command("plan_duties")
    as_coordinator.post(reverse("mediators:roster_plan", args=[office.pk]))
    assert Duty.objects.count() == 15
    assert Duty.objects.latest("day").day == D(2024, 2, 26)


def test_planning_further_leaves_out_where_the_mediator_is_elsewhere(
    as_coordinator, who, office, other, elsewhere, settings
):
    weekly(as_coordinator, office, who)
    factories.duty(who, other, D(2024, 2, 19))
    settings.PORTAL_TODAY = D(2023, 12, 4)
    call_command("plan_duties")
    added = Duty.objects.filter(platform=office, day__gt=D(2024, 2, 12)).values_list("day", flat=True)
    assert list(added) == [D(2024, 2, 26)]


# Single days


def test_one_day_is_given_to_another_mediator_and_the_others_stay(as_coordinator, who, office):
    second = factories.mediator(full_name="Серикова Алия")
    factories.service(second, office)
    weekly(as_coordinator, office, who)
    duty = Duty.objects.get(day=MONDAY)
    sent = {"mediator": second.pk, "starts_at": "09:00", "ends_at": "13:00", "reason": "Отпуск", "version": 1}
    answer = as_coordinator.post(reverse("mediators:duty_edit", args=[duty.pk]), sent)
    assert answer.url.endswith("?month=2023-11")
    assert Duty.objects.filter(mediator=second).get().day == MONDAY
    assert Duty.objects.filter(mediator=who).count() == 12
    as_coordinator.post(reverse("mediators:roster_plan", args=[office.pk]))
    assert Duty.objects.filter(day=MONDAY).get().mediator == second


def test_a_day_is_cancelled_with_a_reason_and_planned_again(as_coordinator, who, office):
    duty = factories.duty(who, office)
    url = reverse("mediators:duty_cancel", args=[duty.pk])
    assert list(errors(as_coordinator.post(url, {"version": 1, "reason": ""}))) == ["reason"]
    as_coordinator.post(url, {"version": 1, "reason": "Болезнь"})
    [line] = month(as_coordinator, office)[MONDAY].lines
    assert not line.stands and line.duty.reason == "Болезнь"
    as_coordinator.post(reverse("mediators:duty_restore", args=[duty.pk]))
    [line] = month(as_coordinator, office)[MONDAY].lines
    assert line.stands


def test_an_extra_duty_sent_twice_is_one(as_coordinator, who, office):
    token = "0b9e2f5e-6f5f-4a3f-9a39-0d3a5d1f7c11"
    for _time in range(2):
        assert extra(as_coordinator, office, who, form_token=token).status_code == 302
    assert Duty.objects.get().is_single_change


def test_a_mediator_of_another_region_who_serves_here_can_be_on_duty(as_coordinator, office):
    guest = factories.mediator("KZ-71", full_name="Гость из Астаны")
    factories.service(guest, office)
    extra(as_coordinator, office, guest)
    [line] = month(as_coordinator, office)[MONDAY].lines
    assert line.name == "Гость из Астаны"
