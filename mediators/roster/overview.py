"""All offices at a glance: the next duty of each, and on how many days nobody covers its hours."""

import datetime

from django.utils import timezone

from mediation import clock
from mediation.public_holidays import holiday
from mediators.roster.days import DAY, gaps
from mediators.roster.public import public_duties
from offices.models import PlatformPeriod, WorkingHours
from offices.models.words import is_office


def overview(user, first: datetime.date, span: datetime.timedelta) -> list[dict]:
    """Return ``{platform, next, gaps, has_hours}`` of every office that is open on the first day."""
    entries = (
        PlatformPeriod.objects.visible_to(user)
        .registered_at(first)
        .filter(is_office())
        .select_related("platform", "region")
        .order_by("region__sort_order", "platform__code")
    )
    duties, hours = {}, {}
    for duty in public_duties(first, first + span):
        duties.setdefault(duty.platform, []).append(duty)
    for row in WorkingHours.objects.visible_to(user):
        hours.setdefault(row.platform_id, {}).setdefault(row.weekday, []).append((row.opens_at, row.closes_at))
    days = [day for n in range(span.days) if not holiday(day := first + DAY * n)]
    offices = []
    for entry in entries:
        week, planned = hours.get(entry.platform_id, {}), duties.get(entry.platform_id, [])
        offices.append(
            {
                "platform": entry.platform,
                "region": entry.region,
                "next": following(planned),
                "gaps": sum(has_gap(planned, week, day) for day in days),
                "has_hours": bool(week),
            }
        )
    return offices


def following(duties):
    """The first duty that is not over by now."""
    today, now = clock.today(), timezone.localtime().time()
    return next((duty for duty in duties if duty.day > today or duty.ends_at > now), None)


def has_gap(duties, hours, day) -> bool:
    return bool(
        gaps(hours.get(day.isoweekday(), []), [(one.starts_at, one.ends_at) for one in duties if one.day == day])
    )
