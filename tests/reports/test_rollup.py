"""The roll-up equals a count in plain Python, whatever the network."""

import datetime
from decimal import ROUND_HALF_UP, Decimal

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appeals.models import Appeal, Category
from events.models import EventType
from mediation.quarter import Quarter
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q = Quarter(2023, 3)
REGIONS = ["KZ-10", "KZ-31", "KZ-71"]
D = datetime.date
# The edges of the quarter and their neighbours come up more often than other days.
EDGES = [D(2023, 6, 30), D(2023, 7, 1), D(2023, 8, 4), D(2023, 9, 30), D(2023, 10, 1)]
days = st.one_of(st.sampled_from(EDGES), st.dates(D(2023, 5, 20), D(2023, 10, 31)))
spans = st.tuples(days, st.one_of(st.none(), days)).map(lambda pair: (pair[0], pair[1] and max(pair)))
regions = st.sampled_from(REGIONS)
OPEN_DAYS = [D(2023, 7, 1), D(2023, 8, 4)]

KINDS = st.sampled_from(["lecture", "caravan"])

networks = st.fixed_dictionaries(
    {
        "platforms": st.lists(st.tuples(regions, spans, st.sampled_from(["office", "dialogue"])), max_size=5),
        "mediators": st.lists(
            st.tuples(
                regions, spans, st.sampled_from(["public", "professional"]), st.one_of(st.none(), days), st.booleans()
            ),
            max_size=5,
        ),
        "trained": st.sets(st.tuples(st.integers(0, 4), days), max_size=5),
        "appeals": st.lists(
            st.tuples(
                regions,
                spans,
                st.sampled_from(["self", "court"]),
                st.sampled_from(["family", "interethnic", "border"]),
                st.sampled_from(["consultation", "agreement", "withdrawn"]),
                st.booleans(),
            ),
            max_size=12,
        ),
        "open_day": st.lists(
            st.tuples(regions, st.sampled_from([0, 1]), st.one_of(st.none(), days), st.integers(18, 80)), max_size=8
        ),
        "took_part": st.sets(st.tuples(st.sampled_from([0, 1]), st.integers(0, 4), st.integers(0, 4)), max_size=8),
        "events": st.lists(st.tuples(regions, days, st.integers(0, 300), KINDS), max_size=6),
        "publications": st.lists(st.tuples(regions, days, st.integers(1, 9)), max_size=6),
    }
)  # fmt: skip


def store(network) -> None:
    """Write the network, its new dictionary items, and two open days in one quarter."""
    Category.objects.create(code="border", name_ru="Приграничный")
    EventType.objects.create(code="caravan", name_ru="Караван дружбы")
    stages = {region: factories.platform(region, opened_on=D(2020, 1, 1)) for region in REGIONS}
    campaigns = [factories.campaign("open_day", day) for day in OPEN_DAYS]
    platforms = [
        factories.platform(region, kind=kind, host="other", opened_on=start, closed_on=end)
        for region, (start, end), kind in network["platforms"]
    ]
    mediators = [
        factories.mediator(region, kind=kind, included_on=start, excluded_on=end, is_ethno=is_ethno)
        for region, (start, end), kind, _suspended, is_ethno in network["mediators"]
    ]
    for who, (_region, span, _kind, suspended_on, _is_ethno) in zip(mediators, network["mediators"], strict=True):
        if is_within(suspended_on, span):
            factories.suspend(who, suspended_on)
    for index, day in sorted(network["trained"]):
        if index < len(mediators):
            factories.completion(mediators[index], day)
    for region, (received, resolved), source, category, outcome, is_annulled in network["appeals"]:
        appeal = factories.appeal(
            stages[region],
            received,
            outcome=outcome if resolved else "",
            resolved_on=resolved,
            source=source,
            category=factories.category(category),
        )
        if is_annulled:
            now = datetime.datetime(2023, 11, 1, tzinfo=datetime.UTC)
            Appeal.objects.filter(pk=appeal.pk).update(annulled_at=now, annulled_because="ошибка")
    for region, index, resolved, age in network["open_day"]:
        resolved = resolved and max(resolved, OPEN_DAYS[index])
        outcome = "consultation" if resolved else ""
        factories.appeal(
            stages[region], OPEN_DAYS[index], outcome=outcome, resolved_on=resolved, age=age, campaign=campaigns[index]
        )
    for index, platform, mediator in present(network):
        factories.participation(campaigns[index], platforms[platform], mediators[mediator])
    for region, day, attendance, kind in network["events"]:
        factories.event(region, day, attendance=attendance, type=kind)
    for region, day, quantity in network["publications"]:
        factories.publication(region, day, quantity=quantity)


def is_within(day, span) -> bool:
    """Strictly after the inclusion and before the exclusion: a suspension splits the time between."""
    return bool(day) and span[0] < day and (span[1] is None or day < span[1])


def present(network):
    counts = len(network["platforms"]), len(network["mediators"])
    return [row for row in sorted(network["took_part"]) if row[1] < counts[0] and row[2] < counts[1]]


def count(network, region: str, period=Q) -> dict:
    """Count a region's figures of a quarter or another period by going over the rows one by one."""
    here = [row for row in network["appeals"] if row[0] == region and not row[5]]
    resolved = [row for row in here if row[1][1] and row[1][1] in period]
    received = [row for row in here if row[1][0] in period]
    visits = [row[1:] for row in network["open_day"] if row[0] == region]
    open_day = [(OPEN_DAYS[i], r and max(r, OPEN_DAYS[i]), age) for i, r, age in visits]
    standings = [row for row in network["mediators"] if row[0] == region]
    held = [row for row in open_day if row[0] in period]
    last = period.last_day
    settled = [row for row in held if row[1] and row[1] <= last]
    people = {m for i, _p, m in present(network) if OPEN_DAYS[i] in period and network["mediators"][m][0] == region}
    places = {p for i, p, _m in present(network) if OPEN_DAYS[i] in period and network["platforms"][p][0] == region}
    agreements = sum(row[4] == "agreement" for row in resolved)
    spent = sum((row[1][1] - row[1][0]).days for row in resolved)
    ages = [age for _day, _resolved, age in held]
    return {
        # One more office in each region receives the appeals.
        "platforms.total": 1 + sum(holds(row[1], period) for row in network["platforms"] if row[0] == region),
        "platforms.dialogue.other": sum(
            holds(row[1], period) for row in network["platforms"] if row[0] == region and row[2] == "dialogue"
        ),
        "platforms.opened": sum(row[1][0] in period for row in network["platforms"] if row[0] == region),
        "platforms.closed": sum(bool(r[1][1]) and r[1][1] in period for r in network["platforms"] if r[0] == region),
        "mediators.total": sum(holds(row[1], period) for row in network["mediators"] if row[0] == region),
        "mediators.professional": sum(
            holds(row[1], period) for row in network["mediators"] if row[0] == region and row[2] == "professional"
        ),
        "mediators.included": sum(row[1][0] in period for row in network["mediators"] if row[0] == region),
        "mediators.excluded": sum(bool(row[1][1]) and row[1][1] in period for row in standings),
        "mediators.ethno": sum(holds(row[1], period) and row[4] for row in standings),
        "mediators.suspended": sum(
            holds(row[1], period) and is_within(row[3], row[1]) and row[3] <= period.last_day for row in standings
        ),
        "mediators.trained": len({index for index, day in trained(network, region) if day in period}),
        "appeals.pending_start": sum(r[1][0] < period.start and (not r[1][1] or r[1][1] >= period.start) for r in here),
        "appeals.received": len(received),
        "appeals.received.source.court": sum(row[2] == "court" for row in received),
        "appeals.received.category.border": sum(row[3] == "border" for row in received),
        "appeals.resolved": len(resolved),
        "appeals.resolved.agreement": agreements,
        "appeals.pending_end": sum(r[1][0] <= last and (not r[1][1] or r[1][1] > last) for r in here),
        "appeals.agreement_rate": rounded(100 * agreements, len(resolved)),
        "appeals.days_to_resolve": rounded(spent, len(resolved)),
        "events.total": sum(row[1] in period for row in network["events"] if row[0] == region),
        "events.type.caravan": sum(r[1] in period and r[3] == "caravan" for r in network["events"] if r[0] == region),
        "events.attendance": sum(row[2] for row in network["events"] if row[0] == region and row[1] in period),
        "publications.total": sum(row[2] for row in network["publications"] if row[0] == region and row[1] in period),
        "open_day.appeals": len(held),
        "open_day.appeals.consultation": len(settled),
        "open_day.appeals.pending": len(held) - len(settled),
        "open_day.age_min": min(ages, default=None),
        "open_day.age_max": max(ages, default=None),
        "open_day.mediators": len(people),
        "open_day.mediators.public": sum(network["mediators"][m][2] == "public" for m in people),
        "open_day.offices": sum(network["platforms"][p][2] == "office" for p in places),
        "open_day.dialogue": sum(network["platforms"][p][2] == "dialogue" for p in places),
        "campaigns.pending_start": pending(open_day, lambda c, done: c < period.start <= (done or period.start)),
        "campaigns.pending_end": pending(open_day, lambda c, done: c <= last and not (done and done <= last)),
        "campaigns.received": len(held),
        "campaigns.resolved": sum(bool(row[1]) and row[1] in period for row in open_day),
    }  # fmt: skip


def trained(network, region: str):
    mediators = network["mediators"]
    return [row for row in network["trained"] if row[0] < len(mediators) and mediators[row[0]][0] == region]


def pending(rows, is_pending) -> int:
    return sum(is_pending(received, resolved) for received, resolved, _age in rows)


def holds(span, period) -> bool:
    return span[0] <= period.last_day and (span[1] is None or span[1] > period.last_day)


def rounded(top, base):
    return (Decimal(top) / base).quantize(Decimal("0.1"), ROUND_HALF_UP) if base else None


@given(network=networks)
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_roll_up_equals_a_count_by_hand(db, network):
    with transaction.atomic():
        store(network)
        summary = summarise(Q)
        counted = {region: {} for region in REGIONS}
        for region in REGIONS:
            expected = count(network, region)
            counted[region] = {code: summary.rollup.values[code][region] for code in expected}
            assert counted[region] == expected
        for code in counted[REGIONS[0]]:
            if code not in MEANS:
                assert summary.rollup.totals[code] == sum(counted[region][code] for region in REGIONS), code
        check_national_means(network, summary.rollup.totals)
        assert summary.failed_checks == []
        transaction.set_rollback(True)


MEANS = ("appeals.agreement_rate", "appeals.days_to_resolve", "open_day.age_min", "open_day.age_max")


def check_national_means(network, totals):
    """A rate or mean of the republic is that of all its rows, not of the regions' rates."""
    done = [row for row in network["appeals"] if not row[5] and row[1][1] and row[1][1] in Q]
    spent = sum((row[1][1] - row[1][0]).days for row in done)
    ages = [row[3] for row in network["open_day"]]
    assert [totals[code] for code in MEANS] == [
        rounded(100 * sum(row[4] == "agreement" for row in done), len(done)),
        rounded(spent, len(done)),
        min(ages, default=None),
        max(ages, default=None),
    ]


def test_a_mediator_is_counted_once_in_his_own_region_however_many_platforms_he_serves():
    guest = factories.mediator("KZ-71")
    open_days = [factories.campaign("open_day", day) for day in OPEN_DAYS]
    for campaign in open_days:
        for region in REGIONS:
            factories.participation(campaign, factories.platform(region), guest)
    rollup = summarise(Q).rollup
    assert (rollup.totals["open_day.mediators"], rollup.values["open_day.mediators"]["KZ-71"]) == (1, 1)


def test_the_figures_with_campaigns_are_routine_and_campaign_together():
    at = factories.platform("KZ-31")
    factories.appeal(at, D(2023, 8, 1))
    factories.appeal(at, D(2023, 8, 4), campaign=factories.campaign("open_day", D(2023, 8, 4)))
    assert summarise(Q).rollup.totals["appeals.received"] == 1
    assert summarise(Q, with_campaigns=True).rollup.totals["appeals.received"] == 2


def test_one_statement_counts_all_figures_of_a_source(django_assert_max_num_queries):
    with django_assert_max_num_queries(20):
        summarise(Q)
