"""What coordinators do to the duty roster: weekly duties, and changes of a single day (ADR 0010)."""

import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from mediation import clock, constraints, records
from mediation.public_holidays import holiday
from mediation.scope import acting_as
from mediators.models import Duty, DutyPattern, Service
from mediators.roster.days import days_of
from offices.models import PlatformPeriod

AHEAD = datetime.timedelta(weeks=13)


def horizon() -> datetime.date:
    """The first day that is not planned yet."""
    return clock.today() + AHEAD


class DoesNotServe(Exception):
    """The mediator serves at the platform on none of the days of the weekly duty."""


@transaction.atomic
def keep_pattern(pattern: DutyPattern, *, by: User, token=None, version=None, fields=()) -> DutyPattern:
    """Save a weekly duty and plan its days from today on; days that were changed singly stay as they are.

    Raises ``DoesNotServe``, what ``records.create`` and ``records.update`` raise, and ``IntegrityError``: that of
    a mediator in two places carries the ``day``.
    """
    acting_as(by.pk)
    if pattern.pk:
        records.update(pattern, version=version, fields=fields)
        pattern.duties.untouched().filter(day__gte=clock.today()).delete()
    else:
        records.create(pattern, token=token)
    duties = list(missing(pattern))
    if not duties and has_days(pattern):
        raise DoesNotServe
    for duty in duties:
        insert(duty)
    return pattern


@transaction.atomic
def end_pattern(pattern: DutyPattern, *, on: datetime.date, by: User, version: int) -> DutyPattern:
    """End a weekly duty; this is the first day without. Days that were changed singly stay."""
    acting_as(by.pk)
    pattern.ends_on = max(on, pattern.starts_on)
    records.update(pattern, version=version, fields=["ends_on"])
    pattern.duties.untouched().filter(day__gte=max(on, clock.today())).delete()
    return pattern


def has_days(pattern: DutyPattern) -> bool:
    return any(days_of(pattern.weekday, *window(pattern))) and not pattern.duties.exists()


def window(pattern: DutyPattern) -> tuple[datetime.date, datetime.date]:
    """The days a pattern can be planned on: neither past, nor beyond the horizon, nor outside its own."""
    return max(pattern.starts_on, clock.today()), min(pattern.ends_on or horizon(), horizon())


def missing(pattern: DutyPattern):
    """Yield the duties, not saved, that the pattern asks for and nobody has made yet.

    Only days on which the platform is open and the mediator serves there; on a public holiday the row says so.
    """
    made = set(pattern.duties.values_list("day", flat=True))
    held = {"platform": pattern.platform_id}
    opened = list(PlatformPeriod.objects.filter(**held).values_list("starts_on", "ends_on"))
    serves = list(Service.objects.filter(**held, mediator=pattern.mediator_id).values_list("starts_on", "ends_on"))
    for day in days_of(pattern.weekday, *window(pattern)):
        if day not in made and holds(opened, day) and holds(serves, day):
            yield Duty(
                pattern=pattern,
                platform_id=pattern.platform_id,
                region_id=pattern.region_id,
                mediator_id=pattern.mediator_id,
                day=day,
                starts_at=pattern.starts_at,
                ends_at=pattern.ends_at,
                status=Duty.Status.HOLIDAY if holiday(day) else Duty.Status.PLANNED,
            )


def holds(periods, day) -> bool:
    return any(start <= day and (end is None or day < end) for start, end in periods)


def insert(duty: Duty) -> Duty:
    """Save a duty; an ``IntegrityError`` is told which day it is about."""
    try:
        with transaction.atomic():
            duty.save(force_insert=True)
    except IntegrityError as refusal:
        refusal.day = duty.day
        raise
    return duty


@transaction.atomic
def plan_further(patterns, *, by: User | None) -> int:
    """Plan weekly duties up to the horizon; return how many days were added.

    Where a mediator is somewhere else by now, the day is left out and shows as a gap.
    """
    acting_as(by and by.pk, "" if by else "plan_duties")
    rows = [duty for pattern in patterns.lasting_after(clock.today()) for duty in missing(pattern)]
    coming = Duty.objects.filter(pattern__in=patterns, day__gte=clock.today())
    before = coming.count()
    Duty.objects.bulk_create(rows, ignore_conflicts=True)
    return coming.count() - before


@transaction.atomic
def add(duty: Duty, *, by: User, token=None) -> Duty:
    """Plan an extra duty on one day."""
    acting_as(by.pk)
    duty.is_single_change = True
    return records.create(duty, token=token)


@transaction.atomic
def change(duty: Duty, *, fields: list[str], by: User, version: int) -> Duty:
    """Let another mediator, or other hours, stand on one day."""
    return revise(duty, by=by, version=version, status=Duty.Status.PLANNED, fields=fields)


@transaction.atomic
def cancel(duty: Duty, *, reason: str, by: User, version: int) -> Duty:
    """Cancel one day; the row stays and says why."""
    duty.reason = reason
    return revise(duty, by=by, version=version, status=Duty.Status.CANCELLED, fields=["reason"])


@transaction.atomic
def restore(duty: Duty, *, by: User, version: int) -> Duty:
    """Plan a cancelled day, or one left out for a holiday, after all."""
    return revise(duty, by=by, version=version, status=Duty.Status.PLANNED, fields=[])


def revise(duty: Duty, *, by: User, version: int, status: str, fields: list[str]) -> Duty:
    acting_as(by.pk, duty.reason)
    duty.status, duty.is_single_change = status, True
    return records.update(duty, version=version, fields=[*fields, "status", "is_single_change"])


def explain(refusal: IntegrityError) -> str:
    """Say why the database refused a duty, and of which day where several were planned."""
    day = getattr(refusal, "day", None)
    return constraints.explain(refusal) + (f" ({day:%d.%m.%Y})" if day else "")
