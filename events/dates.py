"""Days as people write them: “4, 5, 6 сентября”, “04–06.09.2023”, “2023 жылғы 4 және 6 қыркүйек”.

Reading is tolerant, for the words come from sheets and letters. Writing has one form for each language, and what is
written is read back as the same days.
"""

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation.formats.months import MONTHS

DAY = datetime.timedelta(days=1)
MOST, LONGEST = 60, 366  # dates in a list; days from the first to the last
MONTH_STEMS = (
    ("янв", "қаңтар", "jan"), ("фев", "ақпан", "feb"), ("март", "мар.", "наурыз", "mar"), ("апр", "сәуір", "apr"),
    ("мая", "май", "мае", "мамыр", "may"), ("июн", "маусым", "jun"), ("июл", "шілде", "jul"), ("авг", "тамыз", "aug"),
    ("сен", "қыркүй", "sep"), ("окт", "қазан", "oct"), ("ноя", "қараша", "nov"), ("дек", "желтоқсан", "dec"),
)  # fmt: skip
UNTIL = {"по", "до", "to", "until", "бастап"}
NOISE = {"и", "а", "также", "с", "со", "от", "г", "гг", "год", "года", "году", "годах", "числа", "го", "е", "ое",
         "және", "мен", "пен", "бен", "ж", "жыл", "жылы", "жылғы", "жылдың", "күні", "күндері", "дейін", "аралығында",
         "ші", "шы", "ы", "і", "нің", "ның", "and", "from", "of", "on", "the", "st", "nd", "rd", "th"}  # fmt: skip
TOKEN = re.compile(
    r"(?P<iso>\d{4}-\d{1,2}-\d{1,2})(?!\d)|(?P<dotted>\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?)(?!\d)"
    r"|(?P<year>\d{4})(?!\d)|(?P<day>\d{1,2})(?!\d)|(?P<word>[^\W\d_]+)|(?P<dash>[-‐‑–—−])|(?P<rest>[\s,.;/&+]+)"
)


class Unreadable(ValueError):
    """The text does not say days; the message tells why."""


@dataclass
class Said:
    """A day as far as it is said; ``until`` it is: the days since the one before belong to it."""

    day: int
    month: int = 0
    year: int = 0
    until: bool = False

    def date(self) -> datetime.date:
        try:
            return datetime.date(self.year, self.month, self.day)
        except ValueError:
            words = {"day": f"{self.day:02}.{self.month:02}.{self.year}"}
            raise Unreadable(_("There is no such day: %(day)s.") % words) from None


def read(text: str, *, near: datetime.date) -> list[datetime.date]:
    """Return the days, in order and each once. A year that is not said is the latest in which they begin by ``near``.

    Raises ``Unreadable``.
    """
    said, has_year = parsed(text)
    days = dated(said, near.year)
    if not has_year and days[0] > near:
        days = dated(said, near.year - 1)
    if len(days) > MOST or (days[-1] - days[0]).days >= LONGEST:
        raise Unreadable(_("At most %(most)s days within a year.") % {"most": MOST})
    return days


def parsed(text: str) -> tuple[list[Said], bool]:
    """Return the days that are said, months and years handed to those they are said of; and whether any year is."""
    items: list = []  # Said, ("month", n), ("year", n) or "until"
    at = 0
    while at < len(text):
        match = TOKEN.match(text, at)
        if match is None:
            raise unreadable(text)
        items += item(match.lastgroup, match[0].casefold(), text)
        at = match.end()
    said = [one for one in items if isinstance(one, Said)]
    if not said:
        raise unreadable(text)
    hand_out(items, "month")
    hand_out(items, "year")
    if any(not one.month for one in said):
        raise Unreadable(_("The month is missing; write days like 4, 5, 6 September or 04–06.09.2023."))
    mark_spans(items)
    return said, any(one.year for one in said)


def unreadable(text: str) -> Unreadable:
    words = _("“%(text)s” does not say days; write them like 4, 5, 6 September or 04–06.09.2023.")
    return Unreadable(words % {"text": text[:60]})


def item(kind: str, token: str, text: str) -> list:
    match kind:
        case "iso":
            year, month, day = map(int, token.split("-"))
            return [Said(day, month, year)]
        case "dotted":
            day, month, *year = re.split("[./]", token)
            return [Said(int(day), int(month), full_year(year))]
        case "year":
            return [("year", int(token))]
        case "day":
            return [Said(int(token))]
        case "dash":
            return ["until"]
        case "word":
            return word(token, text)
    return []


def full_year(written: list[str]) -> int:
    return int(written[0]) + (2000 if len(written[0]) == 2 else 0) if written else 0


def word(token: str, text: str) -> list:
    if token in UNTIL:
        return ["until"]
    if token in NOISE:
        return []
    month = next((n for n, stems in enumerate(MONTH_STEMS, 1) if token.startswith(stems)), 0)
    if not month:
        raise unreadable(text)
    return [("month", month)]


def hand_out(items: list, what: str) -> None:
    """Give each day the month or year that follows it; the one before it where the first stands before all days."""
    named = [index for index, one in enumerate(items) if isinstance(one, tuple) and one[0] == what]
    known = [index for index, one in enumerate(items) if isinstance(one, Said)]
    leads = bool(named) and named[0] < known[0]
    for index in known:
        one = items[index]
        if getattr(one, what):
            continue
        if leads:
            setattr(one, what, next(items[at][1] for at in reversed(named) if at < index))
        else:
            later = [value(items[at], what) for at in range(index + 1, len(items))]
            before = [value(items[at], what) for at in range(index - 1, -1, -1)]
            setattr(one, what, next((found for found in [*later, *before] if found), 0))


def value(one, what: str) -> int:
    if isinstance(one, Said):
        return getattr(one, what)
    return one[1] if isinstance(one, tuple) and one[0] == what else 0


def mark_spans(items: list) -> None:
    is_span = False
    for one in items:
        if one == "until":
            is_span = True
        elif isinstance(one, Said):
            one.until, is_span = is_span, False


def dated(said: list[Said], year: int) -> list[datetime.date]:
    days: list[datetime.date] = []
    for one in said:
        day = Said(one.day, one.month, one.year or year).date()
        if not (one.until and days):
            days.append(day)
            continue
        last = days[-1]
        if last > day and last.month > day.month:  # from December to January, the year said once
            last = days[-1] = last.replace(year=day.year - 1)
        if last > day or (day - last).days >= LONGEST:
            raise Unreadable(_("The days of “from … to …” are the wrong way round."))
        days += [last + DAY * n for n in range(1, (day - last).days + 1)]
    return sorted(set(days))


def runs(days: Iterable[datetime.date]) -> list[list[datetime.date]]:
    """Return the days in groups that follow one another."""
    ordered = enumerate(sorted(days))
    return [[day for _n, day in group] for _key, group in groupby(ordered, lambda pair: pair[1] - DAY * pair[0])]


def is_in_a_row(days: list[datetime.date]) -> bool:
    return len(runs(days)) <= 1


def written(days: Iterable[datetime.date]) -> str:
    """Return days in the active language, as ``read`` reads them: “4–6, 9 сентября 2023”."""
    years = [written_year(year, list(group)) for year, group in groupby(sorted(days), lambda day: day.year)]
    return ", ".join(years)


def written_year(year: int, days: list[datetime.date]) -> str:
    months = []
    for month, group in groupby(days, lambda day: day.month):
        numbers = ", ".join(f"{run[0].day}–{run[-1].day}" if len(run) > 1 else str(run[0].day) for run in runs(group))
        months.append(f"{numbers} {MONTHS[month - 1]}")
    told = ", ".join(months)
    return f"{year} жылғы {told}" if get_language() == "kk" else f"{told} {year}"
