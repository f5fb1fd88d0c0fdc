"""The start page: what waits, worst first, with the same words as the register; the quarter so far; the deadline."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from appeals.models import Agreement, Appeal
from appeals.models.words import due_before, due_day
from mediation.quarter import Quarter, QuarterSoFar
from reports.deadline import awaited, deadline
from reports.models import Submission
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)
Q3 = Quarter(2023, 3)


@pytest.fixture
def at(db):
    return factories.platform("KZ-31")


@pytest.fixture
def who(db):
    return factories.mediator("KZ-31")


@pytest.fixture
def desk(at, who):
    """One appeal of each kind."""
    agreement = factories.appeal(at, D(2023, 11, 1), outcome="agreement", resolved_on=D(2023, 11, 8), mediator=who)
    entered = factories.appeal(at, D(2023, 11, 1), outcome="agreement", resolved_on=D(2023, 11, 8), mediator=who)
    Agreement.objects.create(appeal=entered, region_id="KZ-31", signed_on=D(2023, 11, 8))
    return {
        "overdue": factories.appeal(at, D(2023, 10, 16), mediator=who),
        "extended": factories.appeal(at, D(2023, 10, 16), mediator=who, extended_on=D(2023, 11, 10)),
        "agreed": factories.appeal(at, D(2023, 10, 1), mediator=who, mediation_agreed_on=D(2023, 10, 25)),
        "no_mediator": factories.appeal(at, D(2023, 11, 6)),
        "fresh": factories.appeal(at, D(2023, 11, 19)),
        "no_settlement": agreement,
        "entered": entered,
        "old": factories.appeal(at, D(2023, 5, 1), outcome="agreement", resolved_on=D(2023, 5, 8), mediator=who),
    }


def heads(client) -> dict:
    return {head["code"]: head for head in client.get("/").context["heads"]}


def test_what_waits_stands_under_its_head_and_worst_first(as_coordinator, desk):
    found = heads(as_coordinator)
    assert list(found) == ["overdue", "due", "incomplete", "pending"]
    lines = {code: [line["number"] for line in head["lines"]] for code, head in found.items()}
    assert lines["overdue"] == [desk["overdue"].number]
    assert lines["due"] == [desk["agreed"].number]
    assert set(lines["incomplete"]) == {desk["no_mediator"].number, desk["no_settlement"].number}
    assert set(lines["pending"]) == {desk["extended"].number, desk["fresh"].number}


def test_a_line_says_what_is_the_matter(as_coordinator, desk):
    text = as_coordinator.get("/").content.decode()
    for words in ("просрочено на 5", "срок через 4", "без медиатора 14", "соглашение не внесено"):
        assert words in text, words


@pytest.mark.parametrize("head", ["overdue", "due", "incomplete", "pending"])
def test_each_head_opens_as_many_records_as_it_counts(as_coordinator, desk, head):
    found = heads(as_coordinator)[head]
    register = as_coordinator.get(found["url"]).context["register"]
    assert register["count_label"] == found["count"] != "0"


def test_an_annulled_appeal_waits_for_nobody(as_coordinator, at):
    factories.appeal(at, D(2023, 10, 1), annulled_at=timezone.now(), annulled_because="дважды")
    assert all(head["is_empty"] for head in heads(as_coordinator).values())
    assert "На рассмотрении ничего нет." in as_coordinator.get("/").content.decode()


@pytest.mark.parametrize("extended_on", [None, D(2023, 11, 1)])
@pytest.mark.parametrize("agreed_on", [None, D(2023, 10, 15)])
@pytest.mark.parametrize("received_on", [D(2023, 8, 20), D(2023, 9, 21), D(2023, 10, 10), D(2023, 10, 15)])
def test_the_words_agree_with_the_day_a_single_appeal_is_due(at, received_on, agreed_on, extended_on):
    one = factories.appeal(at, received_on, mediation_agreed_on=agreed_on, extended_on=extended_on)
    rows = Appeal.objects.all()
    assert rows.annotate(due=due_day()).get().due.date() == one.due_on
    for days in (-1, 0, 1, 7):
        day = one.due_on + datetime.timedelta(days=days)
        assert rows.filter(due_before(day)).exists() == (one.due_on < day)
        assert rows.overdue_at(day).exists() == (one.due_on < day)
    for days, is_due in ((-7, False), (-6, True), (0, True), (1, False)):
        day = one.due_on + datetime.timedelta(days=days)
        assert rows.due_within(day).exists() == is_due, days


def figure(client, code: str) -> dict:
    return next(row for row in client.get("/").context["progress"]["rows"] if row["code"] == code)


def test_the_quarter_stands_beside_the_last_one_at_the_same_day_and_whole(as_coordinator, at):
    for day in (D(2023, 10, 1), D(2023, 11, 20), D(2023, 7, 1), D(2023, 8, 20), D(2023, 8, 21), D(2023, 9, 30)):
        factories.appeal(at, day)
    row = figure(as_coordinator, "appeals.received")
    assert (row["value"], row["then"], row["change"], row["whole"]) == ("2", "2", "0", "4")


def test_a_figure_of_the_desk_opens_its_records(as_coordinator, at):
    factories.appeal(at, D(2023, 10, 5))
    url = figure(as_coordinator, "appeals.received")["url"]
    assert as_coordinator.get(url).context["register"]["count_label"] == "1"


def test_the_lines_over_eight_quarters_come_after_the_page(as_coordinator, at):
    factories.appeal(at, D(2023, 10, 5))
    found = as_coordinator.get(reverse("desk:trend")).context["sparks"]
    assert found[0]["values"] == [0, 0, 0, 0, 0, 0, 0, 1]


def test_the_same_day_of_a_shorter_quarter_is_its_last():
    assert QuarterSoFar.of_day(D(2023, 6, 30)).at_same_day().last_day == D(2023, 3, 31)
    assert QuarterSoFar.of_day(D(2023, 5, 1)).at_same_day().last_day == D(2023, 1, 31)


def test_a_quarter_is_due_on_the_fifth_of_the_month_after():
    assert deadline(Q3) == D(2023, 10, 5)
    assert deadline(Quarter(2023, 4)) == D(2024, 1, 5)


def test_the_last_quarter_is_waited_for_until_it_is_handed_in(coordinator):
    late = awaited(TODAY, "KZ-31")
    assert (late.quarter, late.days, late.is_late) == (Q3, -46, True)
    submission = {"region_id": "KZ-31", "starts_on": Q3.start, "submitted_at": timezone.now()}
    Submission.objects.create(status="submitted", **submission)
    now = awaited(TODAY, "KZ-31")
    assert (now.quarter, now.days, now.is_late) == (Quarter(2023, 4), 46, False)
    assert awaited(TODAY, "KZ-71").quarter == Q3


def test_a_returned_report_is_waited_for_again(coordinator):
    moment = timezone.now()
    Submission.objects.create(region_id="KZ-31", starts_on=Q3.start, status="returned", submitted_at=moment)
    assert awaited(D(2023, 10, 5), "KZ-31").days == 0


def test_one_key_leads_to_a_new_appeal(as_coordinator, as_national):
    assert 'data-key="KeyN"' in as_coordinator.get("/").content.decode()
    assert 'data-key="KeyN"' not in as_national.get("/").content.decode()


def test_national_staff_see_the_regions_worst_first(as_national, desk):
    other = factories.platform("KZ-71")
    for _number in range(2):
        factories.appeal(other, D(2023, 10, 1))
    table = as_national.get("/").context["regions"]
    assert [row["region"].pk for row in table["rows"][:2]] == ["KZ-71", "KZ-31"]
    assert len(table["rows"]) == 20
    cell = table["rows"][1]["cells"][2]
    assert cell["text"] == "2"
    assert as_national.get(cell["url"]).context["register"]["count_label"] == "2"


def test_administrators_see_the_registers_and_no_case(as_administrator, desk):
    card = factories.mediator("KZ-71", kind="professional")
    context = as_administrator.get("/").context
    assert context["heads"] == [] and context["progress"] is None
    assert as_administrator.get(context["attention_url"]).context["missing"] == 1
    rows = as_administrator.get("/mediators/?certificate=missing").context["register"]["rows"]
    assert [row["url"] for row in rows] == [reverse("mediators:mediator", args=[card.pk])]


@pytest.mark.parametrize("role", ["as_coordinator", "as_national", "as_administrator"])
def test_the_desk_asks_the_database_as_often_for_many_appeals_as_for_few(request, role, desk, at):
    client = request.getfixturevalue(role)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            client.get("/")
        return len(seen)

    few = queries()
    for number in range(60):
        factories.appeal(at, D(2023, 9 + number % 3, 1 + number % 20))
    assert queries() == few <= 45
