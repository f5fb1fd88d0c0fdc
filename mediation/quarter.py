"""What figures are counted over: a period of whole months. The calendar quarter is the kind that is handed in.

The other kinds stand in ``report_periods``.
"""

import datetime
import re
from dataclasses import dataclass
from functools import total_ordering

from django.utils.translation import gettext as _

PATTERN = re.compile(r"(?P<year>[12]\d{3})-Q(?P<number>[1-4])")


class UnknownPeriod(ValueError):
    """The text does not name a period."""


class UnknownQuarter(UnknownPeriod):
    """The text does not name a quarter."""


class Period:
    """Whole months, half-open: ``start <= day < end``. Flows are those of its days, stocks those of its last day.

    ``str`` gives how it is written in addresses, ``label`` and ``short_label`` how people say it.
    """

    is_quarter = False
    start: datetime.date
    end: datetime.date  # the first day after

    @property
    def last_day(self) -> datetime.date:
        return self.end - datetime.timedelta(days=1)

    def __contains__(self, day: datetime.date) -> bool:
        return self.start <= day < self.end

    @property
    def heading(self) -> str:
        """The label as it begins a sentence or a title."""
        return self.label[:1].upper() + self.label[1:]

    def quarters(self) -> "list[Quarter]":
        """The quarters that lie in it, wholly or in part, the earliest first."""
        found = [Quarter.of(self.start)]
        while found[-1].end < self.end:
            found.append(found[-1].next())
        return found

    def covers(self, quarter: "Quarter") -> bool:
        return self.start <= quarter.start and quarter.end <= self.end


@total_ordering
@dataclass(frozen=True)
class Quarter(Period):
    """A calendar quarter. Written ``2023-Q3``."""

    year: int
    number: int
    is_quarter = True

    @classmethod
    def parse(cls, text: str) -> "Quarter":
        """Read ``2023-Q3``; raise ``UnknownQuarter`` for anything else."""
        match = PATTERN.fullmatch(text or "")
        if not match:
            raise UnknownQuarter(_("“%(text)s” is not a quarter; write it like 2023-Q3.") % {"text": str(text)[:40]})
        return cls(int(match["year"]), int(match["number"]))

    @classmethod
    def of(cls, day: datetime.date) -> "Quarter":
        """Return the quarter that contains the day."""
        return cls(day.year, (day.month - 1) // 3 + 1)

    @property
    def start(self) -> datetime.date:
        return datetime.date(self.year, 3 * self.number - 2, 1)

    @property
    def end(self) -> datetime.date:
        """The first day after the quarter."""
        return self.shift(1).start

    def shift(self, quarters: int) -> "Quarter":
        """Return the quarter this many quarters later (earlier when negative)."""
        year, index = divmod(self.year * 4 + self.number - 1 + quarters, 4)
        return Quarter(year, index + 1)

    def previous(self) -> "Quarter":
        return self.shift(-1)

    def next(self) -> "Quarter":
        return self.shift(1)

    def year_before(self) -> "Quarter":
        return self.shift(-4)

    def __lt__(self, other: "Quarter") -> bool:
        return (self.year, self.number) < (other.year, other.number)

    def __str__(self) -> str:
        return f"{self.year}-Q{self.number}"

    @property
    def label(self) -> str:
        """The quarter as people say it, in the active language."""
        return _("quarter %(number)s of %(year)s") % {"number": self.number, "year": self.year}

    @property
    def heading(self) -> str:
        return self.label

    @property
    def short_label(self) -> str:
        return _("Q%(number)s %(year)s") % {"number": self.number, "year": self.year}


@dataclass(frozen=True)
class QuarterSoFar(Quarter):
    """A quarter up to a day of it: figures counted over it are those of the evening of that day."""

    day: datetime.date = datetime.date.max

    @classmethod
    def of_day(cls, day: datetime.date) -> "QuarterSoFar":
        quarter = Quarter.of(day)
        return cls(quarter.year, quarter.number, day)

    @property
    def end(self) -> datetime.date:
        return min(self.day, Quarter(self.year, self.number).last_day) + datetime.timedelta(days=1)

    def at_same_day(self) -> "QuarterSoFar":
        """The quarter before, when it was as old as this one is now."""
        before = self.previous()
        return QuarterSoFar(before.year, before.number, min(before.start + (self.day - self.start), before.last_day))
