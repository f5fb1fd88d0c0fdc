"""A register's card and its dated entries, kept together."""

import datetime

from django.db import connection, models, transaction

from mediation import records
from mediation.periods import revise
from mediation.scope import acting_as


@transaction.atomic
def keep(
    card: records.Record,
    entry: type[models.Model],
    *,
    owner: str,
    begun: str,
    ended: str,
    starts_on: datetime.date,
    ends_on: datetime.date | None,
    facts: dict,
    by: int,
    reason: str = "",
    token=None,
    version: int | None = None,
    fields: list[str] = (),
) -> records.Record:
    """Save a card and make its last registration begin and end on these days with these facts.

    A new card is inserted once per token; a known one must still have this version. A beginning on or after
    the end is a new registration, the old one stays. Raises what ``records.create`` and ``records.update``
    raise, and ``IntegrityError`` for a rule of the database.
    """
    acting_as(by, reason)
    if card.pk:
        records.update(card, version=version, fields=fields)
    else:
        records.create(card, token=token)

    def make(**given):
        return entry(**{owner: card}, region_id=card.region_id, **given)

    entries = list(entry.objects.filter(**{owner: card}).order_by("starts_on", "id"))
    days = {"starts_on": starts_on, "ends_on": ends_on}
    for changed in revise(entries, make, **days, first=begun, last=ended, **facts):
        changed.save()
    check_now()
    return card


def check_now() -> None:
    """Run the deferred checks here, where their refusal can still be told beside a field."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("set constraints all deferred")
