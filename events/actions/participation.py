"""Platforms and mediators take part in a campaign, many at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from events.models import Campaign, Participation
from mediation.scope import acting_as
from offices.models import Platform

Pair = tuple[int, int | None]  # a platform and a mediator there; None: the platform itself
BATCH = 1000


@dataclass(frozen=True)
class Change:
    """What was really changed; the other way round it is the undoing."""

    added: list[Pair]
    withdrawn: list[Pair]

    @property
    def is_none(self) -> bool:
        return not (self.added or self.withdrawn)


@transaction.atomic
def take_part(campaign: Campaign, *, add: Iterable[Pair] = (), withdraw: Iterable[Pair] = (), by: User) -> Change:
    """Add and withdraw participations; what is so already stays as it is. Raises ``IntegrityError``.

    A closed quarter refuses the whole of it.
    """
    acting_as(by.pk)
    known = {(row[1], row[2]): row[0] for row in rows(campaign)}
    gone = [pair for pair in dict.fromkeys(withdraw) if pair in known]
    new = [pair for pair in dict.fromkeys(add) if pair not in known]
    Participation.objects.filter(pk__in=[known[pair] for pair in gone]).delete()
    regions = dict(Platform.objects.filter(pk__in={at for at, _who in new}).values_list("pk", "region_id"))
    made = [
        Participation(campaign=campaign, platform_id=at, region_id=regions[at], mediator_id=who)
        for at, who in new
        if at in regions
    ]
    # Somebody else may have entered the same a moment ago.
    Participation.objects.bulk_create(made, batch_size=BATCH, ignore_conflicts=True)
    return Change(added=[(row.platform_id, row.mediator_id) for row in made], withdrawn=gone)


def rows(campaign: Campaign):
    return Participation.objects.of(campaign).values_list("pk", "platform_id", "mediator_id")
