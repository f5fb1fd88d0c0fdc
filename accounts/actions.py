"""What is done to people: a coordinator appoints a deputy, and ends it."""

import datetime

from django.db import transaction

from accounts.models import Deputy, User
from mediation.scope import acting_as


@transaction.atomic
def appoint(deputy: User, *, starts_on: datetime.date, ends_on: datetime.date, by: User) -> Deputy:
    """Let an operator act as coordinator from a day until another, the first without.

    Raises ``IntegrityError`` when the days overlap, or the people are not of one region.
    """
    acting_as(by.pk)
    return Deputy.objects.create(user=deputy, for_user=by, region_id=by.region_id, starts_on=starts_on, ends_on=ends_on)


@transaction.atomic
def end(entry: Deputy, *, on: datetime.date, by: User) -> Deputy:
    """End a deputyship on this day, the first without; one that has not begun never begins."""
    acting_as(by.pk)
    entry.ends_on = max(entry.starts_on, min(on, entry.ends_on))
    entry.save(update_fields=["ends_on"])
    return entry
