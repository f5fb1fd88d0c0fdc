"""Handing in, accepting and publishing a quarter. The screens come with the closing of the quarter."""

import hashlib

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.models import PublishedSummary, Submission
from reports.renderers.as_json import as_json, canonical
from reports.summary import summarise


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
    """Freeze the figures of a quarter that all regions have had accepted; again, with a reason, to correct it.

    Raises ``NotReady`` while a region is missing, or when a correction has no reason.
    """
    accepted = QuarterLock.objects.of(quarter).filter(status=QuarterLock.Status.ACCEPTED).count()
    if accepted < QuarterLock.objects.of(quarter).count():
        raise NotReady("not accepted by all regions")
    before = PublishedSummary.objects.current(quarter)
    if before and not reason:
        raise NotReady("a correction needs a reason")
    text = canonical({**as_json(summarise(quarter, is_live=True)), "status": "published"})
    return PublishedSummary.objects.create(
        starts_on=quarter.start,
        revision=before.revision + 1 if before else 1,
        figures=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        published_at=timezone.now(),
        published_by=by,
        reason=reason,
    )
