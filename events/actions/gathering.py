"""How events come in: one from a form, many from a workbook or the demo; who held them and who took part."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from accounts.models import User
from events.models import Event, EventMediator, EventOrganisation, Organisation
from mediation import records
from mediation.scope import acting_as
from mediators.models import Mediator

ORGANISER, PARTNER = EventOrganisation.Role.ORGANISER, EventOrganisation.Role.PARTNER
BATCH = 1000


@dataclass(frozen=True)
class Gathering:
    """Who held an event and who took part, by their keys. None: as it is."""

    organisers: frozenset[int] | None = None
    partners: frozenset[int] | None = None
    mediators: frozenset[int] | None = None

    def roles(self):
        return ((ORGANISER, self.organisers), (PARTNER, self.partners))


@transaction.atomic
def keep_event(event: Event, *, gathering: Gathering, by: User, token=None, version=None, fields=()) -> Event:
    """Enter an event, or correct one of this version, with who held it and took part.

    Raises ``AlreadySaved``, ``StaleEdit`` and ``IntegrityError``.
    """
    acting_as(by.pk)
    event.settle_days()
    if event.pk:
        records.update(event, version=version, fields=[*fields])
    else:
        records.create(event, token=token)
    gather([(event, gathering)])
    return event


@transaction.atomic
def enter_events(pairs: Iterable[tuple[Event, Gathering]]) -> list[Event]:
    """Enter many events at once, each with who held it and took part. Whoever calls has said who acts."""
    pairs = list(pairs)
    for event, _gathering in pairs:
        event.settle_days()
    made = Event.objects.bulk_create([event for event, _gathering in pairs], batch_size=BATCH)
    gather(zip(made, (gathering for _event, gathering in pairs), strict=True), are_new=True)
    return made


@transaction.atomic
def gather(pairs: Iterable[tuple[Event, Gathering]], *, are_new: bool = False) -> None:
    """Make who held events and who took part as given: what differs is written, for all events at once."""
    pairs = list(pairs)
    keys = [] if are_new else [event.pk for event, _gathering in pairs]
    known = {(row.event_id, row.organisation_id): row for row in EventOrganisation.objects.filter(event__in=keys)}
    present = {(row.event_id, row.mediator_id): row for row in EventMediator.objects.filter(event__in=keys)}
    own, theirs = seen(Organisation, known), seen(Mediator, present)
    organisations, mediators, gone, absent = [], [], [], []
    for event, wanted in pairs:
        mine = {key: row for (of, key), row in known.items() if of == event.pk} if known else {}
        for role, chosen in wanted.roles():
            if chosen is None:
                continue
            have = {key for key, row in mine.items() if row.role == role}
            gone += [mine[key].pk for key in have & own - chosen]
            organisations += [held(event, key, role) for key in sorted(chosen - have)]
        if wanted.mediators is not None:
            have = {key: row for (of, key), row in present.items() if of == event.pk} if present else {}
            absent += [row.pk for key, row in have.items() if key in theirs - wanted.mediators]
            mediators += [
                EventMediator(event=event, region_id=event.region_id, mediator_id=key)
                for key in sorted(wanted.mediators - have.keys())
            ]
    if gone:
        EventOrganisation.objects.filter(pk__in=gone).delete()
    if absent:
        EventMediator.objects.filter(pk__in=absent).delete()
    EventOrganisation.objects.bulk_create(organisations, batch_size=BATCH)
    EventMediator.objects.bulk_create(mediators, batch_size=BATCH)


def seen(model, known: dict) -> set[int]:
    """Of those named, whom the user sees; the others, guests of another region, are not the user's to take out."""
    return set(model.objects.filter(pk__in={key for _event, key in known}).values_list("pk", flat=True))


def held(event: Event, organisation: int, role: str) -> EventOrganisation:
    return EventOrganisation(event=event, region_id=event.region_id, organisation_id=organisation, role=role)


@transaction.atomic
def set_certificates(event: Event, *, count: int, version: int, by: User) -> Event:
    """Write how many certificates the register of mediators tells. Raises ``StaleEdit``, ``IntegrityError``."""
    acting_as(by.pk)
    event.certificates = count
    return records.update(event, version=version, fields=["certificates"])
