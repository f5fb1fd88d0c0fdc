"""The one source of "today" and of the local time zone."""

import datetime

from django.conf import settings
from django.utils import timezone


def today() -> datetime.date:
    """Return the portal's day in Asia/Almaty, or the demo's fixed day when ``PORTAL_TODAY`` is set."""
    return settings.PORTAL_TODAY or timezone.localdate()


def now() -> datetime.datetime:
    """Return the moment to show people: the real time of day, on the portal's day."""
    moment = timezone.localtime()
    return datetime.datetime.combine(settings.PORTAL_TODAY or moment.date(), moment.timetz())
