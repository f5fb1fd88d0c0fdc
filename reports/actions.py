"""Handing in, deciding and publishing a quarter. The lock comes first: edits under way hold it, so they end before."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import clock
from mediation.attachments.actions import store, written
from mediation.attachments.checking import Checked
from mediation.quarter import Quarter
from mediation.scope import acting_as
from offices.models import QuarterLock
from reports import letters
from reports.closing.state import LABELS, NOT_BEGUN, Closing
from reports.freezing import freeze, lock_regions
from reports.models import Answer, NationalText, PublishedSummary, Remark, Snapshot, Step, Submission, SubmissionScan
from reports.since import keep
from reports.telling.approval import unread

Status, Lock, Language = Submission.Status, QuarterLock.Status, NationalText.Language


class NotReady(Exception):
    """The quarter is not in the state the step needs; the text says which, in the active language."""


def hold(region: str, quarter: Quarter) -> QuarterLock:
    """Wait for edits and steps under way, and hold the region's quarter until the transaction ends."""
    lock = QuarterLock.objects.of(quarter).filter(region=region).select_for_update().first()
    if lock is None:
        raise NotReady(_("The quarter is accepted."))
    return lock


def begun(region: str, quarter: Quarter) -> Submission:
    """Return the region's submission, made if this is the first that is said of the quarter."""
    return Submission.objects.get_or_create(region_id=region, starts_on=quarter.start)[0]


def as_seen(region: str, quarter: Quarter, version: int | None, *statuses: str) -> Submission:
    """Return the submission if it is in one of these states and, where a version is given, still the one seen.

    Raises ``NotReady`` otherwise.
    """
    submission = Submission.objects.of(quarter).filter(region=region).first()
    if submission is None and Status.DRAFT in statuses:
        submission = begun(region, quarter)
    if submission is None or submission.status not in statuses:
        now = submission.status if submission else NOT_BEGUN
        raise NotReady(_("This was not done: the report's status is now “%(status)s”.") % {"status": LABELS[now]})
    if version is not None and submission.version != version:
        raise NotReady(_("This was not done: somebody changed the report meanwhile. Look at it again."))
    return submission


def take(submission: Submission, lock: QuarterLock, state: str, step: str, *, by: User, said: str = "", **values):
    """Carry out a step whole: the lock, the submission, the line in its course, the letter."""
    lock.status = state
    lock.save(update_fields=["status"])
    values |= {"version": submission.version + 1}
    for name, value in values.items():
        setattr(submission, name, value)
    submission.save(update_fields=[*values])
    Step.objects.create(
        submission=submission, region_id=submission.region_id, kind=step, at=clock.now(), by=by, comment=said
    )
    letters.write(submission.region_id, submission.quarter, f"{step}-{submission.version}", by=by)
    return submission


@transaction.atomic
def submit(
    region: str,
    quarter: Quarter,
    *,
    by: User,
    director: str = "",
    scan: Checked | None = None,
    version: int | None = None,
) -> Submission:
    """Hand a region's quarter in, with the signed scan if there is one; its records are read-only from here on.

    Raises ``NotReady`` while a check stops it, a reason or a zero is missing, or it is handed in already.
    """
    lock = hold(region, quarter)
    submission = as_seen(region, quarter, version, Status.DRAFT, Status.RETURNED)
    closing = Closing(quarter, region, user=by)
    if closing.missing:
        raise NotReady(_("The report is not ready: %(what)s.") % {"what": "; ".join(closing.missing)})
    found = {}
    for one in closing.asked:
        found[one.rule.code] = found.get(one.rule.code, 0) + 1
    moment = clock.now()
    keep(submission, Snapshot.Occasion.HANDED_IN)
    done = take(
        submission,
        lock,
        Lock.SUBMITTED,
        Step.Kind.SUBMITTED,
        by=by,
        status=Status.SUBMITTED,
        director=director,
        is_interethnic_zero_confirmed=closing.is_interethnic_zero_confirmed,
        first_submitted_at=submission.first_submitted_at or moment,
        submitted_at=moment,
        submitted_by=by,
        found=found,
    )
    if scan:
        keep_scan(done, scan)
    return done


def keep_scan(submission: Submission, scan: Checked) -> None:
    """Keep the signed scan with the hand-in that it came with."""
    with written() as places:
        store(SubmissionScan, submission.steps.filter(kind=Step.Kind.SUBMITTED).latest("pk"), scan, places)


@transaction.atomic
def withdraw(region: str, quarter: Quarter, *, by: User, version: int | None = None) -> Submission:
    """Take a report back before it is decided. Handed in anew, it is on time or late by that day."""
    lock = hold(region, quarter)
    submission = as_seen(region, quarter, version, Status.SUBMITTED)
    values = {"status": Status.DRAFT, "first_submitted_at": None}
    return take(submission, lock, Lock.OPEN, Step.Kind.WITHDRAWN, by=by, **values)


@transaction.atomic
def accept(region: str, quarter: Quarter, *, by: User, comment: str = "", version: int | None = None) -> Submission:
    """Accept what a region handed in; remarks that were not sent are forgotten."""
    lock = hold(region, quarter)
    submission = as_seen(region, quarter, version, Status.SUBMITTED)
    submission.remarks.being_written().delete()
    return decide(submission, lock, Lock.ACCEPTED, Status.ACCEPTED, Step.Kind.ACCEPTED, by, comment)


@transaction.atomic
def return_(region: str, quarter: Quarter, *, by: User, because: str = "", version: int | None = None) -> Submission:
    """Give a quarter back to the region with the remarks pinned to it; its records can be changed again."""
    lock = hold(region, quarter)
    submission = as_seen(region, quarter, version, Status.SUBMITTED)
    if not submission.remarks.being_written().update(sent_at=clock.now()) and not because:
        raise NotReady(_("Say why: pin a remark to a figure or record, or write a comment."))
    return decide(submission, lock, Lock.OPEN, Status.RETURNED, Step.Kind.RETURNED, by, because)


def decide(submission, lock, state, status, step, by, comment) -> Submission:
    values = {"status": status, "decided_at": clock.now(), "decided_by": by, "comment": comment}
    return take(submission, lock, state, step, by=by, said=comment, **values)


@transaction.atomic
def answer(closing: Closing, *, code: str, about: str, value: str, reason: str, by: User) -> Answer:
    """Keep what a region says to a finding that was seen with this value. Raises ``NotReady`` if it is gone."""
    submission = as_seen(closing.region, closing.quarter, None, Status.DRAFT, Status.RETURNED)
    asked = closing.find(code, about)
    if asked is None or asked.rule.is_hard or asked.finding.value != value:
        raise NotReady(_("The figures have changed meanwhile: look at the check again."))
    values = {"value": value, "reason": reason, "answered_at": clock.now(), "answered_by": by}
    return Answer.objects.update_or_create(
        submission=submission,
        region_id=submission.region_id,
        starts_on=submission.starts_on,
        check_code=code,
        about=about,
        defaults=values,
    )[0]


@transaction.atomic
def pin(region: str, quarter: Quarter, *, to: dict, text: str, by: User) -> Remark:
    """Pin a remark to a figure (``{"figure"}``) or a record (``{"noun", "record", "record_name"}``), not sent yet."""
    submission = as_seen(region, quarter, None, Status.SUBMITTED)
    return Remark.objects.create(
        submission=submission, region_id=region, text=text, made_at=clock.now(), made_by=by, **to
    )


@transaction.atomic
def mend(remark: Remark, *, note: str, by: User) -> None:
    """The region says that what was remarked is mended, and how."""
    acting_as(by.pk)
    Remark.objects.filter(pk=remark.pk).to_mend().update(mended_at=clock.now(), mended_by=by, note=note)


@transaction.atomic
def publish(quarter: Quarter, *, by: User, reason: str = "") -> PublishedSummary:
    """Freeze a quarter that all regions have had accepted: figures, texts, definitions, files; again to correct it.

    Raises ``NotReady`` while a region is missing or open by exception, while a text is not read by a second person, or
    when a correction has no reason.
    """
    locks = lock_regions(quarter)
    if {lock.status for lock in locks} != {Lock.ACCEPTED}:
        raise NotReady(_("Not every region is accepted; nothing was published."))
    if reopened := [str(lock.region) for lock in locks if lock.is_reopened]:
        words = {"regions": ", ".join(reopened)}
        raise NotReady(_("Open again by exception: %(regions)s. Nothing was published.") % words)
    before = PublishedSummary.objects.current(quarter)
    if before and not reason:
        raise NotReady(_("A correction needs a reason."))
    if waiting := unread(quarter, by=by):
        named = "; ".join(f"{Language(code).label}: {', '.join(names)}" for code, names in waiting.items())
        message = _("Nothing was published. Somebody else than you must read and approve: %(sections)s.")
        raise NotReady(message % {"sections": named})
    return freeze(quarter, revision=before.revision + 1 if before else 1, by=by, reason=reason)
