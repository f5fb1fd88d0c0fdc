"""What the date and the campaign chosen in a form mean for the figures, before anything is saved."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from appeals.models import Appeal
from events.models import Campaign, Event, Publication
from mediation import constraints
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.indicators import sections

# The field whose day counts.
DAYS = {Appeal: "received_on", Event: "starts_on", Publication: "published_on"}


@dataclass
class Prospect:
    """What a form says so far. lines: sentences; figures: labels of the totals; warnings: what will be refused."""

    lines: list[str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
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
        told.lines.append(_("Routine figures of %(quarter)s.") % {"quarter": Quarter.of(day).label})
        told.hints += [
            _("On this day “%(campaign)s” is held: choose it if this came of it.") % {"campaign": held}
            for held in Campaign.objects.held_on(day).order_by("pk")
        ]
    else:
        told.lines.append(_("The date decides the quarter: give it first."))
    if model is Appeal and day:
        of_appeal(told, day, resolved)
    if day or campaign:
        told.figures = totals(model, campaign, Quarter.of(campaign.starts_on if campaign else day))
    days = {day, resolved, campaign and campaign.starts_on} - {None}
    told.warnings += closed(region, {Quarter.of(one) for one in days})
    return told


def of_campaign(told: Prospect, campaign: Campaign, day: datetime.date | None) -> None:
    words = {"campaign": campaign, "quarter": Quarter.of(campaign.starts_on).label}
    told.lines.append(
        _("Campaign “%(campaign)s”: its section of %(quarter)s, in which it begins. Routine figures leave it out.")
        % words
    )
    if day and not campaign.starts_on <= day <= campaign.ends_on:
        told.warnings.append(constraints.message("day_in_campaign_window"))


def of_appeal(told: Prospect, day: datetime.date, resolved: datetime.date | None) -> None:
    told.lines.append(_("Received in %(quarter)s.") % {"quarter": Quarter.of(day).label})
    if resolved:
        told.lines.append(_("Resolved in %(quarter)s.") % {"quarter": Quarter.of(resolved).label})
    else:
        told.lines.append(_("Pending: it is carried over from quarter to quarter until it is resolved."))


def totals(model, campaign: Campaign | None, quarter: Quarter) -> list[str]:
    """Return the labels of the whole figures over such records: the routine ones, or those of the campaign's kind."""
    return [
        figure.label
        for section in sections()
        for figure in section.figures
        if figure.source and not figure.is_hidden and figure.source.of(quarter).model is model
        if (section.code == campaign.kind if campaign else figure.source.together)
    ]


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
