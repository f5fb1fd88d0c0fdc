"""Any run of months is counted by the declaration from the records, never by adding up quarters or months."""

import datetime
import json

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation.quarter import Quarter
from mediation.report_periods import HalfYear, Year, month, parse_period, period_of
from offices.models import Region
from reports.figures.measures import SumOf
from reports.models import Submission
from reports.narrative import narrate
from reports.summary import summarise
from tests import factories
from tests.reports import test_rollup as by_hand
from tests.reports.closing import publish

pytestmark = pytest.mark.django_db
D = datetime.date
# From one month of the network's days to another.
periods = st.tuples(st.integers(0, 6), st.integers(0, 6)).map(
    lambda pair: period_of(month(D(2023, 5, 1), min(pair)), month(D(2023, 5, 1), max(pair)))
)
# A flow adds up; people and places count once in the whole, and a stock is that of one day.
ADDITIVE = (
    "platforms.opened", "platforms.closed", "mediators.included", "mediators.excluded", "appeals.received",
    "appeals.received.source.court", "appeals.received.category.border", "appeals.resolved",
    "appeals.resolved.agreement", "events.total", "events.type.caravan", "events.attendance", "publications.total",
    "open_day.appeals", "campaigns.received", "campaigns.resolved",
)  # fmt: skip
ONCE = ("mediators.trained", "open_day.mediators", "open_day.mediators.public", "open_day.offices", "open_day.dialogue")
AT_THE_END = ("platforms.total", "mediators.total", "mediators.suspended", "appeals.pending_end",
              "campaigns.pending_end")  # fmt: skip
AT_THE_START = ("appeals.pending_start", "campaigns.pending_start")


@given(network=by_hand.networks, period=periods)
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_the_figures_of_any_months_equal_a_count_by_hand_and_flows_the_sum_of_the_months(db, network, period):
    with transaction.atomic():
        by_hand.store(network)
        summary = summarise(period)
        for region in by_hand.REGIONS:
            expected = by_hand.count(network, region, period)
            assert {code: summary.rollup.values[code][region] for code in expected} == expected
        assert summary.failed_checks == []
        check_months(summary.rollup.totals, [summarise(one).rollup.totals for one in months_of(period)])
        transaction.set_rollback(True)


def months_of(period):
    first, found = period.start, []
    while first < period.end:
        found.append(period_of(first, first))
        first = month(first, 1)
    return found


def check_months(whole: dict, months: list[dict]) -> None:
    for code in ADDITIVE:
        assert whole[code] == sum(one[code] for one in months), code
    for code in ONCE:
        assert max(one[code] for one in months) <= whole[code] <= sum(one[code] for one in months), code
    for code in AT_THE_END:
        assert whole[code] == months[-1][code], code
    for code in AT_THE_START:
        assert whole[code] == months[0][code], code


def test_people_and_places_count_once_however_many_quarters_they_took_part_in():
    at, who = factories.platform("KZ-31"), factories.mediator("KZ-31")
    for day in (D(2023, 2, 3), D(2023, 5, 5)):
        factories.participation(factories.campaign("open_day", day), at, who)
        factories.completion(who, day)
    half = summarise(HalfYear(2023, 1)).rollup.totals
    quarters = [summarise(Quarter(2023, number)).rollup.totals for number in (1, 2)]
    for code in ("mediators.trained", "open_day.mediators", "open_day.offices"):
        assert (half[code], [one[code] for one in quarters]) == (1, [1, 1]), code


def test_an_appeal_of_a_campaign_stands_as_it_does_on_the_last_day_of_the_period():
    campaign = factories.campaign("open_day", D(2023, 2, 3))
    factories.appeal(factories.platform("KZ-31"), D(2023, 2, 3), outcome="agreement", resolved_on=D(2023, 4, 7),
                     campaign=campaign)  # fmt: skip
    quarter, half = (summarise(one).rollup.totals for one in (Quarter(2023, 1), HalfYear(2023, 1)))
    assert (quarter["open_day.appeals.pending"], quarter["open_day.appeals.agreement"]) == (1, 0)
    assert (half["open_day.appeals.pending"], half["open_day.appeals.agreement"]) == (0, 1)


def test_a_year_asks_the_database_no_oftener_than_a_quarter(django_assert_max_num_queries):
    with django_assert_max_num_queries(20) as asked:
        summarise(Quarter(2023, 1))
    with django_assert_max_num_queries(len(asked)):
        summarise(Year(2023))


def hand_in(quarter, regions, by, status="submitted", **values):
    """Reports as they stand after they were handed in, whatever the checks would say."""
    for region in regions:
        handed = {"status": status, "submitted_at": timezone.now(), "submitted_by": by, **values}
        Submission.objects.update_or_create(region_id=region, starts_on=quarter.start, defaults=handed)
        factories.lock(region, quarter.start, status)


def test_a_zero_of_a_period_is_stated_by_those_who_handed_in_every_quarter_of_it(coordinator):
    regions = list(Region.objects.values_list("pk", flat=True))
    hand_in(Quarter(2023, 1), regions, coordinator, is_interethnic_zero_confirmed=True)
    hand_in(Quarter(2023, 2), regions[1:], coordinator, is_interethnic_zero_confirmed=True)
    assert summarise(Quarter(2023, 1)).is_confirmed
    half = summarise(HalfYear(2023, 1))
    assert half.handed_in == half.confirmed == set(regions[1:])
    assert not half.is_stated(None) and not half.is_confirmed
    assert summarise(parse_period("2023-01..2023-02")).is_confirmed


def test_only_quarters_are_published_and_a_year_tells_how_far_each_of_its_quarters_is(coordinator, national):
    regions = list(Region.objects.values_list("pk", flat=True))
    first = Quarter(2023, 1)
    hand_in(first, regions, coordinator, status="accepted")
    publish(first, by=national)
    hand_in(first.next(), regions[:3], coordinator)
    year = summarise(Year(2023))
    assert (year.status, year.published) == ("live", None)
    assert [(one.revision, one.accepted, one.handed_in) for one in year.quarters_within] == [
        (1, 20, 20), (None, 0, 3), (None, 0, 0), (None, 0, 0),
    ]  # fmt: skip
    assert summarise(parse_period("2023-01..2023-02")).published is None
    assert summarise(first).published


def test_the_page_names_what_it_is_compared_with_and_how_far_the_quarters_are(as_national):
    page = as_national.get("/reports/2023-01..2023-05/", headers={"Accept-Language": "ru"}).content.decode()
    for said in ("Январь–май 2023 года", "январь–май 2022", "Кварталы периода", "2 кв. 2023", "частично"):
        assert said in page, said
    assert "2023-01..2023-05/summary.xlsx" in page and "/2023-01..2023-05/publication/" not in page
    assert as_national.get("/reports/2023-01..2023-05/publication/").status_code == 404


@pytest.mark.parametrize(
    ("written", "simplest"),
    [("2023-07..2023-09", "2023-Q3"), ("2023-01..2023-12", "2023"), ("2023-05..2023-05", "2023-05")],
)
def test_months_that_are_something_simpler_have_one_address(as_national, written, simplest):
    answer = as_national.get(f"/reports/{written}/", {"campaigns": "with"})
    assert answer.headers["Location"] == f"/reports/{simplest}/?campaigns=with"


def test_two_months_lead_to_their_report(as_national):
    answer = as_national.get(reverse("reports:periods"), {"first": "2022-12", "last": "03.2023", "region": "KZ-31"})
    assert answer.headers["Location"] == "/reports/2022-12..2023-03/?region=KZ-31"


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2023-05", "2023-01", "last"),
        ("май", "2023-06", "first"),
        ("2023-05", "", "last"),
        ("2023-13", "2023-06", "first"),
        ("2010-01", "2023-01", "last"),
    ],
)
def test_a_mistake_in_the_months_stands_beside_its_field(as_national, first, last, field):
    answer = as_national.get(reverse("reports:periods"), {"first": first, "last": last})
    assert answer.status_code == 422 and answer.context["form"].errors.keys() == {field}


def test_more_than_five_years_are_refused_in_a_sentence_everywhere(as_national, tmp_path):
    answer = as_national.get("/reports/2010-01..2023-01/", headers={"Accept-Language": "ru"})
    assert answer.status_code == 422 and "не больше пяти лет" in answer.content.decode()
    for name in ("summary.xlsx", "summary.docx", "summary.json", "trend/"):
        assert as_national.get(f"/reports/2010-01..2023-01/{name}").status_code == 404
    with pytest.raises(CommandError, match="пяти лет"):
        call_command("export_summary", "2010-01..2023-01", "--format", "json", "--output", str(tmp_path / "x"))


@pytest.mark.parametrize("period", ["2023-H1", "2023", "2023-02..2023-05", "2023-05"])
def test_a_figure_of_a_period_opens_its_records(as_national, period):
    at = factories.platform("KZ-31")
    factories.platform("KZ-31", opened_on=D(2023, 5, 2))
    for day in (D(2023, 1, 31), D(2023, 2, 1), D(2023, 5, 31), D(2023, 6, 1)):
        factories.appeal(at, day)
        factories.publication("KZ-31", day, quantity=3)
    rollup = as_national.get(f"/reports/{period}/").context["page"].now.rollup
    figures = rollup.figures
    page = as_national.get(f"/reports/{period}/").context["page"]
    for code in ("appeals.received", "appeals.pending_end", "publications.total", "platforms.opened"):
        answer = as_national.get(page.records_url(figures[code]))
        found = answer.context["register"]
        expected = rollup.totals[code] // (3 if isinstance(figures[code].measure, SumOf) else 1)
        assert len(found["rows"]) == expected > 0, code
        assert found["figure"].url == f"/reports/{period}/" and found["figure"].period


def test_regions_tell_in_a_period_what_they_told_in_its_quarters(db):
    told = {"highlight_ru": "рассказ"}
    factories.event("KZ-31", D(2023, 2, 10), title="Февраль", told_in_on=D(2023, 1, 1), **told)
    factories.event("KZ-31", D(2023, 3, 10), title="Март", told_in_on=D(2023, 4, 1), **told)
    factories.event("KZ-31", D(2023, 8, 10), title="Август", told_in_on=D(2023, 7, 1), **told)

    def titles(text):
        return [(one.title, one.is_outside) for one in narrate(summarise(parse_period(text))).highlights]

    assert titles("2023-H1") == [("Февраль", False), ("Март", False)]
    assert titles("2023-Q2") == [("Март", True)]
    assert titles("2023-04..2023-08") == [("Март", True), ("Август", False)]
    assert titles("2023-03..2023-05") == [("Март", False)]


def test_the_json_of_a_period_does_not_call_itself_a_quarter(tmp_path):
    path = tmp_path / "half.json"
    call_command("export_summary", "2023-H1", "--format", "json", "--output", str(path))
    data = json.loads(path.read_text())
    assert (data["period"], data["status"], list(data["quarters"])) == ("2023-H1", "live", ["2023-Q1", "2023-Q2"])
    assert "quarter" not in data and len(data["figures"]["appeals.received"]["regions"]) == 20
