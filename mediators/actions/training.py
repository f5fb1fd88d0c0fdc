"""Who finished which training; who belongs to the pool of ethnomediators because of it."""

import datetime

from django.db import transaction

from accounts.models import User
from mediation import cards, clock, records
from mediation.scope import acting_as
from mediators.actions.register import change_ethno
from mediators.models import Mediator, Training, TrainingCompletion


@transaction.atomic
def finish(training: Training, *, certificates: dict[Mediator, str], on: datetime.date, by: User) -> int:
    """Enter that these mediators finished the training that day, each with a certificate number or "".

    Returns how many were entered; whoever was entered before stays as he is, so a form sent twice enters nobody
    twice. Raises ``IntegrityError`` when the quarter of a region is closed; nobody is entered then.
    """
    acting_as(by.pk)
    known = set(training.completions.filter(finished_on=on).values_list("mediator_id", flat=True))
    made = [
        TrainingCompletion(
            training=training, mediator=who, region_id=who.region_id, finished_on=on, certificate_number=number
        )
        for who, number in certificates.items()
        if who.pk not in known
    ]
    TrainingCompletion.objects.bulk_create(made, ignore_conflicts=True)
    cards.check_now()
    return len(made)


@transaction.atomic
def correct_completion(completion: TrainingCompletion, *, fields: list[str], version: int, by: User):
    """Write another day or certificate number while its quarters are open. Raises ``StaleEdit``."""
    acting_as(by.pk)
    return records.update(completion, version=version, fields=fields)


@transaction.atomic
def remove_completion(completion: TrainingCompletion, *, by: User) -> None:
    """Take back what was entered by mistake; the journal keeps it."""
    acting_as(by.pk)
    completion.delete()


@transaction.atomic
def mark_ethno(training: Training, *, mediators: list[Mediator], by: User) -> int:
    """Take those who finished a course for ethnomediators into the pool from today on; return how many came."""
    found = training.completions.not_in_the_pool().filter(mediator__in=mediators).values("mediator")
    coming = list(Mediator.objects.filter(pk__in=found).order_by("pk"))
    for mediator in coming:
        change_ethno(mediator, on=clock.today(), because=str(training), by=by)
    return len(coming)
