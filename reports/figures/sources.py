"""The rows that figures are counted over. Each source is read once per quarter, grouped by region."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from appeals.models import Appeal
from events.models import Campaign, Event, Participation, Publication, SurveyCount
from mediation.quarter import Quarter
from mediators.models import Standing, TrainingCompletion
from offices.models import PlatformPeriod
from reports.figures.declaration import Source

KINDS = Campaign.Kind.values


def took_part(field: str, quarter: Quarter) -> dict[str, Exists]:
    """Return one condition a kind of campaign: the row's platform or mediator took part in one that quarter."""
    rows = Participation.objects.filter(
        **{field: OuterRef(field)},
        campaign__starts_on__gte=quarter.start,
        campaign__starts_on__lt=quarter.end,
    )
    return {f"in_{kind}": Exists(rows.filter(campaign__kind=kind)) for kind in KINDS}


def participants(entries: QuerySet, field: str, quarter: Quarter) -> QuerySet:
    """Return one dated entry for each platform or mediator that took part in a campaign of the quarter."""
    marks = took_part(field, quarter)
    anyone = Q(*(Q(**{name: True}) for name in marks), _connector=Q.OR)
    return entries.known_at(quarter.last_day).alias(**marks).filter(anyone)


def finished_training(quarter: Quarter) -> QuerySet:
    """Return one dated entry for each mediator who finished a training in the quarter."""
    finished = TrainingCompletion.objects.finished_in(quarter).filter(mediator=OuterRef("mediator"))
    return Standing.objects.known_at(quarter.last_day).filter(Exists(finished))


PLATFORMS = Source("platforms", PlatformPeriod.objects.touching, "offices:platforms", record="platform_id")
MEDIATORS = Source("mediators", Standing.objects.touching, "mediators:mediators", record="mediator_id")
TRAINED = Source("trained", finished_training, "mediators:mediators", record="mediator_id")
APPEALS = Source(
    "appeals",
    lambda quarter: Appeal.objects.routine().touching(quarter),
    "appeals:appeals",
    together=lambda quarter: Appeal.objects.counted().touching(quarter),
)
PUBLICATIONS = Source(
    "publications",
    lambda quarter: Publication.objects.routine().held_in(quarter),
    "events:publications",
    together=Publication.objects.held_in,
)
EVENTS = Source(
    "events",
    lambda quarter: Event.objects.routine().held_in(quarter),
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
    lambda quarter: participants(PlatformPeriod.objects, "platform", quarter),
    "offices:platforms",
    record="platform_id",
)
CAMPAIGN_MEDIATORS = Source(
    "campaign_mediators",
    lambda quarter: participants(Standing.objects, "mediator", quarter),
    "mediators:mediators",
    record="mediator_id",
)
ALL_CAMPAIGN_APPEALS = Source(
    "all_campaign_appeals", lambda quarter: Appeal.objects.of_campaigns().touching(quarter), "appeals:appeals"
)
