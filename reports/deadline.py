"""By when a region hands in its quarter. The one place of that rule."""

import datetime
from dataclasses import dataclass

from mediation.quarter import Quarter
from reports.models import Submission

DAY_OF_MONTH = 5


def deadline(quarter: Quarter) -> datetime.date:
    """Return the last day to hand in: the fifth of the month after the quarter."""
    return quarter.end.replace(day=DAY_OF_MONTH)


@dataclass(frozen=True)
class Awaited:
    """The quarter whose report is waited for. ``days`` left to hand it in; negative when it is late."""

    quarter: Quarter
    due_on: datetime.date
    days: int

    @property
    def is_late(self) -> bool:
        return self.days < 0


def awaited(day: datetime.date, region: str) -> Awaited:
    """Return the quarter a region has to hand in next: the last one until that is done, then the current one."""
    quarter = Quarter.of(day).previous()
    if Submission.objects.of(quarter).handed_in().filter(region=region).exists():
        quarter = quarter.next()
    return until(day, quarter)


def until(day: datetime.date, quarter: Quarter) -> Awaited:
    return Awaited(quarter, deadline(quarter), (deadline(quarter) - day).days)
