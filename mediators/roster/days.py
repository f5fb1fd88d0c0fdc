"""Days and hours of a roster, without the database."""

import datetime
from collections.abc import Iterable, Iterator

WEEK = datetime.timedelta(weeks=1)
DAY = datetime.timedelta(days=1)
Span = tuple[datetime.time, datetime.time]


def days_of(weekday: int, first: datetime.date, end: datetime.date) -> Iterator[datetime.date]:
    """Yield the days on this weekday (1 is Monday) with ``first <= day < end``."""
    day = first + DAY * ((weekday - first.isoweekday()) % 7)
    while day < end:
        yield day
        day += WEEK


def gaps(open_hours: Iterable[Span], covered: Iterable[Span]) -> list[Span]:
    """Return the spans of the open hours that nobody covers, in the order of the clock. Spans may overlap."""
    found, covered = [], sorted(covered)
    for start, end in sorted(open_hours):
        for begins, ends in covered:
            if begins >= end or ends <= start:
                continue
            if begins > start:
                found.append((start, begins))
            start = max(start, ends)
        if start < end:
            found.append((start, end))
    return found


def month_of(day: datetime.date) -> datetime.date:
    return day.replace(day=1)


def next_month(day: datetime.date) -> datetime.date:
    return month_of(month_of(day) + datetime.timedelta(days=31))
