"""Days and months a text speaks of, in Russian, Kazakh and figures; which of them lie outside a quarter."""

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from mediation.quarter import Quarter
from mediation.texts.findings import LETTER, Finding, Kind

RUSSIAN = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
KAZAKH = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
          "желтоқсан")  # fmt: skip
HARD = "(?:ом|а|у|е)?"  # the cases of март, август
ENDINGS = {"март": HARD, "август": HARD, "ма": "(?:ем|й|я|ю|е)", "": "(?:ём|ем|ь|я|ю|е)"}
RUSSIAN_MONTH = "|".join(f"(?:{name}{ENDINGS.get(name, ENDINGS[''])})" for name in RUSSIAN)
# қыркүйек softens its last letter before a vowel: қыркүйегі.
KAZAKH_MONTH = "|".join(f"(?:{name.removesuffix('к') + '[кг]' if name.endswith('к') else name})" for name in KAZAKH)
LOCATIVE = "(?:да|де|та|те)(?:ғы|гі)?"
SUFFIX = "(?:[аеыі]|ын|ін|ның|нің|дың|дің|тың|тің|ға|ге|қа|ке|дан|ден|тан|тен|нан|нен|ндағы|ндегі|ында|інде)"
START, STOP = rf"(?<![{LETTER}\d])", rf"(?![{LETTER}])"
DAY = r"(?:[12]\d|3[01]|0?[1-9])"
DAYS = rf"{DAY}(?:\s*(?:,|и|по|до|мен|және|-|–|—)\s*{DAY})*"
FIGURES = re.compile(r"(?<![\d.])(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})(?!\d)|(?<!\d)(\d{4})-(\d\d)-(\d\d)(?!\d)")
IN_RUSSIAN = re.compile(
    rf"{START}(?:(?P<days>{DAYS})(?:-?(?:го|е|ое))?\s+)?(?P<month>{RUSSIAN_MONTH}){STOP}"
    r"(?:\s+(?P<year>\d{4})(?:\s*(?:года|году|год|г\.)?))?",
    re.IGNORECASE,
)
IN_KAZAKH = re.compile(
    rf"{START}(?:(?P<year>\d{{4}})\s*(?:жылғы|жылдың|жылы|ж\.)\s+)?(?:(?P<days>{DAYS})(?:-ы|-і|-ші|-шы)?\s+)?"
    rf"(?P<month>{KAZAKH_MONTH})(?P<suffix>{LOCATIVE}|{SUFFIX})?{STOP}(?P<of_month>\s+ай(?:ы|да)[{LETTER}]*)?",
    re.IGNORECASE,
)
NAMES = ("мая", "марта", "наурыз")  # capitalised and without a day: a person, or the feast


@dataclass(frozen=True)
class Mention:
    """Days (or, without, a whole month) that ``text[start:end]`` speaks of. ``year`` 0: not said."""

    start: int
    end: int
    year: int
    month: int
    days: tuple[int, ...] = ()

    def dates(self, quarter: Quarter) -> list[datetime.date]:
        """Return the days, the month's first for a month; nothing for what no calendar has."""
        year = self.year or quarter.year
        try:
            return [datetime.date(year, self.month, day) for day in self.days or (1,)]
        except ValueError:
            return []

    def is_own(self, dates: list[datetime.date], own: tuple[datetime.date, ...]) -> bool:
        """Whether the record itself lies there. own: its first and last day."""
        if not own:
            return False
        if self.days:
            return all(own[0] <= day <= own[-1] for day in dates)
        return dates[0] in (own[0].replace(day=1), own[-1].replace(day=1))


def dates(text: str, quarter: Quarter, own: tuple[datetime.date, ...] = ()) -> list[Finding]:
    """Tell of what lies outside the quarter. own: the days of the record itself, of which more is known."""
    found = []
    for one in mentions(text):
        days = one.dates(quarter)
        if all(day in quarter for day in days):
            continue
        if one.is_own(days, own):
            message = _("The event's own day, before the quarter: the report marks it as outside the period.")
        else:
            message = _("Outside %(quarter)s, in whose report this stands.") % {"quarter": quarter.label}
        found.append(Finding(one.start, one.end, Kind.DATE, message))
    return found


def mentions(text: str) -> Iterator[Mention]:
    for match in FIGURES.finditer(text):
        day, month, year = (int(part) for part in (match.groups()[:3] if match[1] else match.groups()[:2:-1]))
        if 1 <= month <= 12 and year:
            yield Mention(*match.span(), year + 2000 if year < 100 else year, month, (day,))
    for match in IN_RUSSIAN.finditer(text):
        if match["days"] or not is_name(match["month"]):
            yield mention(match, month_of(match["month"], RUSSIAN))
    for match in IN_KAZAKH.finditer(text):
        if match["days"] or match["of_month"] or (is_locative(match["suffix"]) and not is_name(match["month"])):
            yield mention(match, month_of(match["month"], KAZAKH))


def mention(match: re.Match, month: int) -> Mention:
    start = match.start()
    return Mention(start, start + len(match[0].rstrip()), int(match["year"] or 0), month, spoken(match["days"] or ""))


def spoken(text: str) -> tuple[int, ...]:
    """Return the days of ``4, 5 и 6`` or ``4–6``: the ends of a span stand for it."""
    return tuple(int(day) for day in re.findall(r"\d+", text))


def month_of(word: str, names: tuple[str, ...]) -> int:
    """The longest that fits: ``ма`` begins ``март`` as well."""
    word = word.casefold().replace("қыркүйег", "қыркүйек")
    return max((index for index, name in enumerate(names, 1) if word.startswith(name)), key=lambda i: len(names[i - 1]))


def is_name(word: str) -> bool:
    return word[0].isupper() and word.casefold() in NAMES


def is_locative(suffix: str | None) -> bool:
    return bool(re.fullmatch(LOCATIVE, suffix or "", re.IGNORECASE))
