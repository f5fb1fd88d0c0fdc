"""The duty roster: nobody in two places, weekly duties and single days, gaps and holidays, calendars."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from mediation.constraints import constraint_name
from mediation.scope import scope
from mediators.models import Duty, DutyFeed, DutyPattern, Service
from mediators.roster.actions import horizon, missing
from mediators.roster.days import days_of, gaps
from mediators.roster.public import next_duty, public_duties
from tests import factories

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time
MONDAY = D(2023, 11, 27)


@pytest.fixture
def office(db):
    return factories.platform("KZ-31", name_ru="Кабинет в Таразе", locality="Тараз")


@pytest.fixture
def other(db):
    """An office of another region."""
    return factories.platform("KZ-71", name_ru="Кабинет в Астане")


@pytest.fixture
def who(office):
    person = factories.mediator("KZ-31", full_name="Омаров Берик")
    factories.service(person, office)
    return person


@pytest.fixture
def elsewhere(who, other):
    """The same mediator serves in another region too."""
    return factories.service(who, other)


def weekly(client, office, who, **values):
    sent = {"mediator": who.pk, "weekday": 1, "starts_at": "09:00", "ends_at": "13:00", "starts_on": "2023-11-01"}
    return client.post(reverse("mediators:roster_pattern_add", args=[office.pk]), {**sent, **values})


def extra(client, office, who, **values):
    sent = {"mediator": who.pk, "day": MONDAY, "starts_at": "09:00", "ends_at": "13:00"}
    return client.post(reverse("mediators:roster_duty_add", args=[office.pk]), {**sent, **values})


def errors(answer):
    assert answer.status_code == 200
    return answer.context["form"].errors


def month(client, office, text="2023-11"):
    answer = client.get(reverse("mediators:roster", args=[office.pk]), {"month": text})
    return {day.day: day for week in answer.context["weeks"] for day in week if day}


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
    assert list(Duty.objects.values_list("day", flat=True)) == [D(2023, 11, 20), D(2023, 11, 27)]


def test_days_without_service_are_not_planned(as_coordinator, office):
    person = factories.mediator()
    factories.service(person, office, D(2023, 11, 21), D(2023, 12, 11))
    weekly(as_coordinator, office, person)
    assert list(Duty.objects.values_list("day", flat=True)) == [D(2023, 11, 27), D(2023, 12, 4)]


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
    assert late.status_code == 409
    assert {day.isoweekday() for day in Duty.objects.values_list("day", flat=True)} == {2}


def test_ending_a_weekly_duty_takes_its_coming_days_away(as_coordinator, who, office):
    weekly(as_coordinator, office, who)
    pattern = DutyPattern.objects.get()
    values = {"ends_on": "2023-12-04", "version": 1}
    as_coordinator.post(reverse("mediators:pattern_end", args=[pattern.pk]), values)
    assert list(Duty.objects.values_list("day", flat=True)) == [D(2023, 11, 20), D(2023, 11, 27)]
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


# Gaps and holidays


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


# What the public and programs read


def test_the_public_reads_hours_and_the_names_of_those_who_agreed(office, who):
    shown = factories.mediator(full_name="Серикова Алия", is_published=True)
    factories.service(shown, office)
    factories.duty(who, office, MONDAY)
    factories.duty(shown, office, MONDAY, starts_at=T(14), ends_at=T(18))
    factories.duty(shown, office, MONDAY, status="cancelled")
    with scope(role="public"):
        found = public_duties(MONDAY, MONDAY + datetime.timedelta(days=1))
    assert [(duty.platform, duty.starts_at, duty.mediator) for duty in found] == [
        (office.pk, T(9), ""),
        (office.pk, T(14), "Серикова Алия"),
    ]


@pytest.mark.parametrize(
    "table", ["mediators_duty", "mediators_dutypattern", "mediators_dutyfeed", "mediators_service"]
)
def test_the_public_reads_no_table_of_the_roster(table):
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with scope(role="public"), connection.cursor() as cursor, denied, transaction.atomic():
        cursor.execute(f"select * from {table}")


def test_the_next_duty_is_the_one_that_runs_or_the_first_after_it(office, who):
    factories.duty(who, office, MONDAY)
    factories.duty(who, office, MONDAY, starts_at=T(14), ends_at=T(18))
    with scope(role="public"):
        at = lambda *clock: next_duty(office.pk, datetime.datetime.combine(MONDAY, T(*clock)))  # noqa: E731
        assert at(8).starts_at == at(12, 59).starts_at == T(9)
        assert at(13).starts_at == T(14)
        assert at(18) is None


def make_feed(client, office):
    client.post(reverse("mediators:roster_feed", args=[office.pk]), {"renew": ""})
    return reverse("mediators:calendar", args=[DutyFeed.objects.get().token])


def test_a_calendar_is_read_without_a_sign_in_and_parses_back(client, as_coordinator, office, who):
    factories.duty(who, office, MONDAY)
    factories.duty(who, office, MONDAY, starts_at=T(14), ends_at=T(18), status="cancelled")
    url = make_feed(as_coordinator, office)
    answer = client.get(url)
    assert answer["Content-Type"].startswith("text/calendar")
    [event] = Calendar.from_ical(answer.content).walk("VEVENT")
    utc = datetime.UTC
    assert event["DTSTART"].dt == datetime.datetime(2023, 11, 27, 3, tzinfo=utc)
    assert event["DTEND"].dt == datetime.datetime(2023, 11, 27, 7, tzinfo=utc)
    assert event["SUMMARY"] == "Омаров Берик · Кабинет в Таразе" and event["LOCATION"] == "Тараз"
    assert event["UID"]


def test_a_calendar_without_duties_is_a_calendar(client, as_coordinator, office):
    assert Calendar.from_ical(client.get(make_feed(as_coordinator, office)).content).walk("VEVENT") == []


def test_a_new_address_shuts_the_old_one_and_withdrawing_shuts_it_for_good(client, as_coordinator, office):
    old = make_feed(as_coordinator, office)
    new = make_feed(as_coordinator, office)
    assert old != new
    assert (client.get(old).status_code, client.get(new).status_code) == (404, 200)
    as_coordinator.post(reverse("mediators:roster_feed", args=[office.pk]), {"withdraw": ""})
    assert client.get(new).status_code == 404
    assert client.get(reverse("mediators:calendar", args=["guess"])).status_code == 404


def test_a_mediators_calendar_holds_his_duties_wherever_they_are(client, as_coordinator, who, office, other, elsewhere):
    factories.duty(who, office, MONDAY)
    factories.duty(who, other, MONDAY, starts_at=T(14), ends_at=T(18))
    as_coordinator.post(reverse("mediators:mediator_feed", args=[who.pk]), {"renew": ""})
    url = reverse("mediators:calendar", args=[DutyFeed.objects.get().token])
    assert len(Calendar.from_ical(client.get(url).content).walk("VEVENT")) == 2
    page = as_coordinator.get(reverse("mediators:mediator_duties", args=[who.pk]))
    assert [duty.platform for duty in page.context["duties"]] == [office] and url in page.content.decode()


# Who serves where


def test_a_coordinator_assigns_a_mediator_and_ends_his_service(as_coordinator, office):
    person = factories.mediator("KZ-31", registry_number="KZ-31-0007")
    url = reverse("mediators:platform_service_add", args=[office.pk])
    as_coordinator.post(url, {"registry_number": " KZ-31-0007 ", "starts_on": "2023-11-01"})
    service = Service.objects.get()
    assert (service.mediator, service.region_id, service.starts_on) == (person, "KZ-31", D(2023, 11, 1))
    again = as_coordinator.post(url, {"registry_number": "KZ-31-0007", "starts_on": "2023-11-15"})
    assert list(errors(again)) == ["registry_number"]
    end = reverse("mediators:service_end", args=[service.pk])
    assert list(errors(as_coordinator.post(end, {"on": "2023-10-31"}))) == ["on"]
    as_coordinator.post(end, {"on": "2023-11-15"})
    assert Service.objects.get().ends_on == D(2023, 11, 15)
    assert as_coordinator.post(url, {"registry_number": "KZ-31-0007", "starts_on": "2023-11-15"}).status_code == 302


def test_an_administrator_lets_a_mediator_serve_in_another_region_and_a_coordinator_does_not(
    as_administrator, as_coordinator, office
):
    factories.mediator("KZ-71", registry_number="KZ-71-0007", full_name="Гость из Астаны")
    url = reverse("mediators:platform_service_add", args=[office.pk])
    values = {"registry_number": "KZ-71-0007", "starts_on": "2023-11-01"}
    assert list(errors(as_coordinator.post(url, values))) == ["registry_number"]
    as_administrator.post(url, values)
    panel = as_coordinator.get(reverse("mediators:platform_services", args=[office.pk]))
    [line] = panel.context["now"]
    assert (line["name"], line["url"]) == ("Гость из Астаны", "")


def test_the_names_of_a_platform_are_for_its_region_and_the_centre(office, who):
    def names(role, region=""):
        with scope(role=role, region=region), connection.cursor() as cursor:
            cursor.execute("select full_name from portal_serving(%s)", [office.pk])
            return [name for (name,) in cursor.fetchall()]

    assert names("coordinator", "KZ-31") == names("national") == names("administrator") == ["Омаров Берик"]
    assert names("coordinator", "KZ-71") == names("coordinator") == []


def test_only_the_region_keeps_its_roster(as_national, as_administrator, who, office):
    for client in (as_national, as_administrator):
        assert weekly(client, office, who).status_code == 403
        page = client.get(reverse("mediators:roster", args=[office.pk])).content.decode()
        assert "roster/" in page and reverse("mediators:roster_pattern_add", args=[office.pk]) not in page
