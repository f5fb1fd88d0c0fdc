"""Late records: a region asks for a dated exception, the centre grants or refuses it, it ends. The lock follows it."""

import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import clock
from mediation.quarter import Quarter
from mediation.scope import scope
from reports import letters
from reports.actions import NotReady, as_seen
from reports.models import Letter, Reopening, Snapshot, Step, Submission
from reports.since import keep

State, Kind = Reopening.State, Step.Kind
LONGEST = datetime.timedelta(days=61)  # an exception is an exception


def live(region: str, quarter: Quarter) -> Reopening | None:
    """Hold and return the exception that waits for a decision or runs."""
    rows = Reopening.objects.of(quarter).filter(region=region).live()
    return rows.select_for_update(of=["self"]).select_related("submission").first()


def log(row: Reopening, kind: str, *, by: User | None, said: str = "") -> None:
    """Tell the step in the course of the report, and in a letter to the other side."""
    Step.objects.create(
        submission=row.submission, region_id=row.region_id, kind=kind, at=clock.now(), by=by, comment=said
    )
    occasion = f"{'ended' if kind == Kind.CLOSED and by and not by.is_regional else kind}-{row.pk}"
    if by:
        letters.write(row.region_id, row.submission.quarter, occasion, by=by)
    else:
        Letter.objects.create(region_id=row.region_id, starts_on=row.submission.starts_on, occasion=occasion)


@transaction.atomic
def ask(region: str, quarter: Quarter, *, reason: str, entries: str = "", by: User) -> Reopening:
    """Ask to open an accepted quarter again. Raises ``NotReady`` if it is not accepted or one is under way."""
    submission = as_seen(region, quarter, None, Submission.Status.ACCEPTED)
    if before := live(region, quarter):
        if before.is_waiting or before.is_running:
            raise NotReady(_("An exception is asked for or open already."))
        close(before, by=None)
    row = Reopening.objects.create(
        submission=submission, region_id=region, reason=reason, entries=entries, asked_at=clock.now(), asked_by=by
    )
    log(row, Kind.ASKED, by=by, said=reason)
    return row


def waiting(region: str, quarter: Quarter) -> Reopening:
    row = live(region, quarter)
    if row is None or not row.is_waiting:
        raise NotReady(_("This was not done: no exception waits for a decision."))
    return row


@transaction.atomic
def grant(region: str, quarter: Quarter, *, until: datetime.date, answer: str = "", by: User) -> Reopening:
    """Open the region's quarter through this day. Its figures are kept first, so that what moved can be told."""
    row, today = waiting(region, quarter), clock.today()
    if not today <= until <= today + LONGEST:
        raise NotReady(_("The day lies between today and two months ahead."))
    keep(row.submission, Snapshot.Occasion.GRANTED, row)
    row.state, row.answer, row.decided_by, row.granted_on, row.open_until = State.GRANTED, answer, by, today, until
    row.save()
    log(row, Kind.REOPENED, by=by, said=_("Until %(day)s.") % {"day": f"{until:%d.%m.%Y}"} + f" {answer}".rstrip())
    return row


@transaction.atomic
def refuse(region: str, quarter: Quarter, *, answer: str, by: User) -> Reopening:
    row = waiting(region, quarter)
    if not answer:
        raise NotReady(_("Say why it is refused."))
    row.state, row.answer, row.decided_by = State.REFUSED, answer, by
    row.save()
    log(row, Kind.REFUSED, by=by, said=answer)
    return row


@transaction.atomic
def drop(region: str, quarter: Quarter, *, by: User) -> Reopening:
    """The region takes back what it asked for, before the centre has decided."""
    row = waiting(region, quarter)
    row.state = State.DROPPED
    row.save(update_fields=["state"])
    log(row, Kind.DROPPED, by=by)
    return row


@transaction.atomic
def finish(region: str, quarter: Quarter, *, by: User) -> Reopening:
    """Before the day the region is done, or the centre waits no longer: the quarter is closed again, as accepted."""
    row = live(region, quarter)
    if row is None or row.is_waiting:
        raise NotReady(_("This was not done: the quarter is not reopened."))
    return close(row, by=by if row.is_running else None)


def close(row: Reopening, *, by: User | None) -> Reopening:
    """End an exception. The lock waits for edits under way, so the figures kept after it are those that stay."""
    row.state, row.ended_on = State.ENDED, min(clock.today(), row.open_until)
    row.save()
    keep(row.submission, Snapshot.Occasion.ENDED, row)
    log(row, Kind.CLOSED, by=by)
    return row


def close_passed() -> int:
    """End the exceptions whose day has passed, each in a transaction of its own; return how many."""
    with scope(role="national"):
        keys = list(Reopening.objects.passed().values_list("pk", flat=True))
    for key in keys:
        with scope(role="national"):
            row = Reopening.objects.passed().select_for_update(of=["self"]).select_related("submission").filter(pk=key)
            if found := row.first():
                close(found, by=None)
    return len(keys)
