"""The days of a roster: gaps, public holidays, which days are planned."""

import datetime

import pytest
from django.db import transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from mediators.models import Duty, Service
from mediators.roster.actions import horizon, missing
from mediators.roster.days import days_of, gaps
from tests import factories
from tests.mediators.asking import MONDAY, month, weekly

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


def test_working_hours_without_anybody_on_duty_are_gaps(as_coordinator, who, office):
    factories.hours(office, 1, 2, opens_at=T(9), closes_at=T(18))
    factories.duty(who, office, MONDAY, starts_at=T(10), ends_at=T(13))
    days = month(as_coordinator, office)
    assert days[MONDAY].gaps == [(T(9), T(10)), (T(13), T(18))]
    assert days[D(2023, 11, 28)].gaps == [(T(9), T(18))]
    assert days[D(2023, 11, 29)].gaps == []
    page = as_coordinator.get(reverse("mediators:roster", args=[office.pk]))
    assert [day.day.day for day in page.context["gaps"]] == [20, 21, 27, 28]
    [line] = as_coordinator.get(reverse("mediators:rosters")).context["offices"]
    assert line["gaps"] == 8


def test_a_public_holiday_is_named_has_no_duty_and_no_gap(as_coordinator, who, office):
    factories.hours(office, 1)
    weekly(as_coordinator, office, who)
    moved = D(2023, 12, 18)  # Independence Day fell on a Saturday
    day = month(as_coordinator, office, "2023-12")[moved]
    assert day.holiday == "День Независимости" and day.gaps == []
    [line] = day.lines
    assert line.duty.status == "holiday" and not line.stands
    as_coordinator.post(reverse("mediators:duty_restore", args=[line.duty.pk]))
    assert month(as_coordinator, office, "2023-12")[moved].lines[0].stands


def test_a_duty_whose_service_ended_is_marked_and_covers_nothing(as_coordinator, who, office):
    factories.hours(office, 1)
    factories.duty(who, office, MONDAY)
    service = Service.objects.get()
    answer = as_coordinator.post(reverse("mediators:service_end", args=[service.pk]), {"on": "2023-11-25"})
    assert answer.status_code == 302
    day = month(as_coordinator, office)[MONDAY]
    assert day.lines[0].trouble and day.gaps == [(T(9), T(13))]
    assert Duty.objects.get().is_planned


@pytest.mark.parametrize("text", ["2023-13", "x", "0001-01", "2023-11-01"])
def test_a_month_that_is_none_is_not_found(as_coordinator, office, text):
    assert as_coordinator.get(reverse("mediators:roster", args=[office.pk]), {"month": text}).status_code == 404


hour = st.integers(0, 23).map(T)
spans = st.lists(st.tuples(hour, hour).filter(lambda span: span[0] < span[1]), max_size=6)


@given(open_hours=spans, covered=spans)
@settings(max_examples=200, deadline=None)
def test_gaps_are_the_open_hours_that_nobody_covers(open_hours, covered):
    def inside(moment, among):
        return any(start <= moment < end for start, end in among)

    found = gaps(open_hours, covered)
    for half in range(48):
        moment = T(half // 2, half % 2 * 30)
        assert inside(moment, found) == (inside(moment, open_hours) and not inside(moment, covered))


@given(weekday=st.integers(1, 7), first=st.dates(D(2020, 1, 1), D(2030, 1, 1)), length=st.integers(-10, 120))
@settings(max_examples=200, deadline=None)
def test_the_days_of_a_weekly_duty_are_those_of_the_calendar(weekday, first, length):
    end = first + datetime.timedelta(days=length)
    every = (first + datetime.timedelta(days=n) for n in range(max(length, 0)))
    assert list(days_of(weekday, first, end)) == [day for day in every if day.isoweekday() == weekday]


@given(
    weekday=st.integers(1, 7),
    pattern=st.tuples(st.integers(-40, 110), st.none() | st.integers(0, 150)),
    service=st.tuples(st.integers(-40, 110), st.none() | st.integers(0, 150)),
)
@settings(max_examples=40, deadline=None)
def test_planned_days_are_those_that_pattern_service_and_horizon_allow(weekday, pattern, service):
    today = D(2023, 11, 20)

    def period(start, length):
        begins = today + datetime.timedelta(days=start)
        return begins, None if length is None else begins + datetime.timedelta(days=length)

    def inside(day, start, end):
        return start <= day and (end is None or day < end)

    with transaction.atomic():
        office, person = factories.platform("KZ-31"), factories.mediator("KZ-31")
        factories.service(person, office, *period(*service))
        starts, ends = period(*pattern)
        made = factories.pattern(person, office, weekday, starts_on=starts, ends_on=ends)
        planned = {duty.day for duty in missing(made)}
        transaction.set_rollback(True)
    coming = (today + datetime.timedelta(days=n) for n in range(200))
    assert planned == {
        day
        for day in coming
        if day.isoweekday() == weekday
        and day < horizon()
        and inside(day, *period(*pattern))
        and inside(day, *period(*service))
    }
