"""Who has access, and who stands in for a coordinator who is away."""

import datetime
import io
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.urls import reverse
from openpyxl import load_workbook

from accounts import actions
from accounts.models import Deputy, JournalEntry, User
from appeals.models import Appeal
from mediation import jobs
from mediation.scope import scope
from tests import factories
from tests.accounts.test_operators import form
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
D = datetime.date


def appoint(client, who, starts="2023-11-20", ends="2023-12-04"):
    return client.post(reverse("accounts:deputy_add"), {"deputy": who.pk, "starts_on": starts, "ends_on": ends})


def test_a_deputy_acts_as_the_coordinator_and_the_journal_names_the_deputy(as_coordinator, as_operator, operator):
    other = factories.platform("KZ-31")
    assert as_operator.get(reverse("accounts:people")).status_code == 403
    appoint(as_coordinator, operator)
    as_operator.post(reverse("appeals:appeal_add"), form(other))
    assert Appeal.objects.get().platform_id == other.pk
    entry = JournalEntry.objects.get(table_name="appeals_appeal")
    assert entry.actor_id == operator.pk and entry.role.endswith("_coordinator")
    assert as_operator.get(reverse("events:events")).status_code == 200


@pytest.mark.parametrize(("on", "status"), [(19, 403), (20, 200), (23, 200), (24, 403)])
def test_a_deputys_rights_begin_and_end_on_their_days(as_coordinator, as_operator, operator, settings, on, status):
    appoint(as_coordinator, operator, "2023-11-20", "2023-11-24")
    settings.PORTAL_TODAY = D(2023, 11, on)
    assert as_operator.get(reverse("events:events")).status_code == status


def test_a_deputy_lends_nothing_on(as_coordinator, as_operator, operator, office):
    appoint(as_coordinator, operator)
    friend = factories.operator(office)
    assert appoint(as_operator, friend).status_code == 403
    entry = Deputy.objects.get()
    assert as_operator.post(reverse("accounts:deputy_end", args=[entry.pk])).status_code == 403
    with pytest.raises(DatabaseError), scope(role="coordinator", region="KZ-31", user=operator.pk):
        factories.deputy(friend, User.objects.get(role="coordinator"))
    with scope(role="coordinator", region="KZ-31", user=operator.pk):
        assert Deputy.objects.update(ends_on=D(2024, 1, 1)) == 0


def test_a_coordinator_who_is_gone_lends_nothing(as_coordinator, coordinator, as_operator, operator):
    appoint(as_coordinator, operator)
    User.objects.filter(pk=coordinator.pk).update(is_active=False)
    assert as_operator.get(reverse("events:events")).status_code == 403


def test_a_deputyship_is_ended_at_once_and_stays_told(as_coordinator, as_operator, operator):
    appoint(as_coordinator, operator)
    entry = Deputy.objects.get()
    assert "2023" in as_coordinator.get(reverse("accounts:deputy_end", args=[entry.pk])).content.decode()
    as_coordinator.post(reverse("accounts:deputy_end", args=[entry.pk]))
    assert as_operator.get(reverse("events:events")).status_code == 403
    page = as_coordinator.get(reverse("accounts:person", args=[operator.pk])).content.decode()
    assert "20.11.2023 – 20.11.2023" in page
    assert JournalEntry.objects.filter(table_name="accounts_deputy").count() == 2


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        ("2023-11-20", "2023-11-20", "ends_on"),
        ("2023-11-22", "2023-11-21", "ends_on"),
        ("2023-11-01", "2023-11-10", "ends_on"),
        ("2023-11-20", "2024-02-21", "ends_on"),
        ("2023-11-25", "2023-12-02", "starts_on"),
        ("завтра", "2023-12-02", "starts_on"),
    ],
)
def test_bad_days_are_told_beside_their_field(as_coordinator, operator, starts, ends, field):
    factories.deputy(operator, User.objects.get(role="coordinator"), D(2023, 11, 26), D(2023, 11, 28))
    response = appoint(as_coordinator, operator, starts, ends)
    assert list(response.context["form"].errors) == [field]
    assert Deputy.objects.count() == 1


def test_only_an_operator_of_the_own_region_can_be_chosen(as_coordinator, coordinator, national):
    stranger = factories.operator(factories.platform("KZ-71"))
    for who in (stranger, coordinator, national):
        assert appoint(as_coordinator, who).context["form"].errors["deputy"]
    with pytest.raises(IntegrityError, match="one region"), transaction.atomic():
        Deputy.objects.create(
            user=stranger, for_user=coordinator, region_id="KZ-31", starts_on=D(2023, 11, 20), ends_on=D(2023, 11, 21)
        )


def test_a_deputy_who_moved_to_another_region_has_no_rights_left(as_coordinator, operator):
    appoint(as_coordinator, operator)
    elsewhere = factories.platform("KZ-71")
    User.objects.filter(pk=operator.pk).update(region_id="KZ-71", platform=elsewhere)
    assert signed_in(operator).get(reverse("events:events")).status_code == 403


def test_the_list_of_people_with_access_is_the_regions_and_can_be_taken_as_a_file(
    as_coordinator, coordinator, operator, stranger, as_national
):
    factories.deputy(operator, coordinator)
    register = as_coordinator.get(reverse("accounts:people")).context["register"]
    seen = {row["cells"][0]["text"]: row["cells"][5]["text"] for row in register["rows"]}
    assert seen == {coordinator.username: "—", operator.username: "27.11.2023"}
    file = as_coordinator.get(reverse("accounts:people"), {"format": "xlsx"})
    sheet = load_workbook(io.BytesIO(file.getvalue())).active
    assert {row[0].value for row in sheet.iter_rows(min_row=2)} == {coordinator.username, operator.username}
    everyone = as_national.get(reverse("accounts:people")).context["register"]["rows"]
    assert len(everyone) == User.objects.count()
    assert "create_url" not in as_national.get(reverse("accounts:people")).context["register"]
    assert as_coordinator.get(reverse("accounts:person", args=[stranger.pk])).status_code == 404


def test_coordinators_read_no_secret_of_users(coordinator):
    for column in ("password", "email"):
        with pytest.raises(DatabaseError, match="permission denied"), scope(role="coordinator", region="KZ-31"):
            list(User.objects.values_list(column))


def test_people_who_may_no_longer_sign_in_are_told_apart(as_coordinator, coordinator, operator):
    User.objects.filter(pk=operator.pk).update(is_active=False)
    for wanted, who in (("yes", coordinator), ("no", operator)):
        rows = as_coordinator.get(reverse("accounts:people"), {"is_active": wanted}).context["register"]["rows"]
        assert [row["cells"][0]["text"] for row in rows] == [who.username]


def test_a_job_a_deputy_asked_for_is_the_coordinators_as_long_as_the_deputyship_lasts(coordinator, operator):
    asked, context = [], SimpleNamespace(attempt=1)
    entry = factories.deputy(operator, coordinator)
    jobs.ask(SimpleNamespace(enqueue=lambda **job: asked.append(job["scope"])), by=operator)
    assert asked == [{"role": "coordinator", "region": "KZ-31", "user": operator.pk}]
    jobs.refuse(context, asked[0], User.objects.get(pk=operator.pk))
    actions.end(entry, on=D(2023, 11, 20), by=coordinator)
    with pytest.raises(jobs.NotDone):
        jobs.refuse(context, asked[0], User.objects.get(pk=operator.pk))
