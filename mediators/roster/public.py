"""What anybody may know of the roster: when somebody is on duty, by name only where the mediator agreed."""

import datetime
from dataclasses import dataclass

from django.db import connection

from mediators.roster.days import DAY, WEEK


@dataclass(frozen=True)
class OpenDuty:
    """A duty that stands. Times are local; ``mediator`` is a name or ""."""

    platform: int
    day: datetime.date
    starts_at: datetime.time
    ends_at: datetime.time
    mediator: str


def public_duties(first: datetime.date, end: datetime.date, *, platform: int | None = None) -> list[OpenDuty]:
    """Return the duties of ``first <= day < end`` at one platform or at all, whatever role asks."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select platform_id, day, starts_at, ends_at, coalesce(mediator, '') from portal_public_duties(%s, %s, %s)",
            [platform, first, end],
        )
        return [OpenDuty(*row) for row in cursor.fetchall()]


def next_duty(platform: int, at: datetime.datetime, *, within: datetime.timedelta = 13 * WEEK) -> OpenDuty | None:
    """Return the duty that runs at this local moment, or the first after it; None where none is planned."""
    first = at.date()
    for duty in public_duties(first, first + within + DAY, platform=platform):
        if duty.day > first or duty.ends_at > at.time():
            return duty
    return None


NEXT = """
select duty.platform_id, duty.day, duty.starts_at, duty.ends_at, coalesce(duty.mediator, '')
  from unnest(%s::bigint[]) as place(id)
 cross join lateral (select * from portal_public_duties(place.id, %s, %s) as planned
                      where planned.day > %s or planned.ends_at > %s limit 1) as duty
"""


def next_duties(
    platforms: list[int], at: datetime.datetime, *, within: datetime.timedelta = 4 * WEEK
) -> dict[int, OpenDuty]:
    """Return the next duty of each of these platforms that has one, in one statement: platform -> duty."""
    first = at.date()
    with connection.cursor() as cursor:
        cursor.execute(NEXT, [platforms, first, first + within + DAY, first, at.time()])
        return {row[0]: OpenDuty(*row) for row in cursor.fetchall()}
