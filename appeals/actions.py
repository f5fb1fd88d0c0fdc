"""What is done to appeals: received, corrected, resolved, annulled."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import User
from appeals.models import Appeal
from appeals.models.counter import registration_number, take_numbers
from mediation import records
from mediation.scope import acting_as


@transaction.atomic
def receive(appeal: Appeal, *, by: User, token=None) -> Appeal:
    """Register an appeal under the next number of its region and year of receipt, once per form token.

    The number is taken in the savepoint of the insert: refused together, so numbers have no gaps. Raises
    ``AlreadySaved`` and ``IntegrityError``.
    """
    acting_as(by.pk)
    if token and (saved := Appeal.objects.filter(form_token=token).first()):
        raise records.AlreadySaved(saved)
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
    acting_as(by.pk)
    refuse_saved(tokens)
    region, year = appeals[0].region_id, appeals[0].received_on.year
    try:
        # A second sender waits here for the first, and then finds the tokens used: the numbers go back.
        with transaction.atomic():
            sequences = take_numbers(region, year, len(appeals))
            for appeal, sequence, token in zip(appeals, sequences, tokens, strict=True):
                appeal.number, appeal.form_token = registration_number(region, year, sequence), token
            return Appeal.objects.bulk_create(appeals)
    except IntegrityError:
        refuse_saved(tokens)
        raise


def refuse_saved(tokens: list) -> None:
    if saved := list(Appeal.objects.filter(form_token__in=tokens).order_by("number")):
        raise records.AlreadySaved(saved)


@transaction.atomic
def correct(appeal: Appeal, *, fields: list[str], version: int, by: User) -> Appeal:
    """Write changed fields if nobody changed the appeal since ``version``. Raises ``StaleEdit``."""
    acting_as(by.pk)
    return records.update(appeal, version=version, fields=fields)


@transaction.atomic
def annul(appeal: Appeal, *, because: str, by: User) -> Appeal:
    """Take a mistaken entry out of every figure; its number stays and is not given again."""
    acting_as(by.pk, because)
    appeal.annulled_at, appeal.annulled_because = timezone.now(), because
    return records.update(appeal, version=appeal.version, fields=["annulled_at", "annulled_because"])
