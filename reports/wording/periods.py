"""A period in the sentences of the report, Russian and Kazakh: its name, its end, what it is called for short."""

from dataclasses import dataclass

from django.utils.formats import date_format

from mediation import clock
from mediation.quarter import Period, Quarter
from mediation.report_periods import HalfYear, Months, Year, month_name
from reports.wording.speech import NBSP

# қаңтардағы, мамырдағы, шілдедегі: “of” a day of the month, by the vowels of its name.
OF_MONTH = {4: "дегі", 7: "дегі", 9: "дегі"}
ORDINALS = {1: ("первое", "бірінші"), 2: ("второе", "екінші")}


@dataclass(frozen=True)
class Kind:
    """What a period is called for short. span: «за квартал»; of: «на конец квартала»; before: «с прошлого квартала».

    within: Kazakh at the beginning of a sentence, “in the quarter”.
    """

    span: str
    of: str
    before: str
    within: str = ""


KINDS = {
    "quarter": {
        "ru": Kind("квартал", "квартала", "прошлого квартала"),
        "kk": Kind("Тоқсан", "", "тоқсаннан", "Тоқсанда"),
    },
    "half": {
        "ru": Kind("полугодие", "полугодия", "прошлого полугодия"),
        "kk": Kind("Жартыжылдық", "", "жартыжылдықтан", "Жартыжылдықта"),
    },
    "year": {
        "ru": Kind("год", "года", "прошлого года"),
        "kk": Kind("Жыл", "", "жылдан", "Жыл ішінде"),
    },
    "month": {
        "ru": Kind("месяц", "месяца", "прошлого месяца"),
        "kk": Kind("Ай", "", "айдан", "Ай ішінде"),
    },
    "this_year": {
        "ru": Kind("этот период", "периода", "прошлого года"),
        "kk": Kind("Осы кезең", "", "жылдан", "Осы кезеңде"),
    },
    "months": {
        "ru": Kind("этот период", "периода", "прошлых месяцев"),
        "kk": Kind("Осы кезең", "", "айлардан", "Осы кезеңде"),
    },
}


def kind(period: Period) -> str:
    """Return the name of a period's kind; months from January on follow the year before, as a year does."""
    if isinstance(period, Months):
        if period.first == period.last:
            return "month"
        return "this_year" if period.first.month == 1 else "months"
    return {HalfYear: "half", Year: "year"}.get(type(period), "quarter")


def called(period: Period, language: str) -> dict[str, str]:
    """Return what the sentences may call the period, by the name of the placeholder."""
    words = KINDS[kind(period)][language]
    return {"span": words.span, "span_of": words.of, "span_in": words.within, "before": words.before}


def of_period(period: Period, language: str) -> str:
    """The period after «за»; in Kazakh where something was done in it."""
    return (russian if language == "ru" else kazakh)(period)


def russian(period: Period) -> str:
    if isinstance(period, Quarter):
        return f"{period.number} квартал {period.year} года"
    if isinstance(period, HalfYear):
        return f"{ORDINALS[period.number][0]} полугодие {period.year} года"
    if isinstance(period, Year):
        return f"{period.year} год"
    if period.first.year == period.last.year:
        return f"{period.named()} {period.first.year} года"
    return f"{month_name(period.first)} {period.first.year} года – {month_name(period.last)} {period.last.year} года"


def kazakh(period: Period) -> str:
    if isinstance(period, Quarter):
        return f"{period.year} жылғы {period.number}-тоқсанда"
    if isinstance(period, HalfYear):
        return f"{period.year} жылғы {ORDINALS[period.number][1]} жартыжылдықта"
    if isinstance(period, Year):
        return f"{period.year} жылы"
    if period.first == period.last:
        return f"{period.first.year} жылғы {period.named()} айында"
    if period.first.year == period.last.year:
        return f"{period.first.year} жылғы {period.named()} айларында"
    first, last = (f"{day.year} жылғы {month_name(day)}" for day in (period.first, period.last))
    return f"{first} – {last} аралығында"


def as_of(period: Period, language: str) -> str:
    """The day after the period, or today while months of it are to come; Kazakh says “of the first of October”."""
    day = period.end if period.is_quarter else min(period.end, clock.today())
    said = date_format(day, "DATE_FORMAT").replace(" ", NBSP)
    return said if language == "ru" else f"{said}{OF_MONTH.get(day.month, 'дағы')}"
