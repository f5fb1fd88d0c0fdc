"""Eight quarters of each region, and how long appeals took."""

import datetime
from collections import Counter
from statistics import median

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mediation.quarter import Quarter
from reports.comparison.spread import Spread
from tests import factories
from tests.reports.comparing import DAY, cases, publish

D = datetime.date


def panels(client, **query):
    response = client.get("/reports/2023-Q3/compare/quarters/", query)
    assert response.status_code == 200
    return {panel["name"]: panel for panel in response.context["page"].chart["panels"]}


def days(client):
    response = client.get("/reports/2023-Q3/compare/days/")
    assert response.status_code == 200
    return response.context["page"]


@pytest.mark.django_db
def test_each_region_has_its_eight_quarters(as_national):
    cases("KZ-31", 4, day=D(2021, 11, 1))
    cases("KZ-31", 6)
    cases("KZ-10", 1, day=D(2023, 4, 1))
    found = panels(as_national)
    assert len(found) == 20
    assert found["Жамбылская область"]["values"] == [4, 0, 0, 0, 0, 0, 0, 6]
    assert found["область Абай"]["values"] == [0, 0, 0, 0, 0, 0, 1, 0]


@pytest.mark.django_db
def test_a_quarter_before_the_portal_is_told_by_its_old_report(as_national):
    factories.historic("appeals.received", 55, starts_on=D(2021, 10, 1), region="KZ-31")
    found = panels(as_national)["Жамбылская область"]
    assert found["values"][0] == 55 and found["told"] == [True] + [False] * 7
    assert panels(as_national)["область Абай"]["values"][0] is None


@pytest.mark.django_db
def test_a_coordinator_sees_the_own_quarters_and_others_published_ones(as_coordinator, national):
    cases("KZ-31", 6)
    cases("KZ-71", 60)
    cases("KZ-71", 50, day=D(2023, 5, 5))
    cases("KZ-75", 40, day=D(2023, 5, 5))
    publish(national, Quarter(2023, 2))
    found = panels(as_coordinator)
    assert found["город Астана"]["values"] == [None] * 6 + [50, None]
    assert found["Жамбылская область"]["values"] == [0] * 7 + [6]


@pytest.mark.django_db
def test_days_are_told_as_mean_median_and_spans(as_national):
    at = factories.platform("KZ-31")
    for took in (0, 1, 7, 8, 14, 15, 30, 31, 60, 61, 200):
        factories.appeal(at, DAY - datetime.timedelta(days=took), outcome="consultation", resolved_on=DAY)
    cases("KZ-10", 1, took=3)
    page = days(as_national)
    mine = next(row for row in page.rows if row["name"] == "Жамбылская область")
    assert (mine["texts"], mine["median"], mine["spans"]) == (["11", "0,0", "38,8"], "15", ["3", "2", "2", "2", "2"])
    assert page.rows[-1]["median"] == "14,5"  # of all twelve, not of the regions' medians


@pytest.mark.django_db
def test_days_leave_campaigns_and_annulled_appeals_out(as_national):
    at = factories.platform("KZ-31")
    campaign = factories.campaign("open_day", D(2023, 8, 4))
    factories.appeal(at, D(2023, 8, 4), outcome="consultation", resolved_on=D(2023, 9, 30), campaign=campaign)
    wrong = factories.appeal(at, DAY, outcome="consultation", resolved_on=D(2023, 9, 30))
    type(wrong).objects.filter(pk=wrong.pk).update(
        annulled_at=datetime.datetime.now(datetime.UTC), annulled_because="x"
    )
    page = days(as_national)
    assert page.rows[-1]["median"] == "—" and page.spans["rows"] == []
    assert "ни одно обращение" in as_national.get("/reports/2023-Q3/compare/days/").content.decode()


@pytest.mark.django_db
def test_a_coordinator_sees_the_days_of_the_own_region_alone(as_coordinator, national):
    cases("KZ-31", 6, took=4)
    cases("KZ-71", 60, took=20)
    publish(national)
    page = days(as_coordinator)
    assert [row["label"] for row in page.spans["rows"]] == ["Жамбылская область"]
    others = {row["name"]: row for row in page.rows}
    assert others["Жамбылская область"]["median"] == "4" and others["город Астана"]["median"] == "—"
    assert set(others["город Астана"]["spans"]) == {"—"}
    assert others["город Астана"]["texts"][2] == "20,0"  # the published mean


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.integers(0, 400), min_size=1, max_size=60))
def test_the_median_is_that_of_the_single_days(took):
    found = Spread({"KZ-31": Counter(took)})
    assert found.median("KZ-31") == median(took)
    assert sum(found.spans("KZ-31")) == len(took)
