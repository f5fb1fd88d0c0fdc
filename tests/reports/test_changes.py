"""What has changed since a region handed in: figure by figure, record by record, by whom, when and why."""

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from appeals.models import Appeal
from mediation.constraints import constraint_name
from mediation.scope import scope
from reports.actions import accept, return_, submit
from reports.late import ask, grant
from reports.models import Snapshot
from reports.since import changes_since
from tests import factories
from tests.conftest import signed_in
from tests.reports.closing import Q3, D, answer_all, entered

pytestmark = pytest.mark.django_db
REGION = "KZ-31"
PAGE = reverse("reports:changes", args=[Q3, REGION])


@pytest.fixture
def handed_in(coordinator):
    """A report with one appeal. Returns the platform."""
    at = entered()
    answer_all(REGION, coordinator)
    submit(REGION, Q3, by=coordinator)
    return at


def changed() -> dict:
    found = changes_since(Snapshot.objects.handed_in()[0], Q3)
    return {one.figure.code: (one.frozen, one.live) for one in found}


def test_nothing_has_changed_right_after_the_hand_in(handed_in, as_coordinator, as_national):
    assert changed() == {}
    for reader in (as_coordinator, as_national):
        assert "Ничего не изменилось" in reader.get(PAGE).content.decode()


def test_before_the_hand_in_there_is_nothing_to_compare(as_coordinator):
    entered()
    assert "не сохранены" in as_coordinator.get(PAGE).content.decode()


def test_a_change_is_listed_with_its_figures_its_record_who_and_why(handed_in, coordinator, national, as_national):
    accept(REGION, Q3, by=national)
    ask(REGION, Q3, reason="Суд сообщил позже", by=coordinator)
    grant(REGION, Q3, until=D(2023, 11, 25), by=national)
    appeal = Appeal.objects.get()
    with scope(role="coordinator", region=REGION, user=coordinator.pk):
        Appeal.objects.update(source="court")
    assert changed() == {"appeals.received.source.self": (1, 0), "appeals.received.source.court": (0, 1)}
    page = as_national.get(PAGE)
    text = page.content.decode()
    assert appeal.number in text and str(coordinator) in text
    entry = page.context["rows"][0]["records"][0]["record"].entries[0]
    assert entry["reason"] == "Суд сообщил позже"
    assert str(coordinator) in signed_in(coordinator).get(PAGE).content.decode()


def test_rates_are_listed_when_they_moved_and_only_then(coordinator, national, as_national):
    at = entered()
    for outcome in ("agreement", "consultation"):
        factories.appeal(at, D(2023, 8, 3), outcome=outcome, resolved_on=D(2023, 8, 8))
    answer_all(REGION, coordinator)
    submit(REGION, Q3, by=coordinator)
    assert changed() == {}  # 33.3 is 33.3
    return_(REGION, Q3, because="исход", by=national)
    Appeal.objects.filter(outcome="consultation").update(outcome="agreement")
    rates = [row for row in as_national.get(PAGE).context["rows"] if row["live"] == "100,0"]
    assert [(row["frozen"], row["change"]) for row in rates] == [("33,3", "+66,7")]


def test_records_that_change_places_are_seen_though_the_number_stays(handed_in, national):
    return_(REGION, Q3, because="даты", by=national)
    Appeal.objects.update(received_on=D(2023, 10, 2), resolved_on=D(2023, 10, 3))
    factories.appeal(handed_in, D(2023, 8, 1), outcome="consultation", resolved_on=D(2023, 8, 2))
    assert changed()["appeals.received"] == (1, 1)


def test_handed_in_anew_it_is_compared_with_the_last_and_any_earlier_hand_in(
    handed_in, coordinator, national, as_national
):
    first = Snapshot.objects.get()
    return_(REGION, Q3, because="источник", by=national)
    Appeal.objects.update(source="court")
    answer_all(REGION, coordinator)
    submit(REGION, Q3, by=coordinator)
    assert as_national.get(PAGE).context["rows"] == []
    assert len(as_national.get(PAGE, {"since": first.pk}).context["rows"]) == 2
    assert as_national.get(PAGE, {"since": "0"}).status_code == 404


def test_the_region_and_the_centre_count_alike_though_a_mediator_took_part_elsewhere(coordinator, national):
    entered()
    of = factories.campaign()
    factories.participation(of, factories.platform("KZ-71"), factories.mediator(REGION))
    answer_all(REGION, coordinator)
    with scope(role="coordinator", region=REGION, user=coordinator.pk):
        submit(REGION, Q3, by=coordinator)
    with scope(role="national"):
        assert changed() == {}


def test_what_was_kept_is_never_changed(handed_in):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        Snapshot.objects.update(figures="{}")
    assert constraint_name(refusal.value) == "reports_snapshot_append_only"


def test_the_page_asks_a_constant_number_of_queries(handed_in, national, as_national, django_assert_max_num_queries):
    return_(REGION, Q3, because="x", by=national)
    for day in range(1, 9):
        factories.appeal(handed_in, D(2023, 8, day))
    with django_assert_max_num_queries(60):
        as_national.get(PAGE)


def test_board_review_and_closing_lead_to_the_changes(handed_in, as_coordinator, as_national):
    assert PAGE in as_coordinator.get(reverse("reports:closing", args=[Q3])).content.decode()
    for name, more in (("board", []), ("review", [REGION])):
        assert PAGE in as_national.get(reverse(f"reports:{name}", args=[Q3, *more])).content.decode()
