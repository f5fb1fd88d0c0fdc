"""Addresses under which calendars read the roster: made, renewed, withdrawn."""

from django.db import transaction

from accounts.models import User
from mediation.scope import acting_as
from mediators.models import DutyFeed


@transaction.atomic
def renew(*, region: str, by: User, platform: int | None = None, mediator: int | None = None) -> DutyFeed:
    """Give the calendar of an office or a mediator a new address; the old one is dead."""
    withdraw(by=by, platform=platform, mediator=mediator)
    return DutyFeed.objects.create(region_id=region, platform_id=platform, mediator_id=mediator)


@transaction.atomic
def withdraw(*, by: User, platform: int | None = None, mediator: int | None = None) -> None:
    """Shut the address; nobody reads the calendar any more."""
    acting_as(by.pk)
    DutyFeed.objects.filter(platform=platform, mediator=mediator).delete()
