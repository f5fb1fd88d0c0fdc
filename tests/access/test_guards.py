"""What an address in a wrong hand, a role of the database and a session may do."""

import pytest
from django.db import IntegrityError, ProgrammingError, connection, models

from accounts.models import User
from mediation.registers import Register
from mediation.scope import ROLES, scope
from tests.access.addresses import OTHER

pytestmark = pytest.mark.django_db


def test_a_coordinator_cannot_ask_for_another_regions_figures(as_coordinator):
    region = as_coordinator.get("/reports/2023-Q3/", {"region": OTHER}).context["page"].region
    assert region.pk == "KZ-31"


@pytest.mark.parametrize(
    "quarter", ["2023-Q5", "0000-Q1", "2023-H3", "x", "0999", "2023-13", "2023-1..2023-2", "2023-Q3%00"]
)
def test_an_unknown_period_in_the_address_is_not_found(as_national, quarter):
    assert as_national.get(f"/reports/{quarter}/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "figure=nothing&in_quarter=2023-Q3",
        "figure=events.total",
        "after=zzz",
        "before=WzFd",
        "figure=events.total&in_quarter=2023-Q3",
        "figure=appeals.received&in_period=2015-01..2023-12",
    ],
)
def test_a_tampered_address_is_not_found(as_national, query):
    assert as_national.get(f"/appeals/?{query}").status_code == 404


def test_every_table_of_regional_data_has_a_policy():
    with connection.cursor() as cursor:
        cursor.execute(
            """select t.relname from pg_class t join pg_attribute c on c.attrelid = t.oid
               where t.relkind = 'r' and c.attname in ('region_id', 'region') and not t.relrowsecurity
                 and t.relnamespace = 'public'::regnamespace and not c.attisdropped"""
        )
        open_tables = {row[0] for row in cursor.fetchall()}
    assert open_tables == set()


@pytest.mark.parametrize("statement", ["update {} set id = id", "delete from {}", "truncate {}"])
@pytest.mark.parametrize("table", ["accounts_journalentry", "reports_publishedsummary"])
@pytest.mark.parametrize("role", ROLES)
def test_no_role_touches_what_was_written_for_good(table, statement, role):
    with pytest.raises(ProgrammingError), scope(role=role, region="KZ-31"), connection.cursor() as cursor:
        cursor.execute(statement.format(table))


def test_not_even_the_owner_changes_the_journal_by_mistake(foreign):
    with connection.cursor() as cursor, pytest.raises(IntegrityError, match="append-only"):
        cursor.execute("delete from accounts_journalentry")


def test_no_role_but_coordinators_and_operators_may_read_parties():
    with connection.cursor() as cursor:
        cursor.execute("select grantee from information_schema.role_table_grants where table_name = 'appeals_party'")
        grantees = {row[0].removeprefix("portal_") for row in cursor.fetchall()}
    assert grantees == {"owner", "coordinator", "operator"}


def test_the_web_login_alone_reads_no_record_and_owns_nothing(django_db_blocker):
    with connection.cursor() as cursor:
        cursor.execute(
            """select table_name from information_schema.role_table_grants
               where grantee = (select rolname from pg_roles where rolname like '%%_web' limit 1)"""
        )
        tables = {row[0] for row in cursor.fetchall()}
    assert tables and not {name for name in tables if name.startswith(("appeals_", "events_", "mediators_"))}


def test_a_user_switched_off_is_out_at_once(as_coordinator, coordinator):
    User.objects.filter(pk=coordinator.pk).update(is_active=False)
    assert as_coordinator.get("/appeals/").status_code == 302


def registers(kind=Register):
    """Yield the registers, those that only share something left out."""
    for inner in kind.__subclasses__():
        if getattr(inner, "model", None):
            yield inner
        yield from registers(inner)


def test_every_register_is_of_a_model_that_knows_whose_rows_are_visible():
    for register in registers():
        assert issubclass(register.model, models.Model)
        assert hasattr(register.model.objects, "visible_to"), register


def test_signing_in_with_a_password_opens_the_start_page(client, coordinator):
    coordinator.set_password("верный пароль 2023")
    coordinator.save()
    response = client.post(
        "/accounts/login/", {"login": coordinator.username, "password": "верный пароль 2023"}, follow=True
    )
    assert response.status_code == 200 and response.context["user"] == coordinator


def test_every_page_carries_the_policy_of_its_sources(as_coordinator):
    response = as_coordinator.get("/")
    assert "script-src 'self'" in response["Content-Security-Policy"]
