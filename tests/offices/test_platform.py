"""A platform: its card, its hours, its place on the map, what changes from a day."""

import datetime
import re
from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from mediation.scope import scope
from offices.models import Platform, PlatformPeriod, WorkingHours
from tests import factories

pytestmark = pytest.mark.django_db
D, T = datetime.date, datetime.time


@pytest.fixture
def office(db):
    return factories.platform("KZ-31", opened_on=D(2020, 1, 6), code="P1", name_ru="Кабинет в Таразе")


def send(client, name, platform, **values):
    return client.post(reverse(name, args=[platform.pk]), {"version": platform.version, **values})


def card(client, platform) -> str:
    return client.get(reverse("offices:platform", args=[platform.pk])).content.decode()


def card_values(**changes):
    return {"code": "P1", "kind": "office", "host": "kgu", "name_ru": "Кабинет в Таразе", "opened_on": "2020-01-06",
            **changes}  # fmt: skip


def week(**days):
    """A sent week: ``mon="09:00 13:00 14:00 18:00"``, or two times without a break."""
    names = {name: n for n, name in enumerate(("mon", "tue", "wed", "thu", "fri", "sat", "sun"), start=1)}
    sent = {}
    for name, times in days.items():
        parts = ("opens", "rest", "resume", "closes") if len(times.split()) == 4 else ("opens", "closes")
        sent |= {f"{part}_{names[name]}": time for part, time in zip(parts, times.split(), strict=True)}
    return sent


def test_the_week_is_kept_with_its_break_and_shown_on_the_card(as_administrator, office):
    send(as_administrator, "offices:platform_hours", office, **week(mon="09:00 13:00 14:00 18:00", sat="10:00 12:00"))
    rows = list(WorkingHours.objects.values_list("weekday", "opens_at", "closes_at"))
    assert rows == [(1, T(9), T(13)), (1, T(14), T(18)), (6, T(10), T(12))]
    page = card(as_administrator, office)
    assert "09:00–13:00, 14:00–18:00" in page and "10:00–12:00" in page
    form = as_administrator.get(reverse("offices:platform_hours", args=[office.pk])).context["form"]
    assert [form[f"{part}_1"].value() for part in ("opens", "rest", "resume", "closes")] == [T(9), T(13), T(14), T(18)]


def test_a_new_week_takes_the_place_of_the_old_one(as_administrator, office):
    send(as_administrator, "offices:platform_hours", office, **week(mon="09:00 13:00", tue="09:00 13:00"))
    kept = WorkingHours.objects.get(weekday=1).pk
    office.refresh_from_db()
    send(as_administrator, "offices:platform_hours", office, **week(mon="09:00 13:00", wed="09:00 13:00"))
    assert list(WorkingHours.objects.values_list("weekday", flat=True)) == [1, 3]
    assert WorkingHours.objects.get(weekday=1).pk == kept


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({"opens_1": "09:00"}, "closes_1"),
        ({"closes_1": "09:00"}, "opens_1"),
        ({"opens_1": "18:00", "closes_1": "09:00"}, "closes_1"),
        ({"opens_1": "09:00", "rest_1": "13:00", "closes_1": "18:00"}, "resume_1"),
        ({"opens_1": "09:00", "rest_1": "14:00", "resume_1": "13:00", "closes_1": "18:00"}, "resume_1"),
        ({"opens_1": "09:00", "rest_1": "13:00", "resume_1": "14:00", "closes_1": "14:00"}, "closes_1"),
        ({"opens_1": "noon", "closes_1": "18:00"}, "opens_1"),
    ],
)
def test_impossible_hours_are_told_beside_their_field_and_lose_nothing(as_administrator, office, sent, field):
    answer = send(as_administrator, "offices:platform_hours", office, **sent, opens_2="10:00", closes_2="12:00")
    assert list(answer.context["form"].errors) == [field]
    assert 'value="10:00"' in answer.content.decode()
    assert not WorkingHours.objects.exists()


def test_two_people_do_not_overwrite_each_others_week(as_administrator, office):
    send(as_administrator, "offices:platform_hours", office, **week(mon="09:00 13:00"))
    late = send(as_administrator, "offices:platform_hours", office, **week(tue="09:00 13:00"))
    assert late.status_code == 409 and 'name="opens_2" value="09:00"' in late.content.decode()
    assert WorkingHours.objects.get().weekday == 1
    office.refresh_from_db()
    send(as_administrator, "offices:platform_hours", office, **week(tue="09:00 13:00"))
    assert WorkingHours.objects.get().weekday == 2


def test_a_platform_that_somebody_changed_meanwhile_is_not_closed_unseen(as_administrator, office):
    send(as_administrator, "offices:platform_hours", office, **week(mon="09:00 13:00"))
    late = send(as_administrator, "offices:platform_close", office, on="2023-11-20", reason="Переезд")
    assert late.status_code == 409 and "Переезд" in late.content.decode()
    assert PlatformPeriod.objects.get().is_current


@pytest.mark.parametrize(
    ("values", "constraint"),
    [
        ({"opens_at": T(12), "closes_at": T(14)}, "hours_no_overlap"),
        ({"opens_at": T(15), "closes_at": T(15)}, "hours_close_after_opening"),
        ({"opens_at": T(15), "closes_at": T(16), "weekday": 8}, "hours_on_a_weekday"),
        ({"opens_at": T(15), "closes_at": T(16), "region_id": "KZ-71"}, "hours_in_region"),
    ],
)
def test_the_database_itself_refuses_impossible_hours(office, values, constraint):
    factories.hours(office, 1)
    row = {"platform": office, "region_id": "KZ-31", "weekday": 1, **values}
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        WorkingHours.objects.create(**row)


def test_a_place_on_the_map_is_kept_and_shown(as_administrator, office):
    values = card_values(latitude="42.89954", longitude="71.37972", version=1)
    as_administrator.post(reverse("offices:platform_edit", args=[office.pk]), values)
    assert "42.89954, 71.37972" in card(as_administrator, office)


@pytest.mark.parametrize(
    ("latitude", "longitude", "field"),
    [
        ("71.38", "42.90", "latitude"),
        ("55.75", "37.62", "latitude"),
        ("42.90", "", "longitude"),
        ("north", "71.38", "latitude"),
    ],
)
def test_a_place_outside_the_country_is_told_beside_its_field(as_administrator, office, latitude, longitude, field):
    values = card_values(latitude=latitude, longitude=longitude, version=1)
    answer = as_administrator.post(reverse("offices:platform_edit", args=[office.pk]), values)
    assert list(answer.context["form"].errors) == [field]
    assert f'value="{latitude}"' in answer.content.decode()
    office.refresh_from_db()
    assert office.latitude is None


def test_from_a_day_on_a_platform_is_at_another_host_and_its_past_stays(as_administrator, office):
    send(as_administrator, "offices:platform_change", office, kind="office", host="university", on="2023-11-01")
    before, after = PlatformPeriod.objects.order_by("starts_on")
    assert (before.host, before.ends_on, before.ended_by) == ("kgu", D(2023, 11, 1), "changed")
    assert (after.host, after.starts_on, after.begun_by, after.ends_on) == (
        "university",
        D(2023, 11, 1),
        "changed",
        None,
    )
    history = as_administrator.get(reverse("offices:platform", args=[office.pk])).context["history"]
    assert [moment["on"] for moment in history] == [D(2023, 11, 1), D(2020, 1, 6)]


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "office", "host": "school", "on": "2023-11-01"}, "host"),
        ({"kind": "office", "host": "kgu", "on": "2023-11-01"}, "host"),
        ({"kind": "office", "host": "university", "on": "2020-01-06"}, "on"),
        ({"kind": "office", "host": "university", "on": "2019-01-01"}, "on"),
        ({"kind": "office", "host": "university", "on": ""}, "on"),
    ],
)
def test_a_change_that_cannot_be_is_told_beside_its_field(as_administrator, office, values, field):
    answer = send(as_administrator, "offices:platform_change", office, **values)
    assert list(answer.context["form"].errors) == [field]
    assert PlatformPeriod.objects.count() == 1


def test_a_change_in_an_accepted_quarter_is_refused(as_administrator, office):
    factories.lock("KZ-31", D(2023, 7, 1))
    answer = send(as_administrator, "offices:platform_change", office, kind="office", host="other", on="2023-08-01")
    assert answer.context["form"].non_field_errors()
    assert PlatformPeriod.objects.get().is_current


@pytest.mark.parametrize("name", ["platform_hours", "platform_change", "platform_close"])
def test_only_administrators_change_a_platform(as_coordinator, as_national, office, name):
    for client in (as_coordinator, as_national):
        assert send(client, f"offices:{name}", office, on="2023-11-20", reason="x").status_code == 403
        assert reverse(f"offices:{name}", args=[office.pk]) not in card(client, office)


@pytest.mark.parametrize(("role", "region", "told"), [
    ("administrator", "", 1), ("national", "", 1), ("coordinator", "KZ-31", 1), ("coordinator", "KZ-71", 0),
    ("coordinator", "", 0),
])  # fmt: skip
def test_the_number_of_pending_appeals_is_told_to_those_who_may_know(office, role, region, told):
    factories.appeal(office, D(2023, 11, 6))
    factories.appeal(office, D(2023, 11, 6), outcome="consultation", resolved_on=D(2023, 11, 7))
    with scope(role=role, region=region), connection.cursor() as cursor:
        cursor.execute("select portal_pending_at(%s)", [office.pk])
        assert cursor.fetchone() == (told,)


def test_what_counts_as_an_office_is_said_once():
    spelled = re.compile(r"""kind\s*(==|!=|=|__in=\[)\s*["']office|Kind\.OFFICE""")
    sources = [path for path in Path().glob("*/**/*.py") if path.parts[0] not in ("tests", ".venv", "var")]
    told = {str(path) for path in sources if spelled.search(path.read_text())}
    assert told == {"offices/models/platform.py", "offices/models/words.py"}


def test_the_card_asks_the_database_the_same_however_much_is_on_it(
    as_coordinator, office, django_assert_max_num_queries
):
    def ask():
        for name in (
            "offices:platform",
            "mediators:platform_services",
            "mediators:platform_duties",
            "mediators:roster",
        ):
            as_coordinator.get(reverse(name, args=[office.pk]))

    with django_assert_max_num_queries(200) as few:
        ask()
    for n in range(12):
        who = factories.mediator(full_name=f"Медиатор {n}")
        factories.service(who, office)
        factories.duty(who, office, D(2023, 11, 21))
        factories.pattern(who, office)
    with django_assert_max_num_queries(len(few)):
        ask()
    assert Platform.objects.count() == 1
