"""Events, publications and surveys, routine and of campaigns, with the highlights of the report."""

import datetime

from desk.demo import facts, links, names, surveys
from desk.demo.appeals import pick, workday
from desk.demo.facts import LAST_DAY, D
from events.models import Event, Publication, SurveyTotal

TYPES = {"meeting": 10, "round_table": 14, "training": 10, "master_class": 6, "lecture": 20, "dialogue_session": 8,
         "public_meeting": 16, "outreach": 10, "door_to_door": 4, "media_appearance": 3, "other": 3}  # fmt: skip
WEEK_TYPES = {**TYPES, "challenge": 6}
MEDIA = {"print": 26, "tv": 6, "radio": 4, "online": 20, "social": 60}
MANY, TALKED_OF = 2, 20  # from here on regions gave lower bounds


class Log:
    """Collects events and publications with numbers unique in their region."""

    def __init__(self, rng, types, offices):
        self.rng, self.types, self.offices = rng, types, offices
        self.events, self.publications = [], []

    def event(self, region, day, kind, attendance, **values):
        titles = names.TITLES[kind]
        values.setdefault("title", self.rng.choice(titles))
        if self.rng.random() < 0.4:
            values.setdefault("platform_id", self.offices[region])
        self.events.append(
            Event(
                region_id=region,
                external_id=f"E-{len(self.events) + 1:05d}",
                type_id=self.types[kind],
                starts_on=day,
                attendance=attendance,
                **values,
            )
        )

    def publication(self, region, day, medium, quantity, **values):
        number = len(self.publications) + 1
        values.setdefault("url", links.link(region, day, medium, number))
        self.publications.append(
            Publication(
                region_id=region,
                external_id=f"P-{number:05d}",
                published_on=day,
                medium=medium,
                title=self.rng.choice(names.NEWS),
                outlet=self.rng.choice(names.OUTLETS[medium]),
                quantity=quantity,
                **values,
            )
        )


def spread(rng, count: int) -> list[str]:
    """Return so many regions, by weight, shuffled."""
    regions = [code for code, n in facts.shares(count, facts.WEIGHTS).items() for _one in range(n)]
    rng.shuffle(regions)
    return regions


def routine_events(log: Log, quarter, told: list[dict]) -> None:
    """Make a quarter's routine events; the highlights among them are given, their figures kept."""
    rng = log.rng
    is_exact = quarter == facts.Q3
    end = min(quarter.end, LAST_DAY + datetime.timedelta(days=1))
    share = (end - quarter.start).days / 92
    own = [row for row in told if row["starts_on"] in quarter]
    total = facts.EVENTS if is_exact else int(rng.randint(290, 340) * share)
    people = facts.ATTENDANCE if is_exact else int(total * rng.randint(32, 37))
    for row in own:
        log.event(**{("day" if name == "starts_on" else name): value for name, value in row.items()})
    rest = total - len(own)
    attendance = split_people(rng, people - sum(row["attendance"] for row in own), rest)
    for region, reached in zip(spread(rng, rest), attendance, strict=True):
        kind = pick(rng, TYPES)
        certificates = rng.randint(8, 25) if kind == "training" and reached > 25 else 0
        log.event(region, workday(rng, quarter.start, end), kind, reached, certificates=certificates)


def split_people(rng, total: int, parts: int) -> list[int]:
    return facts.split(total, parts, rng, 3)


def routine_publications(log: Log, quarter) -> None:
    """Make a quarter's publications; some lines stand for several. In Q3 2023: print and social networks."""
    rng = log.rng
    is_exact = quarter == facts.Q3
    end = min(quarter.end, LAST_DAY + datetime.timedelta(days=1))
    left = facts.PUBLICATIONS if is_exact else int(rng.randint(430, 560) * (end - quarter.start).days / 92)
    while left:
        quantity = min(left, rng.choice((1, 1, 1, 1, 2, 3)))
        medium = rng.choice(("print", "social", "social")) if is_exact else pick(rng, MEDIA)
        region = rng.choices(list(facts.WEIGHTS), list(facts.WEIGHTS.values()))[0]
        log.publication(region, workday(rng, quarter.start, end), medium, quantity)
        left -= quantity


def week(log: Log, campaign) -> list[SurveyTotal]:
    """Make the events, publications and surveys of the Week of mediation."""
    rng = log.rng
    attendance = split_people(rng, facts.WEEK_ATTENDANCE, facts.WEEK_EVENTS)
    for index, region in enumerate(spread(rng, facts.WEEK_EVENTS)):
        kind = pick(rng, WEEK_TYPES) if index else "challenge"
        day = campaign.starts_on + datetime.timedelta(days=rng.randrange(5)) if index else D(2023, 8, 3)
        log.event(region, day, kind, attendance[index], campaign_id=campaign.pk)
    quantities = facts.split(facts.WEEK_PUBLICATIONS, 400, rng, 1)
    comments = facts.split(facts.WEEK_COMMENTS, 400, rng)
    for region, quantity, remarks in zip(spread(rng, 400), quantities, comments, strict=True):
        day = campaign.starts_on + datetime.timedelta(days=rng.randrange(5))
        likes = remarks * 2 // 3
        more = {"is_quantity_more_than": quantity > MANY, "is_comments_more_than": remarks > TALKED_OF}
        log.publication(
            region,
            day,
            pick(rng, MEDIA),
            quantity,
            comments=remarks - likes,
            reactions=likes,
            campaign_id=campaign.pk,
            **more,
        )
    links.repeat(log.publications)
    answers = facts.shares(facts.WEEK_ANSWERS, facts.WEIGHTS, 40)
    words = {"findings": surveys.FINDINGS, "findings_kk": surveys.FINDINGS_KK}
    typed = {region: 0 if region in surveys.FILLED else count for region, count in answers.items()}
    surveys.store(campaign, answers)
    return [
        SurveyTotal(campaign=campaign, region_id=region, respondents=count, **words) for region, count in typed.items()
    ]
