"""What the date and the campaign chosen in a form mean for the figures, before anything is saved."""

import datetime
from collections import defaultdict
from dataclasses import dataclass, field

from django.db.models import CharField, DateField, Value
from django.utils.translation import gettext as _

from appeals.models import Appeal
from events.models import Campaign, Event, Publication
from mediation import constraints
from mediation.quarter import Quarter
from offices.models import QuarterLock, Region
from reports.figures.measures import given
from reports.indicators import sections

# The field whose day counts.
DAYS = {Appeal: "received_on", Event: "starts_on", Publication: "published_on"}


@dataclass
class Prospect:
    """What a form says so far. lines, hints: sentences; totals: heading -> figures; warnings: what will be refused."""

    lines: list[str] = field(default_factory=list)
    totals: dict[str, list[str]] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def ahead(model, typed, region: str) -> Prospect:
    """Say where a record of this model would be counted. typed: what the form holds, as text by field."""
    told = Prospect()
    day, resolved = read_day(typed.get(DAYS[model])), read_day(typed.get("resolved_on"))
    campaign = read_campaign(typed.get("campaign"))
    if campaign:
        of_campaign(told, campaign, day)
    elif day:
        of_routine(told, day)
    elif typed.get("many"):
        told.lines.append(_("Routine figures, each row in the quarter of its date."))
    else:
        told.lines.append(_("The date decides the quarter: give it first."))
    if model is Appeal and day and not resolved:
        told.lines.append(_("Pending: it is carried over from quarter to quarter until it is resolved."))
    told.totals = totals(model, {DAYS[model]: day, "resolved_on": resolved}, campaign, region)
    days = {day, resolved, campaign and campaign.starts_on} - {None}
    told.warnings += closed(region, {Quarter.of(one) for one in days})
    return told


def of_routine(told: Prospect, day: datetime.date) -> None:
    told.lines.append(_("Routine figures of %(quarter)s.") % {"quarter": Quarter.of(day).label})
    told.hints += [
        _("On this day “%(campaign)s” is held: choose it if this came of it.") % {"campaign": held}
        for held in Campaign.objects.held_on(day).order_by("pk")
    ]


def of_campaign(told: Prospect, campaign: Campaign, day: datetime.date | None) -> None:
    words = {"campaign": campaign, "quarter": Quarter.of(campaign.starts_on).label}
    told.lines.append(
        _("Campaign “%(campaign)s”: its section of %(quarter)s, in which it begins. Routine figures leave it out.")
        % words
    )
    if day and not campaign.starts_on <= day <= campaign.ends_on:
        told.warnings.append(constraints.message("day_in_campaign_window"))


def totals(model, days: dict, campaign: Campaign | None, region: str) -> dict[str, list[str]]:
    """Return quarter and section -> labels of the whole figures that would count such a record, asked in one statement.

    A region's row stands for the record to come: it is given the record's days and kind of campaign.
    """
    asked = {
        f"f{index}": (section, figure, quarter)
        for index, (section, figure, quarter) in enumerate(candidates(model, days, campaign))
    }
    facts = {name: Value(day, DateField()) for name, day in days.items()}
    facts["campaign__kind"] = Value(campaign.kind if campaign else "", CharField())
    gives = {name: given(figure.when(quarter), Value(1)) for name, (_section, figure, quarter) in asked.items()}
    rows = Region.objects.filter(pk=region).alias(**facts).annotate(**gives).values(*gives)
    answers = (gives and rows.first()) or {}
    found = defaultdict(list)
    for name, (section, figure, quarter) in asked.items():
        if answers.get(name):
            found[quarter, section.label].append(figure.label)
    return {
        quarter.label.capitalize() if labels == [heading] else f"{quarter.label.capitalize()}, {heading}": labels
        for (quarter, heading), labels in found.items()
    }


def candidates(model, days: dict, campaign: Campaign | None):
    """Yield (section, figure, quarter) that may count such a record: routine ones, or those of its campaign's section
    in the campaign's quarter and of all campaigns in the record's own quarters.
    """
    own = sorted({Quarter.of(day) for day in days.values() if day})
    for section in sections():
        is_of_kind = bool(campaign) and section.code == campaign.kind
        for figure in section.figures:
            is_asked = is_of_kind or not campaign or section.code == "campaigns"
            if not is_asked or figure.is_hidden or not figure.source or not figure.measure.is_additive:
                continue
            if bool(campaign) == bool(figure.source.together):  # routine rows can be shown together with campaigns'
                continue
            for quarter in [Quarter.of(campaign.starts_on)] if is_of_kind else own:
                if figure.source.of(quarter).model is model:
                    yield section, figure, quarter


def closed(region: str, quarters: set[Quarter]) -> list[str]:
    """Say of each quarter that is submitted or accepted that its records are read-only."""
    starts = [quarter.start for quarter in quarters]
    locks = QuarterLock.objects.closed().filter(region=region, starts_on__in=starts).order_by("starts_on")
    words = _("%(quarter)s is %(status)s: its records are read-only, and this will be refused.")
    return [words % {"quarter": lock.quarter.label.capitalize(), "status": lock.get_status_display()} for lock in locks]


def read_day(text: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(text or "")
    except ValueError:
        return None


def read_campaign(text: str | None) -> Campaign | None:
    known = text and text.isdecimal() and len(text) < 18
    return Campaign.objects.filter(pk=text).first() if known else None
