"""The open day: held every quarter, on the first Friday of its second month unless staff set another day."""

import datetime
from dataclasses import dataclass

from events.models import Campaign
from mediation.public_holidays import holiday
from mediation.quarter import Quarter

FRIDAY = 4


@dataclass(frozen=True)
class OpenDay:
    """The next open day; ``campaign`` is None while the day follows from the rule alone."""

    starts_on: datetime.date
    ends_on: datetime.date
    campaign: Campaign | None = None

    @property
    def holiday(self) -> str:
        """The public holiday it falls on, or "" ."""
        return holiday(self.starts_on)


def proposed(quarter: Quarter) -> datetime.date:
    """Return the first Friday of the quarter's second month."""
    first = quarter.start.replace(month=quarter.start.month + 1)
    return first + datetime.timedelta(days=(FRIDAY - first.weekday()) % 7)


def next_open_day(today: datetime.date) -> OpenDay:
    """Return the open day that is under way or comes next; a quarter that had one is not proposed again."""
    quarter = Quarter.of(today)
    known = list(Campaign.objects.open_days().since(quarter))
    for campaign in known:
        if campaign.ends_on >= today:
            return OpenDay(campaign.starts_on, campaign.ends_on, campaign)
    held = {Quarter.of(campaign.starts_on) for campaign in known}
    while quarter in held or proposed(quarter) < today:
        quarter = quarter.next()
    return OpenDay(proposed(quarter), proposed(quarter))
