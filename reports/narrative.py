"""The report as text: the sentences of the wording said with a period's figures, and what the regions tell."""

import json
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Campaign, Event, Questionnaire, SurveyTotal
from mediation import clock
from mediation.spreadsheet import without_unwritable
from reports.models import NationalText, RegionText
from reports.reopened import reopened
from reports.summary import Summary
from reports.wording.grammar import Wording, WordingError, read
from reports.wording.periods import as_of, called, of_period
from reports.wording.source import read_section, say_section
from reports.wording.speech import NBSP, Facts, say

TEXTS = Path(__file__).parent / "wording"
KINDS = tuple(kind.value for kind in Campaign.Kind)
DATES = (
    "quarter", "span", "span_of", "span_in", "before", "as_of", "day", "where", "reopened",
    *(f"{kind}.{name}" for kind in KINDS for name in ("days", "hours", "names", "slogan", "aims", "pilot", "regular")),
)  # fmt: skip
# The zero of these figures is a statement of its own: regions confirm it when they hand in (DESIGN §3.6).
CONFIRMED_ZEROS = ("appeals.received.category.interethnic", *(f"{kind}.appeals.interethnic" for kind in KINDS))


@dataclass(frozen=True)
class Highlight:
    """What a region tells of: an event in its own words. ``is_outside``: it happened outside the period."""

    region: str
    when: str
    title: str
    text: str
    is_outside: bool


@dataclass(frozen=True)
class Narrative:
    """The whole text. sections: name -> paragraphs; findings: (regions that say so, text) of surveys."""

    title: list[str]
    sections: dict[str, list[str]]
    findings: list[tuple[str, str]]
    highlights: list[Highlight]


def narrate(summary: Summary) -> Narrative:
    """Say a period in the active language; English screens get the Russian text, as documents have two languages."""
    language = "kk" if get_language() == "kk" else "ru"
    if frozen := published_text(summary, language):
        return frozen
    known = facts(summary, language)
    said = say(wording(language), known) | edited(summary, known)
    return Narrative(said.pop("title"), said, findings(summary), highlights(summary))


def published_text(summary: Summary, language: str) -> Narrative | None:
    """Read back the text of a published quarter; it tells of the whole republic, not of a region alone."""
    version = summary.published
    told = version and len(summary.rollup.regions) > 1 and json.loads(version.texts).get(language)
    if not told:
        return None
    findings = [tuple(pair) for pair in told["findings"]]
    return Narrative(told["title"], told["sections"], findings, [Highlight(**one) for one in told["highlights"]])


def edited(summary: Summary, known: Facts) -> dict[str, list[str]]:
    """Return the sections that the centre edited, said with the figures as they are; a region alone has none.

    A section that cannot be read any more, say after an item of a dictionary was retired, is left to its draft; the
    desk and the page of publication tell of it.
    """
    if len(summary.rollup.regions) == 1 or not summary.period.is_quarter:
        return {}
    said, whole = {}, wording(known.language)
    for row in NationalText.objects.of(summary.period).edited().filter(language=known.language):
        with suppress(WordingError):
            said[row.section] = say_section(read_edited(row.text, whole, summary.rollup.figures), whole, known)
    return said


def read_edited(text: str, whole: Wording, figures) -> list[list]:
    """figures: the codes there are. Raises ``WordingError``."""
    return read_section(text, whole, figures, DATES)


def codes() -> frozenset[str]:
    """The figures there are now, items of dictionaries included."""
    from reports.indicators import sections

    return frozenset(figure.code for section in sections() for figure, _depth in section.walk())


def wording(language: str) -> Wording:
    """Read the wording of a language against the figures there are now. Raises ``WordingError``."""
    return parsed(language, codes())


@cache
def parsed(language: str, codes: frozenset[str]) -> Wording:
    file = TEXTS / f"{language}.txt"
    try:
        return read(file.read_text(encoding="utf-8"), codes, DATES)
    except WordingError as error:
        raise WordingError(error.line, error.placeholder, error.reason, file.name) from None


def facts(summary: Summary, language: str) -> Facts:
    totals = summary.rollup.totals
    return Facts(
        values=totals,
        figures=summary.rollup.shown,
        dates=dates(summary, language),
        stated_zeros=frozenset(code for code in CONFIRMED_ZEROS if totals.get(code) == 0 and summary.is_confirmed),
        language=language,
        lower_bounds=summary.rollup.lower_bounds,
    )


def dates(summary: Summary, language: str) -> dict[str, str]:
    period, regions = summary.period, summary.rollup.regions
    known = {"as_of": as_of(period, language), "day": full(clock.today()), "quarter": of_period(period, language)}
    known |= called(period, language)
    known["where"] = (
        {"ru": "в республике", "kk": "республикада"}[language]
        if len(regions) > 1
        else {"ru": f"в регионе «{regions[0]}»", "kk": f"«{regions[0]}» өңірінде"}[language]
    )
    known["reopened"] = reopened(period, regions, language)
    for kind in KINDS:
        held = list(Campaign.objects.starting_in(period).filter(kind=kind).order_by("starts_on", "pk"))
        known[f"{kind}.days"] = days(held, language)
        known[f"{kind}.hours"] = hours(held, language)
        known[f"{kind}.names"] = ", ".join(dict.fromkeys(quoted(named(one)) for one in held))
        known |= {f"{kind}.{name}": text for name, text in told_of(held, language).items()}
    return known


def full(day) -> str:
    """``1 октября 2023 года``, ``2023 жылғы 1 қазан``; the parts stay on one line."""
    return date_format(day, "DATE_FORMAT").replace(" ", NBSP)


def days(held: list[Campaign], language: str) -> str:
    """``3 февраля и 5 мая 2023 года``, ``2023 жылғы 3 ақпан және 5 мамыр күндері``: single days share their year."""
    single = list(dict.fromkeys(one.starts_on for one in held if one.starts_on == one.ends_on))
    if len(single) < 2 or len({day.year for day in single}) > 1 or any(one.starts_on != one.ends_on for one in held):
        return ", ".join(dict.fromkeys(span(one, language) for one in held))
    *others, last = single
    first = [date_format(day, "j E").replace(" ", NBSP) for day in others]
    if language == "ru":
        return f"{', '.join(first)} и {full(last)}"
    ending = date_format(last, "j E").replace(" ", NBSP)
    return f"{last.year}{NBSP}жылғы {', '.join(first)} және {ending}{NBSP}күндері"


def span(campaign: Campaign, language: str) -> str:
    """``4 августа 2023 года``, ``31 июля – 4 августа 2023 года``; Kazakh in the locative of days."""
    first, last = campaign.starts_on, campaign.ends_on
    if first == last:
        return full(first) + ("" if language == "ru" else f"{NBSP}күні")
    if language == "ru":
        return f"{date_format(first, 'j E')} – {full(last)}".replace(" ", NBSP, 1)
    return f"{full(first)} – {date_format(last, 'j E')} аралығында"


def hours(held: list[Campaign], language: str) -> str:
    """The opening hours that all campaigns of a kind share, or nothing."""
    given = {(one.opens_at, one.closes_at) for one in held}
    if len(given) != 1 or None in (only := given.pop()):
        return ""
    opens, closes = (f"{time:%H:%M}" for time in only)
    return f"с {opens} до {closes}" if language == "ru" else f"{opens} – {closes}"


def told_of(held: list[Campaign], language: str) -> dict[str, str]:
    """What campaigns of a kind say of themselves, in the language of the text alone; pilot if all of them are."""
    slogans, aims = ([one_line(getattr(one, f"{name}_{language}")) for one in held] for name in ("slogan", "aims"))
    is_pilot = bool(held) and all(one.is_pilot for one in held)
    pilot, regular = {"ru": ("пилотная", "регулярная"), "kk": ("пилоттық", "тұрақты")}[language]
    return {
        "slogan": ", ".join(dict.fromkeys(quoted(text) for text in slogans if text)),
        "aims": "; ".join(dict.fromkeys(text.rstrip(".") for text in aims if text)),
        "pilot": pilot if is_pilot else "",
        "regular": regular if held and not is_pilot else "",
    }


def one_line(text: str) -> str:
    return " ".join(without_unwritable(text).split())


def named(campaign: Campaign) -> str:
    """The regular ones by their kind, as their own names tell them apart by date."""
    return campaign.name if campaign.kind == Campaign.Kind.OTHER else str(campaign.get_kind_display())


def quoted(name: str) -> str:
    return name if name.startswith("«") else f"«{name}»"


def findings(summary: Summary) -> list[tuple[str, str]]:
    """What the surveys found: the centre's conclusions, then the regions' findings, each text once.

    The regions are left out where all say the same.
    """
    rows = SurveyTotal.objects.of_campaigns_starting_in(summary.period)
    names = {region.pk: str(region) for region in summary.rollup.regions}
    who: dict[str, list[str]] = {}
    for row in rows.order_by("region__sort_order"):
        text = either(row.findings, row.findings_kk)
        if text and row.region_id in names:
            who.setdefault(text, []).append(names[row.region_id])
    of_regions = [("" if len(regions) == len(names) > 1 else ", ".join(regions), text) for text, regions in who.items()]
    return [("", text) for text in conclusions(summary) if text not in who] + of_regions


def conclusions(summary: Summary) -> list[str]:
    """What the centre concluded from questionnaires; they are about the republic, not about one region."""
    if len(summary.rollup.regions) == 1:
        return []
    period = summary.period
    rows = Questionnaire.objects.filter(campaign__starts_on__gte=period.start, campaign__starts_on__lt=period.end)
    texts = [either(row.conclusions_ru, row.conclusions_kk) for row in rows.order_by("opens_on", "pk")]
    return [text for text in texts if text]


def either(russian: str, kazakh: str) -> str:
    """Return the text of the report's language, or the other one where it is missing."""
    first, second = (kazakh, russian) if get_language() == "kk" else (russian, kazakh)
    return first.strip() or second.strip()


def highlights(summary: Summary) -> list[Highlight]:
    """What regions tell in the reports of the period: events (those outside it are marked, DESIGN §3.8),
    and after them the region's own text, which has no title."""
    names = {region.pk: str(region) for region in summary.rollup.regions}
    told: dict[str, list[Highlight]] = {region: [] for region in names}
    for row in Event.objects.told_in(summary.period).in_telling_order():
        if row.region_id in names:
            told[row.region_id].append(
                Highlight(names[row.region_id], row.when, row.name, row.told_text, row.starts_on not in summary.period)
            )
    language = "kk" if get_language() == "kk" else "ru"
    for text in RegionText.objects.within(summary.period).written():
        if text.region_id in names:
            told[text.region_id].append(Highlight(names[text.region_id], "", "", text.told(language), False))
    return [one for of_region in told.values() for one in of_region]


def outside() -> str:
    return _("outside the reporting period")
