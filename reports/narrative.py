"""The report as text: the sentences of the wording said with a quarter's figures, and what the regions tell."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from events.models import Campaign, Event, Questionnaire, SurveyTotal
from mediation import clock
from mediation.quarter import Quarter
from mediation.spreadsheet import without_unwritable
from reports.reopened import reopened
from reports.summary import Summary
from reports.wording.grammar import Wording, WordingError, read
from reports.wording.speech import NBSP, Facts, say

TEXTS = Path(__file__).parent / "wording"
KINDS = tuple(kind.value for kind in Campaign.Kind)
DATES = (
    "quarter", "as_of", "day", "where", "reopened",
    *(f"{kind}.{name}" for kind in KINDS for name in ("days", "hours", "names", "slogan", "aims", "pilot", "regular")),
)  # fmt: skip
# The zero of these figures is a statement of its own: regions confirm it when they hand in (DESIGN §3.6).
CONFIRMED_ZEROS = ("appeals.received.category.interethnic", *(f"{kind}.appeals.interethnic" for kind in KINDS))


@dataclass(frozen=True)
class Highlight:
    """What a region tells of: an event in its own words. ``is_outside``: it happened in another quarter."""

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
    """Say a quarter in the active language; English screens get the Russian text, as documents have two languages."""
    language = "kk" if get_language() == "kk" else "ru"
    if frozen := published_text(summary, language):
        return frozen
    said = say(wording(language), facts(summary, language))
    return Narrative(said.pop("title"), said, findings(summary), highlights(summary))


def published_text(summary: Summary, language: str) -> Narrative | None:
    """Read back the text of a published quarter; it tells of the whole republic, not of a region alone."""
    version = summary.published
    told = version and len(summary.rollup.regions) > 1 and json.loads(version.texts).get(language)
    if not told:
        return None
    findings = [tuple(pair) for pair in told["findings"]]
    return Narrative(told["title"], told["sections"], findings, [Highlight(**one) for one in told["highlights"]])


def wording(language: str) -> Wording:
    """Read the wording of a language against the figures there are now. Raises ``WordingError``."""
    from reports.indicators import sections

    codes = frozenset(figure.code for section in sections() for figure, _depth in section.walk())
    return parsed(language, codes)


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
    quarter, regions = summary.quarter, summary.rollup.regions
    known = {"as_of": as_of(quarter, language), "day": full(clock.today()), "quarter": of_quarter(quarter, language)}
    known["where"] = (
        {"ru": "в республике", "kk": "республикада"}[language]
        if len(regions) > 1
        else {"ru": f"в регионе «{regions[0]}»", "kk": f"«{regions[0]}» өңірінде"}[language]
    )
    known["reopened"] = reopened(quarter, regions, language)
    for kind in KINDS:
        held = list(Campaign.objects.starting_in(quarter).filter(kind=kind).order_by("starts_on", "pk"))
        known[f"{kind}.days"] = ", ".join(dict.fromkeys(span(one, language) for one in held))
        known[f"{kind}.hours"] = hours(held, language)
        known[f"{kind}.names"] = ", ".join(dict.fromkeys(quoted(named(one)) for one in held))
        known |= {f"{kind}.{name}": text for name, text in told_of(held, language).items()}
    return known


def full(day) -> str:
    """``1 октября 2023 года``, ``2023 жылғы 1 қазан``; the parts stay on one line."""
    return date_format(day, "DATE_FORMAT").replace(" ", NBSP)


def of_quarter(quarter: Quarter, language: str) -> str:
    number, year = quarter.number, quarter.year
    return f"{number} квартал {year} года" if language == "ru" else f"{year} жылғы {number}-тоқсанда"


def as_of(quarter: Quarter, language: str) -> str:
    """The day after the quarter; Kazakh says “of the first of October” with the ending of the month's first month."""
    if language == "ru":
        return full(quarter.end)
    ending = {1: "дағы", 2: "дегі", 3: "дегі", 4: "дағы"}[quarter.next().number]  # қаңтар, сәуір, шілде, қазан
    return f"{full(quarter.end)}{ending}"


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
    rows = SurveyTotal.objects.of_campaigns_starting_in(summary.quarter)
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
    quarter = summary.quarter
    rows = Questionnaire.objects.filter(campaign__starts_on__gte=quarter.start, campaign__starts_on__lt=quarter.end)
    texts = [either(row.conclusions_ru, row.conclusions_kk) for row in rows.order_by("opens_on", "pk")]
    return [text for text in texts if text]


def either(russian: str, kazakh: str) -> str:
    """Return the text of the report's language, or the other one where it is missing."""
    first, second = (kazakh, russian) if get_language() == "kk" else (russian, kazakh)
    return first.strip() or second.strip()


def highlights(summary: Summary) -> list[Highlight]:
    """What regions tell in the report of this quarter; events of another quarter are marked (DESIGN §3.8)."""
    names = {region.pk: str(region) for region in summary.rollup.regions}
    rows = Event.objects.told_in(summary.quarter).in_telling_order()
    return [
        Highlight(
            region=names[row.region_id],
            when=row.when,
            title=row.title,
            text=row.told_text,
            is_outside=row.is_outside_period,
        )
        for row in rows
        if row.region_id in names
    ]


def outside() -> str:
    return _("outside the reporting period")
