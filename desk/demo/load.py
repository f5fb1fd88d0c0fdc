"""Storing the demo network, all or nothing."""

import random
from collections import Counter
from contextlib import contextmanager

from django.db import connection, transaction

from appeals.actions import receive_blocks
from appeals.models import Agreement, Appeal, Category, Request
from desk.demo import appeals, events, facts, gathering, history, network, requests, roster, training, turns
from desk.demo.accounts import make_operator, make_users
from desk.demo.campaigns import make_campaigns, participants, prepared
from desk.demo.highlights import highlights, under_way
from desk.demo.photos import photos
from desk.demo.proposals import propose_all
from desk.demo.settlements import settlements
from desk.demo.texts import national_texts, region_texts
from events.actions import enter_events, enter_many, keep_done, take_part
from events.models import (
    Answer,
    Campaign,
    Choice,
    Event,
    EventFile,
    EventMediator,
    EventOrganisation,
    EventType,
    Memorandum,
    Organisation,
    Participation,
    Preparation,
    Publication,
    Question,
    Questionnaire,
    Response,
)
from mediation import records
from mediation.database.statistics import gather_statistics
from mediation.scope import acting_as
from mediators.models import Duty, DutyPattern, Mediator, Service, Standing, Training, TrainingCompletion
from offices.models import Platform, PlatformPeriod, WorkingHours
from reports.models import HistoricFigure, NationalText, RegionText

SEED = 20231120
BATCH = 1000
PHOTOGRAPHED, PHOTOGRAPHER = "Выездная встреча в Мерке", "zhambyl"
NOUNS = (Platform, Mediator, Appeal, Event, Publication, Campaign)
ROSTER = (WorkingHours, Service, DutyPattern, Duty)
TRAINING = (Training, TrainingCompletion)
SURVEY = (Questionnaire, Question, Choice, Response, Answer)
PARTNERS = (Organisation, Memorandum, EventOrganisation, EventMediator)


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
    propose_all()
    gather_statistics()
    return Counter({model._meta.label: model.objects.count() for model in NOUNS})


def store(rng) -> None:
    users = make_users()
    platforms = store_register(network.platforms(rng), Platform, PlatformPeriod, "platform")
    mediators = store_register(network.mediators(rng), Mediator, Standing, "mediator")
    store_roster(platforms, mediators)
    TrainingCompletion.objects.bulk_create(training.finished(mediators))
    campaigns = [records.create(campaign) for campaign in make_campaigns()]
    places = store_participations(rng, platforms, mediators, campaigns, users["national"])
    keep_done(prepared(campaigns[-2], users))
    store_appeals(rng, platforms, mediators, campaigns, places)
    store_events(rng, platforms, mediators, campaigns, users)
    turns.turn(by=users["administrator"])
    HistoricFigure.objects.bulk_create(history.figures(users["national"]))
    RegionText.objects.bulk_create(region_texts(users))
    NationalText.objects.bulk_create(national_texts(users))
    operator = make_operator([platform for platform, period in platforms if period.is_office])
    Request.objects.bulk_create(requests.waiting(operator.platform))


@contextmanager
def journal_silent():
    """Leave invented records out of the journal, which would double the time; only the owner can do this."""
    others = (
        Agreement,
        EventFile,
        HistoricFigure,
        NationalText,
        PlatformPeriod,
        RegionText,
        Standing,
        Participation,
        Preparation,
        *ROSTER,
        *TRAINING,
        *SURVEY,
        *PARTNERS,
    )
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


def store_participations(rng, platforms, mediators, campaigns, national) -> dict[int, list[Platform]]:
    """Let places and mediators take part in each open day; return the places by campaign."""
    places = {}
    for campaign in campaigns:
        if campaign.kind == Campaign.Kind.OPEN_DAY:
            places[campaign.pk], people = participants(rng, platforms, mediators, campaign)
            pairs = [(platform.pk, None) for platform in places[campaign.pk]]
            take_part(campaign, add=pairs + people, by=national)
    acting_as(None, reason="load_demo")
    return places


def store_appeals(rng, platforms, mediators, campaigns, places):
    categories = dict(Category.objects.values_list("code", "pk"))
    draw = appeals.Draw(rng, platforms, mediators, categories)
    open_days = [campaign for campaign in campaigns if campaign.kind == "open_day"]
    for quarter, campaign in zip(facts.QUARTERS, open_days, strict=True):
        appeals.routine(draw, quarter)
        appeals.of_open_day(draw, quarter, campaign, places[campaign.pk])
    made = receive_blocks(appeals.in_order(draw.made), by=None)
    acting_as(None, reason="load_demo")
    Agreement.objects.bulk_create(settlements(made), batch_size=BATCH)


def store_events(rng, platforms, mediators, campaigns, users):
    types = dict(EventType.objects.values_list("code", "pk"))
    offices = {platform.region_id: platform.pk for platform, period in platforms if period.is_office}
    log = events.Log(rng, types, offices)
    told = highlights()
    for quarter in facts.QUARTERS:
        events.routine_events(log, quarter, told)
        events.routine_publications(log, quarter)
    surveys = events.week(log, campaigns[-1])
    partners = gathering.organisations()
    gathering.memoranda(partners)
    dresser = gathering.Dresser(types, partners, mediators, Training.objects.all())
    held = [*log.events, *under_way(types)]
    enter_events(dresser.pairs(held))
    photographed = next(event for event in held if event.title == PHOTOGRAPHED)
    photos(photographed, by=users[PHOTOGRAPHER])
    enter_many(log.publications, by=None)
    for total in surveys:
        records.create(total)
