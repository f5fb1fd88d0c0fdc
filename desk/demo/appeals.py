"""Appeals: routine ones of every quarter, and those of the open days."""

import datetime
from bisect import bisect_right
from collections import Counter

from appeals.models import Appeal
from desk.demo import facts
from desk.demo.facts import LAST_DAY, D

SOURCES = {
    "self": 62,
    "police": 5,
    "prosecutor": 1,
    "akimat": 8,
    "education": 6,
    "social_services": 4,
    "ngo": 3,
    "other": 2,
}
CHANNELS = {"in_person": 66, "phone": 18, "online": 9, "outreach": 7}
CATEGORIES = {"family": 31, "labour": 17, "social": 16, "contract": 7, "land": 5, "housing": 7, "pension": 2,
              "commercial": 3, "neighbour": 5, "inheritance": 2, "consumer": 2, "school": 2, "other": 1}  # fmt: skip
OPEN_CATEGORIES = {"family": 34, "labour": 20, "contract": 12, "land": 9, "housing": 11, "pension": 8, "commercial": 6}
OUTCOMES = {"consultation": 61, "agreement": 31, "no_agreement": 4, "redirected": 3, "withdrawn": 1}


def pick(rng, weights: dict):
    return rng.choices(list(weights), list(weights.values()))[0]


class Draw:
    """Draws appeals for a network: which platform was open, which mediator stood in the register."""

    def __init__(self, rng, platforms, mediators, categories):
        self.rng, self.categories, self.made = rng, categories, []
        self.platforms = {place.code: [] for place in facts.PLACES}
        for platform, period in platforms:
            # Offices receive far more than a dialogue platform.
            self.platforms[platform.region_id] += [(platform, period)] * (9 if period.is_office else 1)
        self.mediators = {place.code: [] for place in facts.PLACES}
        for card, standing in mediators:
            if standing.ends_on is None:
                self.mediators[card.region_id].append((standing.starts_on, card.pk))
        for rows in self.mediators.values():
            rows.sort()

    def platform(self, region, day):
        while True:
            platform, period = self.rng.choice(self.platforms[region])
            if period.starts_on <= day and (period.ends_on is None or period.ends_on > day):
                return platform

    def mediator(self, region, day):
        rows = self.mediators[region]
        known = bisect_right(rows, (day, 10**9))
        return rows[self.rng.randrange(known)][1] if known and self.rng.random() < 0.93 else None

    def appeal(self, region, day, **values):
        rng = self.rng
        platform = values.pop("platform", None) or self.platform(region, day)
        category = values.pop("category", None) or pick(rng, CATEGORIES)
        defaults = {
            "source": pick(rng, SOURCES),
            "channel": pick(rng, CHANNELS),
            "age": rng.randint(*facts.AGES),
            "gender": rng.choice(("female", "female", "male", "")),
            "mediator_id": self.mediator(region, day),
        }
        appeal = Appeal(
            region_id=region,
            platform_id=platform.pk,
            category_id=self.categories[category],
            received_on=day,
            **{**defaults, **values},
        )
        self.made.append(appeal)
        return appeal


def workday(rng, start, end):
    """Return a day of the half-open span, seldom a weekend."""
    for _attempt in range(4):
        day = start + datetime.timedelta(days=rng.randrange((end - start).days))
        if day.weekday() < 5:
            break
    return day


def routine(draw: Draw, quarter) -> None:
    """Make a quarter's routine appeals. Q3 2023 and the quarter before it end with nothing pending."""
    rng = draw.rng
    is_exact = quarter == facts.Q3
    end = min(quarter.end, LAST_DAY + datetime.timedelta(days=1))
    share = (end - quarter.start).days / (quarter.end - quarter.start).days
    growth = 0.86 + 0.02 * (facts.QUARTERS.index(quarter))
    total = facts.RECEIVED if is_exact else int(1690 * growth * facts.SEASON[quarter.number] * share)
    outcomes = ["consultation"] * facts.CONSULTATIONS + ["agreement"] * facts.AGREEMENTS
    courts = set(rng.sample(range(total), facts.FROM_COURTS if is_exact else int(total * 0.09)))
    regions = [code for code, count in facts.shares(total, facts.WEIGHTS).items() for _one in range(count)]
    rng.shuffle(regions)
    for index, region in enumerate(regions):
        day = workday(rng, quarter.start, end)
        outcome = outcomes[index] if is_exact else pick(rng, OUTCOMES)
        resolved = settle(rng, quarter, day, outcome)
        values = {"source": "court"} if index in courts else {}
        if not is_exact and index == 7 and quarter.number % 2:
            values["category"] = "interethnic"
        if resolved:
            values |= {"outcome": outcome, "resolved_on": resolved}
        draw.appeal(region, day, **values)


def settle(rng, quarter, day, outcome):
    """Return the day of the outcome, or None while it is pending on the demo's last day."""
    days = rng.choice((0, 0, 0, 1, 2, 5)) if outcome == "consultation" else rng.randint(3, 38)
    resolved = day + datetime.timedelta(days=days)
    if quarter in (facts.Q3, facts.Q3.previous()):
        return min(resolved, quarter.last_day)
    return resolved if resolved <= LAST_DAY else None


def of_open_day(draw: Draw, quarter, campaign, places) -> None:
    """Make the appeals of an open day at its participating platforms."""
    rng, day = draw.rng, campaign.starts_on
    is_exact = quarter == facts.Q3
    counts = (
        {"consultation": facts.OPEN_CONSULTATIONS, "agreement": facts.OPEN_AGREEMENTS, "": facts.OPEN_PENDING}
        if is_exact
        else {"consultation": rng.randint(900, 1300), "agreement": rng.randint(12, 30), "": rng.randint(10, 25)}
    )
    outcomes = [outcome for outcome, count in counts.items() for _one in range(count)]
    rng.shuffle(outcomes)
    for index, outcome in enumerate(outcomes):
        platform = places[index % len(places)] if index < len(places) else rng.choice(places)
        values = {"outcome": outcome, "resolved_on": day} if outcome else later(rng, day, is_exact)
        ages = {0: facts.AGES[0], 1: facts.AGES[1]}
        draw.appeal(
            platform.region_id,
            day,
            platform=platform,
            category=pick(rng, OPEN_CATEGORIES),
            age=ages.get(index, rng.randint(*facts.AGES)),
            source="self",
            channel="in_person",
            campaign_id=campaign.pk,
            **values,
        )


def later(rng, day, is_exact: bool) -> dict:
    """Return the outcome of an appeal left pending on an open day; Q3's were settled in the next quarter."""
    resolved = day + datetime.timedelta(days=rng.randint(5, 28))
    if is_exact:
        resolved = D(2023, 10, 2) + datetime.timedelta(days=rng.randint(0, 60))
    if resolved > LAST_DAY:
        return {}
    return {"outcome": rng.choice(("agreement", "consultation")), "resolved_on": resolved}


def in_order(appeals: list[Appeal]) -> list[Appeal]:
    """Return the appeals in the order of receipt, with the numbers of the programs they are said to come from."""
    appeals.sort(key=lambda appeal: (appeal.region_id, appeal.received_on))
    counted = Counter()
    for appeal in appeals:
        year = appeal.received_on.year
        counted[appeal.region_id, year] += 1
        appeal.external_id = f"A-{year}-{counted[appeal.region_id, year]:05d}"
    return appeals
