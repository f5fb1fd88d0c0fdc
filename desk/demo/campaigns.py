"""Open days and the Week of mediation, and who takes part in an open day."""

import datetime

from django.utils import timezone

from desk.demo import facts
from events.actions.campaigns import open_day
from events.models import Campaign, Preparation

OPEN_DAY = {
    "slogan_ru": "Договориться можно обо всём",
    "slogan_kk": "Келісімге әрдайым келуге болады",
    "aims_ru": "дать каждому бесплатно и без записи посоветоваться с медиатором и показать, как решить спор без суда",
    "aims_kk": "әркімге медиатормен тегін, алдын ала жазылмай кеңесуге мүмкіндік беру және дауды сотсыз шешуді көрсету",
}
WEEK = {
    "slogan_ru": "Медиация — путь к согласию",
    "slogan_kk": "Медиация – келісімге жол",
    "aims_ru": "рассказать жителям о медиации, обучить медиаторов и узнать, чего от них ждут",
    "aims_kk": "тұрғындарға медиация туралы айту, медиаторларды оқыту және олардан не күтілетінін білу",
}


def make_campaigns() -> list[Campaign]:
    """An open day every quarter, the first one a pilot, and the Week of mediation of 2023."""
    open_days = [open_day(quarter, facts.open_day(quarter)) for quarter in facts.QUARTERS]
    for campaign in open_days:
        tell(campaign, OPEN_DAY)
    open_days[0].is_pilot = True
    week = Campaign(
        code="week-2023",
        kind="week",
        name_ru="Неделя медиации 2023",
        name_kk="Медиация апталығы 2023",
        starts_on=facts.WEEK[0],
        ends_on=facts.WEEK[1],
    )
    tell(week, WEEK)
    return [*open_days, week]


def prepared(campaign, users) -> list[Preparation]:
    """What regions said before an open day; every fourth left something out."""
    made = []
    for index, place in enumerate(facts.PLACES):
        for number, item in enumerate(Preparation.Item):
            if (index + number) % 4 or index % 2:
                day = campaign.starts_on - datetime.timedelta(days=2 + (index + number) % 5)
                moment = timezone.make_aware(datetime.datetime.combine(day, datetime.time(9 + index % 8, 20)))
                made.append(
                    Preparation(
                        campaign=campaign, region_id=place.code, item=item, done_by=users[place.login], done_at=moment
                    )
                )
    return made


def tell(campaign: Campaign, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        setattr(campaign, name, text)


def open_at(pairs, day):
    return [
        (card, entry)
        for card, entry in pairs
        if entry.starts_on <= day and (entry.ends_on is None or entry.ends_on > day)
    ]


def participants(rng, platforms, mediators, campaign) -> tuple[list, list[tuple[int, int]]]:
    """Return the places of an open day, and each mediator's; in Q3 2023 exactly as many as the report says."""
    scale = 1 if campaign.starts_on == facts.OPEN_DAY else rng.uniform(0.6, 0.85)
    open_now, present = open_at(platforms, campaign.starts_on), open_at(mediators, campaign.starts_on)
    places = [platform for platform, period in open_now if period.is_office]
    others = [platform for platform, period in open_now if not period.is_office]
    places += rng.sample(others, int(facts.OPEN_DIALOGUE * scale))
    # A platform of the day that closes before the quarter ends would count all the same.
    people = sample(rng, present, "professional", int(facts.OPEN_PROFESSIONAL * scale))
    people += sample(rng, present, "public", int(facts.OPEN_PUBLIC * scale))
    by_region = {}
    for platform in places:
        by_region.setdefault(platform.region_id, []).append(platform)
    return places, [(rng.choice(by_region.get(card.region_id, places)).pk, card.pk) for card in people]


def sample(rng, present, kind, count):
    return rng.sample([card for card, standing in present if standing.kind == kind], count)
