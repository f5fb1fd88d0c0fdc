"""Duties as an iCalendar file (RFC 5545), which calendars on phones and desks subscribe to."""

import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from mediation import clock
from mediators.roster.days import WEEK

BACK = 4 * WEEK
COLUMNS = "feed, id, day, starts_at, ends_at, mediator, name_ru, address"


def calendar(token: str) -> bytes | None:
    """Return the calendar behind a token, from four weeks back on; None for a token that opens nothing."""
    with connection.cursor() as cursor:
        cursor.execute(f"select {COLUMNS} from portal_calendar(%s, %s)", [token, clock.today() - BACK])
        rows = cursor.fetchall()
    if not rows:
        return None
    file = Calendar()
    file.add("prodid", "-//mediation portal//duty roster//KK")
    file.add("version", "2.0")
    file.add("method", "PUBLISH")
    file.add("x-wr-calname", _("Duties: %(name)s") % {"name": rows[0][0]})
    for row in rows:
        if row[1]:
            file.add_component(entry(*row[1:]))
    return file.to_ical()


def entry(key, day, starts_at, ends_at, mediator, platform, address) -> Event:
    one = Event()
    one.add("uid", f"duty-{key}@{settings.PORTAL_ROLE_PREFIX}")
    one.add("dtstamp", timezone.now().astimezone(datetime.UTC))
    one.add("dtstart", moment(day, starts_at))
    one.add("dtend", moment(day, ends_at))
    one.add("summary", f"{mediator} · {platform}")
    if address:
        one.add("location", address)
    return one


def moment(day: datetime.date, time: datetime.time) -> datetime.datetime:
    """Return a local time as UTC, which needs no rules of time zones in the file."""
    return datetime.datetime.combine(day, time, ZoneInfo(settings.TIME_ZONE)).astimezone(datetime.UTC)
