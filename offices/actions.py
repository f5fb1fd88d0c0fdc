"""What administrators do to platforms: open one, correct it, change what it is from a day, close it, say its hours."""

import datetime

from django.db import connection, transaction

from accounts.models import User
from mediation import cards, records
from mediation.scope import acting_as
from offices.models import Platform, PlatformPeriod, WorkingHours


def keep(
    platform: Platform,
    *,
    kind: str,
    host: str,
    opened_on: datetime.date,
    closed_on: datetime.date | None,
    by: User,
    reason: str = "",
    **form,
) -> Platform:
    """Save a platform with the days it was open as what. ``form``: token, version and fields, see ``cards.keep``."""
    return cards.keep(
        platform,
        PlatformPeriod,
        owner="platform",
        begun=PlatformPeriod.Begun.OPENED,
        ended=PlatformPeriod.Ended.CLOSED,
        starts_on=opened_on,
        ends_on=closed_on,
        facts={"kind": kind, "host": host, "reason": reason},
        by=by.pk,
        reason=reason,
        **form,
    )


@transaction.atomic
def change(platform: Platform, *, kind: str, host: str, on: datetime.date, by: User, version: int) -> Platform:
    """From this day on the platform is of another kind or at another host; what it was stays as it was.

    Raises ``StaleEdit``, and ``IntegrityError`` for a rule of the database.
    """
    acting_as(by.pk)
    records.update(platform, version=version, fields=[])
    end(platform.current, on=on, ended=PlatformPeriod.Ended.CHANGED)
    PlatformPeriod.objects.create(
        platform=platform,
        region_id=platform.region_id,
        kind=kind,
        host=host,
        starts_on=on,
        begun_by=PlatformPeriod.Begun.CHANGED,
    )
    cards.check_now()
    return platform


@transaction.atomic
def close(
    platform: Platform, *, on: datetime.date, reason: str, by: User, version: int, ends_duties: bool = False
) -> Platform:
    """Close the platform; this is the first day without. Its appeals and services stay where they are.

    So do its duties, unless asked: then those from the day on are cancelled and the weekly ones end with it.
    """
    acting_as(by.pk, reason)
    records.update(platform, version=version, fields=[])
    end(platform.current, on=on, ended=PlatformPeriod.Ended.CLOSED, reason=reason)
    if ends_duties:
        platform.cancelled_duties = end_duties(platform, on=on, reason=reason)
    cards.check_now()
    return platform


def end_duties(platform: Platform, *, on: datetime.date, reason: str) -> int:
    """Cancel duties of a roster that administrators only read (the migration says how); return how many days."""
    with connection.cursor() as cursor:
        cursor.execute("select portal_end_duties(%s, %s, %s)", [platform.pk, on, reason])
        return cursor.fetchone()[0]


def end(entry: PlatformPeriod, *, on: datetime.date, ended: str, reason: str = "") -> None:
    entry.ends_on, entry.ended_by, entry.reason = on, ended, reason
    entry.save(update_fields=["ends_on", "ended_by", "reason"])


@transaction.atomic
def keep_hours(platform: Platform, *, hours: list[tuple], by: User, version: int) -> Platform:
    """Replace the working hours by these ``(weekday, opens_at, closes_at)``; rows that stay the same are not touched.

    Raises ``StaleEdit``.
    """
    acting_as(by.pk)
    records.update(platform, version=version, fields=[])
    known = {(row.weekday, row.opens_at, row.closes_at): row.pk for row in platform.hours.all()}
    platform.hours.filter(pk__in=[pk for row, pk in known.items() if row not in hours]).delete()
    WorkingHours.objects.bulk_create(
        WorkingHours(platform=platform, region_id=platform.region_id, weekday=day, opens_at=opens, closes_at=closes)
        for day, opens, closes in hours
        if (day, opens, closes) not in known
    )
    return platform
