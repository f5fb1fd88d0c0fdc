"""Storing the demo network, all or nothing."""

import datetime
import random
from collections import Counter
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from appeals.models import Agreement, Appeal, Category, Request
from desk.demo import appeals, events, facts, history, network, requests, roster, training
from desk.demo.accounts import make_operator, make_users
from desk.demo.highlights import highlights
from desk.demo.settlements import settlements
from events.models import Campaign, Event, EventType, Participation, Publication, SurveyTotal
from mediation.database.statistics import gather_statistics
from mediation.scope import acting_as
from mediators.models import Duty, DutyPattern, Mediator, Service, Standing, Training, TrainingCompletion
from offices.models import Platform, PlatformPeriod, QuarterLock, WorkingHours
from reports.models import HistoricFigure, Submission

SEED = 20231120
BATCH = 1000
NOUNS = (Platform, Mediator, Appeal, Event, Publication, Campaign)
ROSTER = (WorkingHours, Service, DutyPattern, Duty)
TRAINING = (Training, TrainingCompletion)


class NotEmpty(Exception):
    """The database holds records; the demo is for empty ones."""


def is_empty() -> bool:
    return not any(model.objects.exists() for model in NOUNS)


@transaction.atomic
def load() -> Counter:
    """Fill an empty database; return how many records of each kind were made. Raises ``NotEmpty``."""
    if not is_empty():
        raise NotEmpty
    acting_as(None, reason="load_demo")
    rng = random.Random(SEED)
    with journal_silent():
        store(rng)
    gather_statistics()
    return Counter({model._meta.label: model.objects.count() for model in NOUNS})


def store(rng) -> None:
    users = make_users()
    platforms = store_register(network.platforms(rng), Platform, PlatformPeriod, "platform")
    mediators = store_register(network.mediators(rng), Mediator, Standing, "mediator")
    store_roster(platforms, mediators)
    TrainingCompletion.objects.bulk_create(training.finished(mediators))
    campaigns = Campaign.objects.bulk_create(make_campaigns())
    participations = make_participations(rng, platforms, mediators, campaigns)
    Participation.objects.bulk_create(participations, batch_size=BATCH)
    store_appeals(rng, platforms, mediators, campaigns, participations)
    store_events(rng, platforms, campaigns)
    close_quarters(users)
    HistoricFigure.objects.bulk_create(history.figures(users["national"]))
    operator = make_operator([platform for platform, period in platforms if period.is_office])
    Request.objects.bulk_create(requests.waiting(operator.platform))


@contextmanager
def journal_silent():
    """Leave invented records out of the journal, which would double the time; only the owner can do this."""
    others = (Agreement, HistoricFigure, PlatformPeriod, Standing, Participation, *ROSTER, *TRAINING)
    tables = [model._meta.db_table for model in (*NOUNS, *others)]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"alter table {table} disable trigger portal_journal")
        yield
        cursor.execute("set constraints all immediate")
        for table in tables:
            cursor.execute(f"alter table {table} enable trigger portal_journal")
        cursor.execute("set constraints all deferred")


def store_register(pairs, card_model, entry_model, owner):
    card_model.objects.bulk_create([card for card, _entry in pairs], batch_size=BATCH)
    for card, entry in pairs:
        setattr(entry, f"{owner}_id", card.pk)
    entry_model.objects.bulk_create([entry for _card, entry in pairs], batch_size=BATCH)
    return pairs


def store_roster(platforms, mediators) -> None:
    """Working hours, services and duties; none of them is counted by a figure, nor draws from the generator."""
    WorkingHours.objects.bulk_create(roster.hours(platforms), batch_size=BATCH)
    staffed = roster.serving(platforms, mediators)
    Service.objects.bulk_create(roster.services(staffed))
    weekly = DutyPattern.objects.bulk_create(roster.patterns(staffed))
    Duty.objects.bulk_create(roster.duties(weekly), batch_size=BATCH)


def make_campaigns() -> list[Campaign]:
    """An open day every quarter, and the Week of mediation of 2023."""
    days = [(quarter, facts.open_day(quarter)) for quarter in facts.QUARTERS]
    open_days = [
        Campaign(
            code=f"open-day-{quarter}",
            kind="open_day",
            name_ru=f"День открытых дверей, {day:%d.%m.%Y}",
            name_kk=f"Ашық есік күні, {day:%d.%m.%Y}",
            starts_on=day,
            ends_on=day,
            opens_at=datetime.time(10),
            closes_at=datetime.time(18),
        )
        for quarter, day in days
    ]
    week = Campaign(
        code="week-2023",
        kind="week",
        name_ru="Неделя медиации 2023",
        name_kk="Медиация апталығы 2023",
        starts_on=facts.WEEK[0],
        ends_on=facts.WEEK[1],
    )
    return [*open_days, week]


def open_at(pairs, day):
    return [
        (card, entry)
        for card, entry in pairs
        if entry.starts_on <= day and (entry.ends_on is None or entry.ends_on > day)
    ]


def make_participations(rng, platforms, mediators, campaigns) -> list[Participation]:
    """Platforms and mediators of each open day; in Q3 2023 exactly as many as the report says."""
    made = []
    for campaign in campaigns:
        if campaign.kind != "open_day":
            continue
        is_exact = campaign.starts_on == facts.OPEN_DAY
        scale = 1 if is_exact else rng.uniform(0.6, 0.85)
        open_now, present = open_at(platforms, campaign.starts_on), open_at(mediators, campaign.starts_on)
        places = [platform for platform, period in open_now if period.is_office]
        others = [platform for platform, period in open_now if not period.is_office]
        places += rng.sample(others, int(facts.OPEN_DIALOGUE * scale))
        # A platform of the day that closes before the quarter ends would count all the same.
        people = sample(rng, present, "professional", int(facts.OPEN_PROFESSIONAL * scale))
        people += sample(rng, present, "public", int(facts.OPEN_PUBLIC * scale))
        made += [took_part(campaign, platform) for platform in places]
        by_region = {}
        for platform in places:
            by_region.setdefault(platform.region_id, []).append(platform)
        for card in people:
            made.append(took_part(campaign, rng.choice(by_region.get(card.region_id, places)), card))
    return made


def sample(rng, present, kind, count):
    return rng.sample([card for card, standing in present if standing.kind == kind], count)


def took_part(campaign, platform, mediator=None):
    return Participation(
        campaign=campaign, platform=platform, region_id=platform.region_id, mediator_id=mediator and mediator.pk
    )


def store_appeals(rng, platforms, mediators, campaigns, participations):
    categories = dict(Category.objects.values_list("code", "pk"))
    draw = appeals.Draw(rng, platforms, mediators, categories)
    places = {}
    for row in participations:
        if row.mediator_id is None:
            places.setdefault(row.campaign_id, []).append(row.platform)
    open_days = [campaign for campaign in campaigns if campaign.kind == "open_day"]
    for quarter, campaign in zip(facts.QUARTERS, open_days, strict=True):
        appeals.routine(draw, quarter)
        appeals.of_open_day(draw, quarter, campaign, places[campaign.pk])
    made = Appeal.objects.bulk_create(appeals.numbered(draw.made), batch_size=BATCH)
    Agreement.objects.bulk_create(settlements(made), batch_size=BATCH)


def store_events(rng, platforms, campaigns):
    types = dict(EventType.objects.values_list("code", "pk"))
    offices = {platform.region_id: platform.pk for platform, period in platforms if period.is_office}
    log = events.Log(rng, types, offices)
    told = highlights()
    for quarter in facts.QUARTERS:
        events.routine_events(log, quarter, told)
        events.routine_publications(log, quarter)
    surveys = events.week(log, campaigns[-1])
    Event.objects.bulk_create(log.events, batch_size=BATCH)
    Publication.objects.bulk_create(log.publications, batch_size=BATCH)
    SurveyTotal.objects.bulk_create(surveys)


def close_quarters(users):
    """Every region handed in and was accepted, up to Q3 2023; the figures are locked from here on."""
    made = []
    for quarter in facts.CLOSED:
        for index, place in enumerate(facts.PLACES):
            handed_in = datetime.datetime.combine(quarter.end, datetime.time(10 + index % 8, 15))
            moment = timezone.make_aware(handed_in + datetime.timedelta(days=index % 5))
            made.append(
                Submission(
                    region_id=place.code,
                    starts_on=quarter.start,
                    status="accepted",
                    is_interethnic_zero_confirmed=True,
                    submitted_at=moment,
                    submitted_by=users[place.login],
                    decided_at=moment + datetime.timedelta(days=2),
                    decided_by=users["national"],
                )
            )
    Submission.objects.bulk_create(made)
    starts = [quarter.start for quarter in facts.CLOSED]
    QuarterLock.objects.filter(starts_on__in=starts).update(status="accepted")
