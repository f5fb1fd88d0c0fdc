"""How a platform closes: what stays, which duties are cancelled, what no closed quarter lets move."""

import datetime

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.models import JournalEntry
from mediation.constraints import constraint_name
from mediation.scope import scope
from mediators.models import Duty, DutyPattern, Service
from offices.models import PlatformPeriod
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def office(db):
    return factories.platform("KZ-31", opened_on=D(2020, 1, 6), code="P1", name_ru="Кабинет в Таразе")


def send(client, name, platform, follow=False, **values):
    return client.post(reverse(name, args=[platform.pk]), {"version": platform.version, **values}, follow=follow)


def card(client, platform) -> str:
    return client.get(reverse("offices:platform", args=[platform.pk])).content.decode()


def test_closing_says_what_hangs_on_the_platform_and_moves_none_of_it(as_administrator, office):
    who = factories.mediator()
    factories.service(who, office)
    appeal = factories.appeal(office, D(2023, 11, 6))
    factories.duty(who, office, D(2023, 11, 27))
    page = as_administrator.get(reverse("offices:platform_close", args=[office.pk]))
    assert page.context["pending"] == 1
    serving = as_administrator.get(reverse("mediators:platform_services", args=[office.pk]))
    assert [line["name"] for line in serving.context["now"]] == [who.full_name]
    assert len(as_administrator.get(reverse("mediators:platform_duties", args=[office.pk])).context["lines"]) == 1

    send(as_administrator, "offices:platform_close", office, on="2023-11-20", reason="Переезд")
    entry = PlatformPeriod.objects.get()
    assert (entry.ends_on, entry.ended_by, entry.reason) == (D(2023, 11, 20), "closed", "Переезд")
    appeal.refresh_from_db()
    assert appeal.platform_id == office.pk and appeal.resolved_on is None
    assert Service.objects.get().ends_on is None and Duty.objects.get().is_planned
    assert "Переезд" in card(as_administrator, office)


def test_the_services_of_a_closed_platform_are_ended_when_somebody_says_so(as_administrator):
    closed = factories.platform("KZ-31", closed_on=D(2023, 11, 13))
    who, later = factories.mediator(), factories.mediator(full_name="Серикова Алия")
    factories.service(who, closed)
    factories.service(later, closed, starts_on=D(2023, 12, 1))
    panel = as_administrator.get(reverse("mediators:platform_services", args=[closed.pk])).content.decode()
    url = reverse("mediators:platform_services_end", args=[closed.pk])
    assert url in panel
    assert as_administrator.get(url).context["form"].initial["on"] == D(2023, 11, 13)
    as_administrator.post(url, {"on": "2023-11-13"})
    assert list(Service.objects.order_by("pk").values_list("ends_on", flat=True)) == [D(2023, 11, 13), D(2023, 12, 1)]


@pytest.mark.parametrize("missing", ["on", "reason"])
def test_a_platform_is_not_closed_without_day_and_reason(as_administrator, office, missing):
    values = {"on": "2023-11-20", "reason": "Переезд", missing: ""}
    answer = send(as_administrator, "offices:platform_close", office, **values)
    assert list(answer.context["form"].errors) == [missing]
    assert PlatformPeriod.objects.get().is_current


def test_a_platform_is_not_closed_before_an_appeal_it_received(as_administrator, office):
    factories.appeal(office, D(2023, 11, 6))
    answer = send(as_administrator, "offices:platform_close", office, on="2023-11-01", reason="Переезд")
    assert answer.context["form"].non_field_errors()
    assert PlatformPeriod.objects.get().is_current


def test_a_closed_platform_is_not_closed_again(as_administrator):
    closed = factories.platform("KZ-31", closed_on=D(2023, 11, 13))
    answer = send(as_administrator, "offices:platform_close", closed, on="2023-11-20", reason="Ещё раз")
    assert answer.context["form"].non_field_errors()
    assert reverse("offices:platform_close", args=[closed.pk]) not in card(as_administrator, closed)


def test_the_duties_from_the_day_on_are_named_and_cancelled_when_the_form_asks(as_administrator, administrator, office):
    who = factories.mediator()
    factories.service(who, office)
    weekly = factories.pattern(who, office)
    over = factories.pattern(who, office, weekday=2, ends_on=D(2023, 11, 14))
    days = (D(2023, 11, 13), D(2023, 11, 20), D(2023, 11, 27), D(2024, 1, 15))
    past, today, coming, late = (factories.duty(who, office, day, pattern=weekly) for day in days)
    elsewhere = factories.platform("KZ-31")
    factories.service(who, elsewhere)
    other = factories.duty(who, elsewhere, D(2023, 11, 28))

    panel = as_administrator.get(reverse("mediators:platform_duties", args=[office.pk]), {"on": "2023-11-20"})
    assert [line.duty for line in panel.context["lines"]] == [today, coming]
    assert panel.context["later"] == 1
    page = as_administrator.get(reverse("offices:platform_close", args=[office.pk]))
    assert page.context["form"]["ends_duties"].value() is True
    told = send(
        as_administrator, "offices:platform_close", office, on="2023-11-20", reason="Переезд", ends_duties="on",
        follow=True,
    )  # fmt: skip
    assert "3" in " ".join(str(message) for message in told.context["messages"])
    rows = {duty.pk: (duty.status, duty.reason, duty.version) for duty in Duty.objects.all()}
    gone = ("cancelled", "Переезд", 2)
    assert rows == {
        past.pk: ("planned", "", 1), today.pk: gone, coming.pk: gone, late.pk: gone, other.pk: ("planned", "", 1)
    }  # fmt: skip
    assert dict(DutyPattern.objects.values_list("pk", "ends_on")) == {
        weekly.pk: D(2023, 11, 20), over.pk: D(2023, 11, 14)
    }  # fmt: skip
    trail = JournalEntry.objects.filter(table_name="mediators_duty", action="update")
    assert {(entry.actor_id, entry.reason) for entry in trail} == {(administrator.pk, "Переезд")}
    assert trail.count() == 3


def test_a_closing_that_is_refused_cancels_no_duty(as_administrator, office):
    who = factories.mediator()
    factories.service(who, office)
    duty = factories.duty(who, office)
    factories.appeal(office, D(2023, 11, 6))
    sent = {"on": "2023-11-01", "reason": "Переезд", "ends_duties": "on"}
    assert send(as_administrator, "offices:platform_close", office, **sent).status_code == 200
    duty.refresh_from_db()
    assert duty.is_planned


@pytest.mark.parametrize("role", ["coordinator", "national", "public"])
def test_nobody_but_an_administrator_ends_the_duties_of_a_platform(office, role):
    with (
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        scope(role=role, region="KZ-31"),
        connection.cursor() as cursor,
    ):
        cursor.execute("select portal_end_duties(%s, '2023-11-20', 'x')", [office.pk])


@pytest.mark.parametrize(
    ("change", "is_refused"),
    [
        ({"ends_on": D(2023, 5, 1), "ended_by": "closed"}, True),  # ends in an open quarter, a later one counts it
        ({"ends_on": D(2023, 10, 1), "ended_by": "closed"}, False),  # the first day after the closed quarter
        ({"starts_on": D(2023, 10, 2)}, True),
        ({"starts_on": D(2021, 1, 1)}, False),
        ({"host": "other"}, True),
    ],
)
def test_no_entry_moves_what_a_closed_quarter_between_open_ones_counts(office, change, is_refused):
    factories.lock("KZ-31", D(2023, 7, 1))
    rows = PlatformPeriod.objects.filter(platform=office)
    if is_refused:
        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            rows.update(**change)
        assert constraint_name(refusal.value) == "quarter_is_open"
    else:
        assert rows.update(**change) == 1


def test_a_platform_is_not_opened_before_a_quarter_that_would_have_counted_it(office):
    factories.lock("KZ-31", D(2023, 7, 1))
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        factories.platform("KZ-31", opened_on=D(2023, 5, 1))
    assert constraint_name(refusal.value) == "quarter_is_open"
    factories.platform("KZ-31", opened_on=D(2023, 5, 1), closed_on=D(2023, 6, 1))
