"""Appeals are received, corrected and annulled."""

from django.db import IntegrityError, transaction

from accounts.models import User
from appeals.models import Appeal, Step
from appeals.models.counter import registration_number, take_numbers
from mediation import clock, records
from mediation.scope import acting_as

BATCH = 1000


@transaction.atomic
def receive(appeal: Appeal, *, by: User, token=None) -> Appeal:
    """Register an appeal under the next number of its region and year of receipt, once per form token.

    The number is taken in the savepoint of the insert: refused together, so numbers have no gaps. Raises
    ``AlreadySaved`` and ``IntegrityError``.
    """
    acting_as(by.pk)
    records.refuse_twice(Appeal, token)
    year = appeal.received_on.year
    [sequence] = take_numbers(appeal.region_id, year)
    appeal.number = registration_number(appeal.region_id, year, sequence)
    return records.create(appeal, token=token)


@transaction.atomic
def receive_many(appeals: list[Appeal], *, by: User, tokens: list) -> list[Appeal]:
    """Register appeals of one region and year under one block of numbers, all or none, once per row's token.

    The rows of a sheet in their order. Raises ``AlreadySaved`` with those that some of the tokens saved before,
    and ``IntegrityError``.
    """
    refuse_saved(tokens)
    for appeal, token in zip(appeals, tokens, strict=True):
        appeal.form_token = token
    try:
        # A second sender waits here for the first, and then finds the tokens used: the numbers go back.
        return receive_blocks(appeals, by=by)
    except IntegrityError:
        refuse_saved(tokens)
        raise


@transaction.atomic
def receive_blocks(appeals: list[Appeal], *, by: User | None) -> list[Appeal]:
    """Register appeals in their order, a block of numbers for each region and year. Raises ``IntegrityError``."""
    acting_as(by and by.pk)
    blocks: dict[tuple[str, int], list[Appeal]] = {}
    for appeal in appeals:
        blocks.setdefault((appeal.region_id, appeal.received_on.year), []).append(appeal)
    # Sorted, or two senders of several blocks could wait for each other.
    for (region, year), rows in sorted(blocks.items()):
        for appeal, sequence in zip(rows, take_numbers(region, year, len(rows)), strict=True):
            appeal.number = registration_number(region, year, sequence)
    return Appeal.objects.bulk_create(appeals, batch_size=BATCH)


def refuse_saved(tokens: list) -> None:
    if saved := list(Appeal.objects.filter(form_token__in=tokens).order_by("number")):
        raise records.AlreadySaved(saved)


@transaction.atomic
def correct(appeal: Appeal, *, fields: list[str], version: int, by: User) -> Appeal:
    """Write changed fields if nobody changed the appeal since ``version``. Raises ``StaleEdit``."""
    acting_as(by.pk)
    former = Appeal.objects.values_list("mediator_id", flat=True).get(pk=appeal.pk)
    records.update(appeal, version=version, fields=fields)
    if appeal.mediator_id != former:
        note_mediator(appeal, former, by)
    return appeal


@transaction.atomic
def assign(appeal: Appeal, *, version: int, by: User) -> Appeal:
    """Give the appeal to the mediator that is set on it, or to nobody; the case remembers who had it before."""
    return correct(appeal, fields=["mediator"], version=version, by=by)


def note_mediator(appeal: Appeal, former: int | None, by: User) -> None:
    mediators = {"former_id": former, "mediator_id": appeal.mediator_id}
    step(appeal, Step.Kind.ASSIGNED, by, **mediators)


def step(appeal: Appeal, kind: str, by: User, **facts) -> Step:
    """Write a dated step of a case."""
    return Step.objects.create(
        appeal=appeal, region_id=appeal.region_id, kind=kind, taken_on=clock.today(), by=by, **facts
    )


@transaction.atomic
def annul(appeal: Appeal, *, because: str, version: int, by: User) -> Appeal:
    """Take a mistaken entry out of every figure; its number stays and is not given again. Raises ``StaleEdit``."""
    acting_as(by.pk, because)
    appeal.annulled_at, appeal.annulled_because = clock.now(), because
    return records.update(appeal, version=version, fields=["annulled_at", "annulled_because"])
