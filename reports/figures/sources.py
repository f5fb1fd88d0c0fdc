"""The rows that figures are counted over. Each source is read once per period, grouped by region."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from appeals.models import Appeal
from events.models import Campaign, Event, Participation, Publication, SurveyCount
from mediation.quarter import Period
from mediators.models import Standing, TrainingCompletion
from offices.models import PlatformPeriod
from reports.figures.declaration import Source

KINDS = Campaign.Kind.values


def took_part(field: str, period: Period) -> dict[str, Exists]:
    """Return one condition a kind of campaign: the row's platform or mediator took part in one in that time."""
    rows = Participation.objects.filter(
        **{field: OuterRef(field)},
        campaign__starts_on__gte=period.start,
        campaign__starts_on__lt=period.end,
    )
    return {f"in_{kind}": Exists(rows.filter(campaign__kind=kind)) for kind in KINDS}


def participants(entries: QuerySet, field: str, period: Period) -> QuerySet:
    """Return one dated entry for each platform or mediator that took part in a campaign of the period."""
    marks = took_part(field, period)
    anyone = Q(*(Q(**{name: True}) for name in marks), _connector=Q.OR)
    return entries.known_at(period.last_day).alias(**marks).filter(anyone)


def finished_training(period: Period) -> QuerySet:
    """Return one dated entry for each mediator who finished a training in the period."""
    finished = TrainingCompletion.objects.finished_in(period).filter(mediator=OuterRef("mediator"))
    return Standing.objects.known_at(period.last_day).filter(Exists(finished))


PLATFORMS = Source("platforms", PlatformPeriod.objects.touching, "offices:platforms", record="platform_id")
MEDIATORS = Source("mediators", Standing.objects.touching, "mediators:mediators", record="mediator_id")
TRAINED = Source("trained", finished_training, "mediators:mediators", record="mediator_id")
APPEALS = Source(
    "appeals",
    lambda period: Appeal.objects.routine().touching(period),
    "appeals:appeals",
    together=lambda period: Appeal.objects.counted().touching(period),
)
PUBLICATIONS = Source(
    "publications",
    lambda period: Publication.objects.routine().held_in(period),
    "events:publications",
    together=Publication.objects.held_in,
)
EVENTS = Source(
    "events",
    lambda period: Event.objects.routine().held_in(period),
    "events:events",
    together=Event.objects.held_in,
)
CAMPAIGN_EVENTS = Source("campaign_events", Event.objects.of_campaigns_starting_in, "events:events")
CAMPAIGN_PUBLICATIONS = Source(
    "campaign_publications", Publication.objects.of_campaigns_starting_in, "events:publications"
)
CAMPAIGN_APPEALS = Source("campaign_appeals", Appeal.objects.of_campaigns_starting_in, "appeals:appeals")
CAMPAIGN_SURVEYS = Source("campaign_surveys", SurveyCount.objects.of_campaigns_starting_in, "events:surveys")
CAMPAIGN_PLATFORMS = Source(
    "campaign_platforms",
    lambda period: participants(PlatformPeriod.objects, "platform", period),
    "offices:platforms",
    record="platform_id",
)
CAMPAIGN_MEDIATORS = Source(
    "campaign_mediators",
    lambda period: participants(Standing.objects, "mediator", period),
    "mediators:mediators",
    record="mediator_id",
)
ALL_CAMPAIGN_APPEALS = Source(
    "all_campaign_appeals", lambda period: Appeal.objects.of_campaigns().touching(period), "appeals:appeals"
)
