"""The periods a report may be of beside the quarter: a half-year, a year, any run of months.

What is several things at once is the simplest of them: January to March is the first quarter.
"""

import datetime
import re
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation.quarter import Period, Quarter, UnknownPeriod

YEAR = re.compile(r"[12]\d{3}")
HALF = re.compile(r"([12]\d{3})-H([12])")
MONTH = r"([12]\d{3})-(0[1-9]|1[0-2])"
MONTHS = re.compile(rf"{MONTH}(?:\.\.{MONTH})?")
LONGEST = 60  # months
EARLIEST, LATEST = datetime.date(1995, 1, 1), datetime.date(2049, 12, 1)


class RefusedPeriod(UnknownPeriod):
    """The text names months that no report is made of; says why."""


def month(day: datetime.date, later: int = 0) -> datetime.date:
    """Return the first day of a day's month, or of the month so many later."""
    year, index = divmod(day.year * 12 + day.month - 1 + later, 12)
    return datetime.date(year, index + 1, 1)


def months_between(first: datetime.date, last: datetime.date) -> int:
    """How many months there are from one to another, both with."""
    return (last.year - first.year) * 12 + last.month - first.month + 1


@dataclass(frozen=True)
class Year(Period):
    """A calendar year. Written ``2023``."""

    year: int

    @property
    def start(self) -> datetime.date:
        return datetime.date(self.year, 1, 1)

    @property
    def end(self) -> datetime.date:
        return datetime.date(self.year + 1, 1, 1)

    def year_before(self) -> "Year":
        return Year(self.year - 1)

    def __str__(self) -> str:
        return str(self.year)

    @property
    def label(self) -> str:
        return _("year %(year)s") % {"year": self.year}

    short_label = label


@dataclass(frozen=True)
class HalfYear(Period):
    """January to June, or July to December. Written ``2023-H1``."""

    year: int
    number: int

    @property
    def start(self) -> datetime.date:
        return datetime.date(self.year, 6 * self.number - 5, 1)

    @property
    def end(self) -> datetime.date:
        return month(self.start, 6)

    def year_before(self) -> "HalfYear":
        return HalfYear(self.year - 1, self.number)

    def __str__(self) -> str:
        return f"{self.year}-H{self.number}"

    @property
    def label(self) -> str:
        said = _("first half of %(year)s") if self.number == 1 else _("second half of %(year)s")
        return said % {"year": self.year}

    @property
    def short_label(self) -> str:
        return (_("H1 %(year)s") if self.number == 1 else _("H2 %(year)s")) % {"year": self.year}


@dataclass(frozen=True)
class Months(Period):
    """A run of months that is neither a quarter nor a half-year nor a year. Written ``2023-01..2023-05``, ``2023-05``.

    first, last: the first days of its first and of its last month.
    """

    first: datetime.date
    last: datetime.date

    @property
    def start(self) -> datetime.date:
        return self.first

    @property
    def end(self) -> datetime.date:
        return month(self.last, 1)

    def year_before(self) -> Period:
        return period_of(month(self.first, -12), month(self.last, -12))

    def __str__(self) -> str:
        written = [f"{day:%Y-%m}" for day in (self.first, self.last)]
        return written[0] if self.first == self.last else "..".join(written)

    @property
    def label(self) -> str:
        if self.first.year != self.last.year:
            return " – ".join(month_of_year(day) for day in (self.first, self.last))
        return _("%(months)s of %(year)s") % {"months": self.named(), "year": self.first.year}

    @property
    def short_label(self) -> str:
        if self.first.year != self.last.year:
            return f"{self.first:%m.%Y}–{self.last:%m.%Y}"
        return _("%(months)s %(year)s") % {"months": self.named(), "year": self.first.year}

    def named(self) -> str:
        """The months without their year: ``январь–май``."""
        return "–".join(dict.fromkeys(month_name(day) for day in (self.first, self.last)))


def month_name(day: datetime.date) -> str:
    """The month as it stands in a sentence."""
    name = date_format(day, "F")
    return name if get_language() == "en" else name.lower()


def month_of_year(day: datetime.date) -> str:
    return _("%(months)s of %(year)s") % {"months": month_name(day), "year": day.year}


def period_of(first: datetime.date, last: datetime.date) -> Period:
    """Return the period from one month to another, both with, as the simplest kind.

    Raises ``RefusedPeriod`` for one that goes backwards, is too long, or lies outside what the portal keeps.
    """
    first, last = month(first), month(last)
    count = months_between(first, last)
    if count < 1:
        raise RefusedPeriod(_("The period ends before it begins."))
    if count > LONGEST:
        raise RefusedPeriod(_("A report is of five years at most: nothing counts the whole history."))
    if not (first >= EARLIEST and last <= LATEST):
        raise RefusedPeriod(_("The portal keeps months from 1995 to 2049."))
    if count == 12 and first.month == 1:
        return Year(first.year)
    if count == 6 and first.month in (1, 7):
        return HalfYear(first.year, 1 if first.month == 1 else 2)
    if count == 3 and first.month in (1, 4, 7, 10):
        return Quarter.of(first)
    return Months(first, last)


def parse_period(text: str) -> Period:
    """Read ``2023-Q3``, ``2023-H1``, ``2023``, ``2023-05`` or ``2023-01..2023-05``.

    Raises ``UnknownPeriod`` for anything else, ``RefusedPeriod`` for months that no report is made of.
    """
    text = text or ""
    if match := MONTHS.fullmatch(text):
        given = [int(part) for part in match.groups() if part]
        return period_of(datetime.date(*given[:2], 1), datetime.date(*given[-2:], 1))
    if match := HALF.fullmatch(text):
        found = HalfYear(int(match[1]), int(match[2]))
    elif YEAR.fullmatch(text):
        found = Year(int(text))
    else:
        try:
            found = Quarter.parse(text)
        except UnknownPeriod:
            words = {"text": str(text)[:40]}
            said = _("“%(text)s” is not a period; write it like 2023-Q3, 2023-H1, 2023 or 2023-01..2023-05.")
            raise UnknownPeriod(said % words) from None
    return period_of(found.start, found.last_day)
