"""What administrators do to platforms: open one, correct its last registration, close it."""

import datetime

from accounts.models import User
from mediation import cards
from offices.models import Platform, PlatformPeriod


def keep(
    platform: Platform,
    *,
    kind: str,
    host: str,
    opened_on: datetime.date,
    closed_on: datetime.date | None,
    by: User,
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
        facts={"kind": kind, "host": host},
        by=by.pk,
        **form,
    )
