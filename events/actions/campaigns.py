"""Open days are set by the rule; regions say what they have prepared."""

import datetime

from django.db import transaction

from accounts.models import User
from events.models import Campaign, Preparation
from events.open_day import suggested
from mediation import clock
from mediation.quarter import Quarter
from mediation.scope import acting_as

HOURS = {"opens_at": datetime.time(10), "closes_at": datetime.time(18)}


def open_day(quarter: Quarter, day: datetime.date) -> Campaign:
    """Build a quarter's open day as the rule has it; a title, its date and the usual hours."""
    return Campaign(
        code=f"open-day-{quarter}",
        kind=Campaign.Kind.OPEN_DAY,
        name_ru=f"День открытых дверей, {day:%d.%m.%Y}",
        name_kk=f"Ашық есік күні, {day:%d.%m.%Y}",
        starts_on=day,
        ends_on=day,
        **HOURS,
    )


@transaction.atomic
def set_open_day(quarter: Quarter, *, by: User) -> Campaign:
    """Set the quarter's open day on the suggested day, with what the last one said of itself; once a quarter."""
    acting_as(by.pk)
    made = open_day(quarter, suggested(quarter))
    if known := Campaign.objects.open_days().starting_in(quarter).first():
        return known
    if last := Campaign.objects.like_before(made).first():
        for name in ("slogan_ru", "slogan_kk", "aims_ru", "aims_kk"):
            setattr(made, name, getattr(last, name))
    Campaign.objects.bulk_create([made], ignore_conflicts=True)
    return Campaign.objects.get(code=made.code)


@transaction.atomic
def mark_done(campaign: Campaign, region: str, item: str, *, by: User) -> None:
    """Say that a region has prepared something; saying it twice changes nothing."""
    acting_as(by.pk)
    keep_done([Preparation(campaign=campaign, region_id=region, item=item, done_by=by, done_at=clock.now())])


def keep_done(told: list[Preparation]) -> None:
    """Store what regions said, one thing or many at once. Whoever calls has said who acts."""
    Preparation.objects.bulk_create(told, ignore_conflicts=True)


@transaction.atomic
def mark_undone(campaign: Campaign, region: str, item: str, *, by: User) -> None:
    """Take back that something is prepared."""
    acting_as(by.pk)
    Preparation.objects.filter(campaign=campaign, region=region, item=item).delete()
