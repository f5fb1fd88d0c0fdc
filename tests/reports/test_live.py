"""The board of a campaign: the report's figures, of this campaign alone, as of now."""

import datetime

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from mediation.quarter import Quarter
from reports.live import board
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 11, 3)


@pytest.fixture(autouse=True)
def fresh():
    caches["live"].clear()


@pytest.fixture
def campaign():
    """An open day with an office in each of two regions and people who came."""
    made = factories.campaign(starts_on=DAY)
    for region, outcomes in (("KZ-31", ("agreement", "consultation", "")), ("KZ-71", ("consultation",))):
        at = factories.platform(region)
        factories.participation(made, at)
        factories.participation(made, at, factories.mediator(region))
        for outcome in outcomes:
            factories.appeal(at, DAY, outcome=outcome, resolved_on=DAY if outcome else None, campaign=made)
    return made


def url(campaign):
    return f"/reports/campaigns/{campaign.pk}/"


def keys(client, campaign) -> dict:
    return {key["name"]: key["value"] for key in client.get(url(campaign)).context["board"].keys}


def test_the_board_shows_what_the_report_counts(as_national, campaign):
    factories.event(starts_on=DAY, campaign=campaign)
    found, rollup = board(campaign).rollup, summarise(Quarter.of(DAY)).rollup
    codes = [code for code in rollup.figures if code.startswith("open_day.")]
    assert codes == list(found.figures)
    assert {code: found.values[code] for code in codes} == {code: rollup.values[code] for code in codes}
    assert {code: found.totals[code] for code in codes} == {code: rollup.totals[code] for code in codes}
    shown = keys(as_national, campaign)
    assert (shown["appeals"], shown["appeals.pending"], shown["mediators"], shown["events"]) == ("4", "1", "2", "1")


def test_another_campaign_of_the_kind_and_quarter_stays_out(as_national, campaign):
    other = factories.campaign(starts_on=datetime.date(2023, 11, 17))
    at = factories.platform()
    factories.participation(other, at)
    factories.appeal(at, other.starts_on, campaign=other)
    assert keys(as_national, campaign)["appeals"] == "4"
    assert keys(as_national, campaign)["offices"] == "2"
    assert keys(as_national, other)["appeals"] == "1"


def test_every_number_of_the_board_opens_as_many_records(as_national, campaign):
    other = factories.campaign(starts_on=datetime.date(2023, 11, 17))
    factories.appeal(factories.platform(), other.starts_on, campaign=other)
    page = as_national.get(url(campaign)).context["board"]
    cells = [*page.keys, *(cell for row in page.rows for cell in row["cells"])]
    assert len(cells) == 10 * 21
    for cell in cells:
        if cell["is_nothing"] and cell not in page.keys:
            continue
        behind = as_national.get(cell["url"]).context["register"]
        assert behind["figure"].value == cell["value"] == behind["count_label"], cell
        assert behind["figure"].url == url(campaign)


def test_a_coordinator_sees_the_own_region_alone(as_coordinator, campaign):
    page = as_coordinator.get(url(campaign)).context["board"]
    assert [row["region"].pk for row in page.rows] == ["KZ-31"]
    assert keys(as_coordinator, campaign)["appeals"] == "3"


def test_national_staff_after_a_coordinator_do_not_get_his_count(as_coordinator, as_national, campaign):
    assert keys(as_coordinator, campaign)["appeals"] == "3"
    assert keys(as_national, campaign)["appeals"] == "4"
    assert keys(as_coordinator, campaign)["appeals"] == "3"


def test_all_who_look_within_seconds_share_one_count(as_national, campaign):
    keys(as_national, campaign)
    with CaptureQueriesContext(connection) as seen:
        assert keys(as_national, campaign)["appeals"] == "4"
    asked = " ".join(query["sql"] for query in seen.captured_queries)
    assert "appeals_appeal" not in asked and "events_participation" not in asked
    factories.appeal(factories.platform(), DAY, campaign=campaign)
    caches["live"].clear()  # a few seconds later
    assert keys(as_national, campaign)["appeals"] == "5"


def test_the_page_asks_for_itself_anew_only_while_its_figures_can_change(as_national, campaign):
    assert 'hx-trigger="every 15s"' in as_national.get(url(campaign)).content.decode()
    past = factories.campaign(starts_on=datetime.date(2023, 8, 4))
    assert "every 15s" not in as_national.get(url(past)).content.decode()
    part = as_national.get(url(campaign), headers={"HX-Request": "true"}).content.decode()
    assert part.lstrip().startswith("<div") and "<html" not in part


def test_the_number_of_questions_does_not_depend_on_the_records(as_national, campaign):
    def queries():
        caches["live"].clear()
        with CaptureQueriesContext(connection) as seen:
            as_national.get(url(campaign))
        return len(seen)

    before = queries()
    for region in ("KZ-10", "KZ-31", "KZ-75"):
        at = factories.platform(region)
        factories.participation(campaign, at, factories.mediator(region))
        factories.appeal(at, DAY, campaign=campaign)
    assert queries() == before < 25


def test_the_board_is_closed_to_those_without_figures(as_administrator, as_operator, campaign):
    for client in (as_administrator, as_operator):
        assert client.get(url(campaign)).status_code == 403
        assert client.get(f"{url(campaign)}figures/").status_code == 403


@pytest.mark.parametrize("value", ["x", "0", "9" * 30, "-1"])
def test_a_tampered_campaign_in_an_address_does_no_harm(as_national, campaign, value):
    query = {"figure": "open_day.appeals", "in_quarter": "2023-Q4", "in_campaign": value}
    assert as_national.get("/appeals/", query).status_code in (200, 404)


def test_an_administrator_who_asks_for_a_figure_is_told_there_is_none(as_administrator, campaign):
    query = {"figure": "open_day.offices", "in_quarter": "2023-Q4"}
    assert as_administrator.get("/platforms/", query).status_code == 404
