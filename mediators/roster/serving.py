"""What is done to services: a mediator begins to serve at a platform, and stops."""

import datetime

from django.db import transaction

from accounts.models import User
from mediation.scope import acting_as
from mediators.models import Mediator, Service
from offices.models import Platform


def people_of(platform: Platform) -> dict[int, Mediator]:
    """Return everybody who ever served at the platform, by key, with names only: some are of other regions."""
    found = Mediator.objects.raw("select * from portal_serving(%s) order by full_name, id", [platform.pk])
    return {person.pk: person for person in found}


@transaction.atomic
def assign(
    mediator: Mediator, platform: Platform, *, starts_on: datetime.date, ends_on: datetime.date | None, by: User
) -> Service:
    """Let a mediator serve at a platform from a day on. Raises ``IntegrityError`` for a service that overlaps."""
    acting_as(by.pk)
    return Service.objects.create(
        mediator=mediator, platform=platform, region_id=platform.region_id, starts_on=starts_on, ends_on=ends_on
    )


@transaction.atomic
def end(service: Service, *, on: datetime.date, by: User) -> Service:
    """End a service; this is the first day without. Duties after it stay, and the roster marks them."""
    acting_as(by.pk)
    service.ends_on = on
    service.save(update_fields=["ends_on"])
    return service


@transaction.atomic
def end_all(platform: Platform, *, on: datetime.date, by: User) -> int:
    """End every service at the platform that lasts beyond the day; return how many.

    One that begins later ends as it begins.
    """
    services = [one for one in platform.services.all() if one.ends_on is None or one.ends_on > on]
    for service in services:
        end(service, on=max(on, service.starts_on), by=by)
    return len(services)
