"""What invented events were like, who held them and took part. Nothing is drawn: chance stays as it was."""

import datetime

from desk.demo import facts
from desk.demo.facts import D
from events.actions import Gathering
from events.models import Event, EventTheme, Memorandum, Organisation, OrganisationKind
from mediation import records

DAY = datetime.timedelta(days=1)
COURSE_DAY = D(2023, 10, 27)  # the school course was finished then
NATIONAL = (
    ("mediators", "Республиканский союз медиаторов", "Медиаторлардың республикалық одағы"),
    ("education", "Институт общественного согласия", "Қоғамдық келісім институты"),
    ("ngo", "Фонд «Диалог поколений»", "«Ұрпақтар диалогы» қоры"),
)
REGIONAL = (
    ("education", "Региональный университет «Білім»", "«Білім» өңірлік университеті"),
    ("ngo", "Центр семьи «Шаңырақ»", "«Шаңырақ» отбасы орталығы"),
    ("akimat", "Управление внутренней политики", "Ішкі саясат басқармасы"),
)
# Who signs: which organisation of a region, when, until when.
SIGNED = (
    (0, D(2022, 12, 20), D(2023, 12, 19), "Обучение студентов основам медиации"),
    (1, D(2023, 3, 1), D(2025, 2, 28), "Совместная помощь семьям"),
)
TYPES = {"training": ("skills", "mediators"), "lecture": ("basics", "students"), "master_class": ("family", "parents"),
         "round_table": ("law", "lawyers, civil_servants"), "public_meeting": ("neighbours", "residents"),
         "dialogue_session": ("interethnic", "residents, ethnocultural"), "outreach": ("basics", "residents"),
         "meeting": ("skills", "mediators, elders")}  # fmt: skip
PLACES = ("Дом дружбы", "Областная библиотека", "Актовый зал колледжа", "Сельский клуб", "")


def organisations() -> list[Organisation]:
    """Store the national ones and three of each region."""
    kinds = dict(OrganisationKind.objects.values_list("code", "pk"))
    wanted = [(None, *line) for line in NATIONAL]
    wanted += [(place.code, *line) for place in facts.PLACES for line in REGIONAL]
    return [
        records.create(Organisation(region_id=region, kind_id=kinds[kind], name_ru=ru, name_kk=kk))
        for region, kind, ru, kk in wanted
    ]


def memoranda(partners: list[Organisation]) -> None:
    """Store one a national organisation without a term; two of each region, one of which soon ends in every other."""
    national, regional = partners[: len(NATIONAL)], partners[len(NATIONAL) :]
    for number, one in enumerate(national, start=1):
        sign(one, number=f"М-{number}", subject="Развитие медиации", signed_on=D(2022, 6, 10))
    for index in range(0, len(regional), len(REGIONAL)):
        for which, signed_on, ends_on, subject in SIGNED:
            one, later = regional[index + which], 365 * (index // len(REGIONAL) % 2) * (which == 0)
            number, last = f"{one.region_id[3:]}-{which + 1}", ends_on + DAY * later
            sign(one, number=number, subject=subject, signed_on=signed_on, ends_on=last)


def sign(one: Organisation, **values) -> None:
    records.create(Memorandum(organisation=one, region_id=one.region_id, **values))


class Dresser:
    """Gives events a format, a place, a theme, groups, some a second day; says who held them and took part."""

    def __init__(self, types: dict[str, int], partners: list[Organisation], mediators, courses):
        self.codes = {pk: code for code, pk in types.items()}
        self.themes = dict(EventTheme.objects.values_list("code", "pk"))
        self.national = [one.pk for one in partners if one.region_id is None]
        self.partners, self.people = {}, {}
        for one in partners:
            self.partners.setdefault(one.region_id, []).append(one.pk)
        for card, entry in mediators:
            if entry.ends_on is None and entry.starts_on < D(2022, 1, 1):
                self.people.setdefault(card.region_id, []).append(card.pk)
        self.course = next(course for course in courses if course.title.startswith("Школьная"))
        self.with_course = set()

    def pairs(self, made: list[Event]) -> list[tuple[Event, Gathering]]:
        for event in reversed(made):  # the last training before the course was finished is the course's
            self.name_course(event)
        return [(self.dressed(event, at), self.gathering(event, at)) for at, event in enumerate(made)]

    def name_course(self, event: Event) -> None:
        is_training = self.codes[event.type_id] == "training" and event.campaign_id is None
        if is_training and D(2023, 10, 2) <= event.starts_on <= COURSE_DAY and event.region_id not in self.with_course:
            self.with_course.add(event.region_id)
            event.course, event.dates = self.course, [event.starts_on, COURSE_DAY]
            event.certificates = 0  # follows who finished the course

    def dressed(self, event: Event, at: int) -> Event:
        theme, groups = TYPES.get(self.codes[event.type_id], ("other", "residents"))
        event.theme_id, event.groups = self.themes[theme], groups
        event.format = ("in_person", "in_person", "in_person", "online", "hybrid")[at % 5]
        event.place = "" if event.platform_id or event.format == "online" else PLACES[at % len(PLACES)]
        last = event.starts_on + DAY * 3
        if at % 29 == 7 and not event.ends_on and not event.campaign_id and last <= facts.LAST_DAY:
            event.dates = [event.starts_on, event.starts_on + DAY, last]
        return event

    def gathering(self, event: Event, at: int) -> Gathering:
        own, people = self.partners[event.region_id], self.people.get(event.region_id, [])
        organisers = {own[at % len(own)]} if at % 3 == 0 else set()
        partners = {self.national[at % len(self.national)]} if at % 11 == 0 else set()
        chosen = {people[(at + n) % len(people)] for n in range(at % 3)} if people else set()
        return Gathering(frozenset(organisers), frozenset(partners), frozenset(chosen))
