"""Handing in, accepting and publishing a quarter. The screens come with the closing of the quarter."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.freezing import freeze, lock
from reports.models import PublishedSummary, Submission


class NotReady(Exception):
    """The quarter is not in the state the step needs; the text says which."""


def move(region: str, quarter: Quarter, *, lock: str, status: str, **values) -> Submission:
    """Set the lock first, as edits under way hold it, then write the submission."""
    QuarterLock.objects.of(quarter).filter(region=region).update(status=lock)
    submission, _created = Submission.objects.update_or_create(
        region_id=region, starts_on=quarter.start, defaults={"status": status, **values}
    )
    return submission


@transaction.atomic
def submit(region: str, quarter: Quarter, *, by: User, is_interethnic_zero_confirmed: bool = False) -> Submission:
    """Hand a region's quarter in; its records are read-only from here on."""
    return move(
        region,
        quarter,
        lock=QuarterLock.Status.SUBMITTED,
        status=Submission.Status.SUBMITTED,
        submitted_at=timezone.now(),
        submitted_by=by,
        is_interethnic_zero_confirmed=is_interethnic_zero_confirmed,
    )


@transaction.atomic
def accept(region: str, quarter: Quarter, *, by: User) -> Submission:
    """Accept what a region handed in. Raises ``NotReady`` if it has not."""
    if not Submission.objects.of(quarter).filter(region=region, status=Submission.Status.SUBMITTED).exists():
        raise NotReady("not submitted")
    return decide(region, quarter, by, QuarterLock.Status.ACCEPTED, Submission.Status.ACCEPTED)


@transaction.atomic
def return_(region: str, quarter: Quarter, *, because: str, by: User) -> Submission:
    """Give a quarter back to the region with the reason; its records can be changed again."""
    return decide(region, quarter, by, QuarterLock.Status.OPEN, Submission.Status.RETURNED, comment=because)


def decide(region, quarter, by, lock, status, **values) -> Submission:
    return move(region, quarter, lock=lock, status=status, decided_at=timezone.now(), decided_by=by, **values)


@transaction.atomic
def publish(quarter: Quarter, *, by: User, reason: str = "") -> PublishedSummary:
    """Freeze a quarter that all regions have had accepted: figures, texts, definitions, files; again to correct it.

    Raises ``NotReady`` while a region is missing, or when a correction has no reason.
    """
    if set(lock(quarter)) != {QuarterLock.Status.ACCEPTED}:
        raise NotReady("not accepted by all regions")
    before = PublishedSummary.objects.current(quarter)
    if before and not reason:
        raise NotReady("a correction needs a reason")
    return freeze(quarter, revision=before.revision + 1 if before else 1, by=by, reason=reason)
