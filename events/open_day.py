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


def is_working(day: datetime.date) -> bool:
    return day.weekday() < 5 and not holiday(day)


def next_working_friday(day: datetime.date) -> datetime.date:
    """Return the first Friday from this day on that is no holiday."""
    day += datetime.timedelta(days=(FRIDAY - day.weekday()) % 7)
    while not is_working(day):
        day += datetime.timedelta(days=7)
    return day


def suggested(quarter: Quarter) -> datetime.date:
    """Return the day to hold it on: by the rule, or the next working Friday after a holiday."""
    return next_working_friday(proposed(quarter))


@dataclass(frozen=True)
class Proposal:
    """A quarter that has no open day yet: the day by the rule, the holiday on it or "", the day to take."""

    quarter: Quarter
    by_rule: datetime.date
    holiday: str
    suggested: datetime.date


def proposals(today: datetime.date, ahead: int = 3) -> list[Proposal]:
    """Return what the rule says for this and the next quarters that have no open day and whose day is to come."""
    first = Quarter.of(today)
    held = {Quarter.of(one.starts_on) for one in Campaign.objects.open_days().since(first)}
    quarters = [first.shift(n) for n in range(ahead)]
    return [
        Proposal(quarter, proposed(quarter), holiday(proposed(quarter)), suggested(quarter))
        for quarter in quarters
        if quarter not in held and suggested(quarter) >= today
    ]


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
