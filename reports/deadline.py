"""By when a region hands in its quarter. The one place of that rule."""

import datetime
from dataclasses import dataclass

from django.utils import timezone

from mediation.public_holidays import holiday
from mediation.quarter import Quarter
from reports.models import Submission

DAY_OF_MONTH = 5
ONE_DAY = datetime.timedelta(days=1)
SATURDAY = 5


def rule_day(quarter: Quarter) -> datetime.date:
    """Return the fifth of the month after the quarter, whatever day it is."""
    return quarter.end.replace(day=DAY_OF_MONTH)


def deadline(quarter: Quarter) -> datetime.date:
    """Return the last day to hand in: the fifth of the month after the quarter, or the next working day."""
    day = rule_day(quarter)
    while day.weekday() >= SATURDAY or holiday(day):
        day += ONE_DAY
    return day


def days_late(submission: Submission) -> int | None:
    """How many days after the deadline the report came; 0 on time, None not yet. By the server's clock in Almaty."""
    if not submission.first_submitted_at:
        return None
    came_on = timezone.localdate(submission.first_submitted_at)
    return max(0, (came_on - deadline(submission.quarter)).days)


@dataclass(frozen=True)
class Awaited:
    """The quarter whose report is waited for. ``days`` left to hand it in; negative when it is late."""

    quarter: Quarter
    due_on: datetime.date
    days: int

    @property
    def is_late(self) -> bool:
        return self.days < 0

    @property
    def is_moved(self) -> bool:
        """Whether the rule's day is no working day."""
        return self.due_on != rule_day(self.quarter)


def awaited(day: datetime.date, region: str) -> Awaited:
    """Return the quarter a region has to hand in next: the last one until that is done, then the current one."""
    quarter = Quarter.of(day).previous()
    if Submission.objects.of(quarter).handed_in().filter(region=region).exists():
        quarter = quarter.next()
    return until(day, quarter)


def until(day: datetime.date, quarter: Quarter) -> Awaited:
    due_on = deadline(quarter)
    return Awaited(quarter, due_on, (due_on - day).days)
