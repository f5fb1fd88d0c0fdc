"""The figures of one campaign as they stand now: the report's own declaration, narrowed to the campaign."""

import datetime
from dataclasses import dataclass, replace

from django.core.cache import caches
from django.db.models import Exists, OuterRef

from events.models import Campaign, Participation
from mediation import clock
from mediation.quarter import Quarter
from reports import indicators
from reports.figures import sources
from reports.figures.declaration import Figure, Section, Source
from reports.figures.rollup import Rollup, count

FRESH = 3  # seconds that all who look share one count
# Sources whose rows are platforms or mediators; the others name their campaign themselves.
TAKING_PART = {sources.CAMPAIGN_PLATFORMS: "platform", sources.CAMPAIGN_MEDIATORS: "mediator"}


@dataclass(frozen=True)
class Board:
    """A campaign's figures, and when they were counted."""

    rollup: Rollup
    counted_at: datetime.datetime


def figures(campaign: Campaign) -> tuple[Figure, ...]:
    """Return the figures of the campaign's kind, counted over this campaign alone."""
    own: dict[Source, Source] = {}
    return tuple(narrowed(figure.composed(), campaign, own) for figure in indicators.campaign(campaign.kind))


def section(campaign: Campaign) -> Section:
    return Section(campaign.kind, str(campaign.get_kind_display()), figures(campaign))


def narrowed(figure: Figure, campaign: Campaign, own: dict[Source, Source]) -> Figure:
    # One source for all its figures: they are counted in one pass.
    source = figure.source and own.setdefault(figure.source, of_campaign(figure.source, campaign))
    below = {
        name: tuple(narrowed(one, campaign, own) for one in getattr(figure, name)) for name in ("parts", "of_which")
    }
    return replace(figure, source=source, **below)


def of_campaign(source: Source, campaign: Campaign) -> Source:
    if name := TAKING_PART.get(source):
        took_part = Exists(Participation.objects.of(campaign).filter(**{name: OuterRef(name)}))
        return replace(source, rows=lambda quarter: source.rows(quarter).filter(took_part))
    return replace(source, rows=lambda quarter: source.rows(quarter).filter(campaign=campaign))


def board(campaign: Campaign, *, region: str | None = None) -> Board:
    """Count a campaign as it stands. region: the only one the user sees."""
    rollup = count(Quarter.of(campaign.starts_on), (section(campaign),), region=region)
    return Board(rollup, clock.now())


def shared_board(campaign: Campaign, *, region: str | None = None) -> Board:
    """Like ``board``, or the count of a few seconds ago: many watch, and many enter at the same time.

    The count is kept by process, campaign and region; labels are not, as readers differ in language.
    """
    key, kept = f"board-{campaign.pk}-{region or 'all'}", caches["live"]
    if known := kept.get(key):
        rollup = count(Quarter.of(campaign.starts_on), (section(campaign),), region=region, only=set())
        for code, values, total in known["figures"]:
            rollup.values[code], rollup.totals[code] = values, total
        rollup.bounds = known["bounds"]
        return Board(rollup, known["at"])
    found = board(campaign, region=region)
    counted = [(code, values, found.rollup.totals[code]) for code, values in found.rollup.values.items()]
    kept.set(key, {"at": found.counted_at, "figures": counted, "bounds": found.rollup.bounds}, FRESH)
    return found
