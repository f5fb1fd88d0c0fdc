"""What the public and programs read of the roster."""

import datetime

import pytest
from django.db import ProgrammingError, connection, transaction
from django.urls import reverse
from icalendar import Calendar

from mediation.scope import scope
from mediators.models import DutyFeed
from mediators.roster.public import next_duty, public_duties
from tests import factories
from tests.mediators.asking import MONDAY

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


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
