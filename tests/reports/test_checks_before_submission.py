"""The checks before submission: what each finds, and how long an answer holds."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from appeals.models import Appeal
from reports.actions import NotReady, answer
from reports.closing.rule import Evidence
from reports.closing.rules import RULES, examine
from reports.closing.state import Closing
from reports.closing.totals import usual
from tests import factories
from tests.reports.closing import Q3, D, answer_all, entered, found

pytestmark = pytest.mark.django_db


def test_hard_checks_stand_first():
    hard = [rule.is_hard for rule in RULES]
    assert hard == sorted(hard, reverse=True) and any(hard) and not all(hard)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([0, 0, 0, 0, 0, 70, 80, 75], None),  # too little is known
        ([70, 72, 71, 70, 73, 71, 70, 72], (50, 92)),  # steady: 30 % of the middle
        ([2, 3, 2, 2, 3, 2, 2, 3], (0, 7)),  # small: five at least
        ([10, 90, 20, 80, 30, 70, 40, 60], (0, 180)),  # restless: its own spread
    ],
)
def test_what_is_usual_follows_from_the_regions_own_past(values, expected):
    assert usual(values) == expected


def test_an_unusual_figure_is_a_question_that_quotes_the_past(coordinator):
    at = factories.platform("KZ-31")
    for back in range(9):
        for number in range(20):
            day = Q3.shift(-back).start.replace(day=1 + number)
            factories.appeal(at, day, outcome="consultation", resolved_on=day)
    assert found("unusual", coordinator, region="KZ-31") == []
    late = Appeal.objects.filter(received_on__gt=D(2023, 7, 4))
    late.update(annulled_at=timezone.now(), annulled_because="дважды")
    asked = {finding.about: finding for finding in found("unusual", coordinator, region="KZ-31")}
    assert set(asked) == {"appeals.received", "appeals.resolved"}
    assert "20, 20, 20" in asked["appeals.received"].message and asked["appeals.received"].value == "4"


def test_a_pending_appeal_without_a_step_for_a_month_is_asked_about(coordinator):
    at = factories.platform("KZ-31")
    still = factories.appeal(at, D(2023, 8, 31))
    factories.appeal(at, D(2023, 9, 2))  # young
    factories.appeal(at, D(2023, 7, 1), outcome="agreement", resolved_on=D(2023, 9, 30))
    factories.session(factories.appeal(at, D(2023, 7, 1)), D(2023, 9, 10))
    factories.appeal(at, D(2023, 7, 1), extended_on=D(2023, 9, 5))
    factories.appeal(at, D(2023, 7, 1), mediation_agreed_on=D(2023, 9, 5))
    [finding] = found("movement", coordinator)
    assert [words for words, _url in finding.records] == [still.number] and finding.region == "KZ-31"


def test_a_settlement_signed_after_the_outcome_stops_the_report(coordinator):
    at = factories.platform("KZ-31")
    fine = factories.appeal(at, D(2023, 8, 1), outcome="agreement", resolved_on=D(2023, 8, 9))
    wrong = factories.appeal(at, D(2023, 8, 1), outcome="agreement", resolved_on=D(2023, 8, 9))
    factories.agreement(fine, D(2023, 8, 9))
    factories.agreement(wrong, D(2023, 8, 10))
    [finding] = found("dates", coordinator)
    assert [words for words, _url in finding.records] == [wrong.number]


def test_the_same_link_twice_is_asked_about_in_one_region_only(coordinator):
    written = ("https://news.example/1", "https://www.news.example/1/?utm_source=telegram")  # of one page
    for region, url in zip(("KZ-31", "KZ-31", "KZ-71"), (*written, written[0]), strict=True):
        factories.publication(region, D(2023, 8, 1), url=url)
    factories.publication("KZ-31", D(2023, 8, 2))
    factories.publication("KZ-31", D(2023, 8, 3))
    [finding] = found("links", coordinator)
    assert (finding.region, len(finding.records)) == ("KZ-31", 2)


def test_the_same_applicant_twice_is_asked_about_but_not_a_case_that_goes_on(coordinator, national):
    at = factories.platform("KZ-31")
    same = [factories.appeal(at, D(2023, 8, day)) for day in (1, 2)]
    for one in same:
        factories.party(one, name="Ким Анна")
    first = factories.appeal(at, D(2023, 8, 3), outcome="withdrawn", resolved_on=D(2023, 8, 4))
    factories.party(first, name="Омаров Ерлан")
    factories.party(factories.appeal(at, D(2023, 9, 3), follows=first), name="Омаров Ерлан")
    [finding] = found("people", coordinator)
    assert [words for words, _url in finding.records] == [one.number for one in same]
    assert "people" not in {rule.code for rule, _finding in examine(Evidence(Q3, user=national))}


def test_more_participants_than_the_register_stops_the_report(coordinator, monkeypatch):
    evidence = Evidence(Q3, user=coordinator, region="KZ-31")
    evidence.now.values["open_day.mediators"]["KZ-31"] = 3
    evidence.now.values["mediators.total"]["KZ-31"] = 2
    monkeypatch.setattr("reports.closing.rules.RULES", [rule for rule in RULES if rule.code == "bounds"])
    finding = next(iter(RULES[3].find(evidence)))
    assert finding.about == "open_day.mediators"
    evidence.now.values["mediators.excluded"]["KZ-31"] = 1  # who left since took part all the same
    assert list(RULES[3].find(evidence)) == []


def test_figures_that_do_not_add_up_stop_the_report(coordinator):
    entered()
    evidence = Evidence(Q3, user=coordinator)
    assert list(RULES[2].find(evidence)) == []
    evidence.now.values["appeals.received"]["KZ-31"] = 2
    assert {finding.region for finding in RULES[2].find(evidence)} == {"KZ-31"}


def test_of_a_whole_that_fell_to_zero_the_parts_are_not_asked_as_well(coordinator):
    factories.publication("KZ-31", D(2023, 5, 1), medium="tv")
    factories.event("KZ-31", D(2023, 5, 1), type="lecture")
    factories.event("KZ-31", D(2023, 8, 1), type="training")
    asked = {finding.about for finding in found("zeros", coordinator, region="KZ-31")}
    assert asked == {"appeals.received.category.interethnic", "publications.total", "events.type.lecture"}


def test_a_reason_holds_as_long_as_what_it_explains_and_is_asked_again_after(coordinator):
    at = entered()
    factories.appeal(at, D(2023, 8, 1))
    answer_all("KZ-31", coordinator, reason="ждут заседания")
    assert Closing(Q3, "KZ-31", user=coordinator).missing == []
    factories.event("KZ-31", D(2023, 8, 1))  # something else
    assert Closing(Q3, "KZ-31", user=coordinator).missing == []
    factories.appeal(at, D(2023, 8, 2))
    again = Closing(Q3, "KZ-31", user=coordinator).find("movement", "")
    assert again.is_open and again.former.reason == "ждут заседания"


def test_a_reason_for_what_is_not_there_any_more_is_refused(coordinator):
    at = entered()
    factories.appeal(at, D(2023, 8, 1))
    closing = Closing(Q3, "KZ-31", user=coordinator)
    with pytest.raises(NotReady, match="изменились"):
        answer(closing, code="movement", about="", value="other", reason="x", by=coordinator)


def test_all_regions_are_looked_at_in_as_many_statements_as_one(national, coordinator):
    def statements(**of):
        with CaptureQueriesContext(connection) as seen:
            examine(Evidence(Q3, user=national, **of))
        return len(seen)

    entered("KZ-31")
    few = statements(region="KZ-31")
    for region in ("KZ-71", "KZ-10", "KZ-75"):
        at = entered(region)
        for day in range(1, 20):
            factories.appeal(at, D(2023, 7, day))
    assert statements() == few < 110
