"""Control totals find what does not add up."""

import pytest

from mediation.quarter import Quarter
from reports.figures.checks import check, failed
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)


def test_the_error_of_the_printed_report_is_found():
    """It printed 485 platforms, while its parts give 20 + 1 + 465."""
    rollup = summarise(Q3).rollup
    rollup.totals |= {"platforms.total": 485, "platforms.offices": 21, "platforms.dialogue": 465}
    rollup.totals |= {"platforms.offices.kgu": 20, "platforms.offices.university": 1, "platforms.dialogue.school": 465}
    [found] = failed(check(rollup))
    assert (found.code, found.region) == ("platforms.total", None)
    assert "486" in found.message and "485" in found.message


def test_an_of_which_above_its_whole_is_found():
    rollup = summarise(Q3).rollup
    rollup.totals["mediators.ethno"] = 1
    assert [result.code for result in failed(check(rollup))] == ["mediators.ethno"]


def test_appeals_that_vanish_between_quarters_are_found():
    rollup = summarise(Q3).rollup
    rollup.values["appeals.pending_end"]["KZ-31"] = 5
    [found] = failed(check(rollup))
    assert (found.code, found.region) == ("appeals.pending_end", "KZ-31")


def test_a_failed_total_stands_on_top_of_the_page(as_national, monkeypatch):
    factories.platform("KZ-31")
    monkeypatch.setattr("reports.figures.declaration.Figure.partings", lambda figure: ((),) if figure.parts else ())
    text = as_national.get("/reports/2023-Q3/").content.decode()
    assert "части дают 0, целое 1" in text
    assert text.index("части дают 0") < text.index("<table")


def test_a_zero_that_nobody_handed_in_is_a_dash(as_national):
    page = as_national.get("/reports/2023-Q3/").context["page"]
    assert page.text(page.now, "appeals.received") == "—"
    assert page.now.rollup.totals["appeals.received"] == 0
