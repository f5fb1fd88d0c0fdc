"""What administrators do to the register of mediators: include, correct, exclude."""

import datetime

from django.db import transaction

from accounts.models import User
from mediation import records
from mediation.periods import revise
from mediation.scope import acting_as
from mediators.models import Mediator, Standing


@transaction.atomic
def keep(
    mediator: Mediator,
    *,
    kind: str,
    included_on: datetime.date,
    excluded_on: datetime.date | None,
    by: User,
    reason: str = "",
    token=None,
    version: int | None = None,
    fields: list[str] = (),
) -> Mediator:
    """Save a mediator's card and make the last registration begin and end on these days.

    An inclusion on or after an exclusion is a return: a new registration, the old one stays. Raises what
    ``records.create`` and ``records.update`` raise, and ``IntegrityError`` for a rule of the database.
    """
    acting_as(by.pk, reason)
    if mediator.pk:
        records.update(mediator, version=version, fields=fields)
    else:
        records.create(mediator, token=token)

    def make(**given):
        return Standing(mediator=mediator, region_id=mediator.region_id, **given)

    entries = list(mediator.standings.order_by("starts_on", "id"))
    days = {"starts_on": included_on, "ends_on": excluded_on}
    for entry in revise(entries, make, **days, first="included", last="excluded", kind=kind, reason=reason):
        entry.save()
    return mediator
