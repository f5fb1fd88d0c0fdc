"""What administrators do to platforms: open one, correct its last registration, close it."""

import datetime

from django.db import connection, transaction

from accounts.models import User
from mediation import records
from mediation.periods import revise
from mediation.scope import acting_as
from offices.models import Platform, PlatformPeriod


@transaction.atomic
def keep(
    platform: Platform,
    *,
    kind: str,
    host: str,
    opened_on: datetime.date,
    closed_on: datetime.date | None,
    by: User,
    token=None,
    version: int | None = None,
    fields: list[str] = (),
) -> Platform:
    """Save a platform's card and make its last registration begin and end on these days.

    A new card is inserted once per token; a known one must still have this version. Raises what
    ``records.create`` and ``records.update`` raise, and ``IntegrityError`` for a rule of the database.
    """
    acting_as(by.pk)
    if platform.pk:
        records.update(platform, version=version, fields=fields)
    else:
        records.create(platform, token=token)

    def make(**given):
        return PlatformPeriod(platform=platform, region_id=platform.region_id, **given)

    entries = list(platform.periods.order_by("starts_on", "id"))
    days = {"starts_on": opened_on, "ends_on": closed_on}
    for entry in revise(entries, make, **days, first="opened", last="closed", kind=kind, host=host):
        entry.save()
    check_now()
    return platform


def check_now() -> None:
    """Run the deferred checks here, where their refusal can still be told beside a field."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
