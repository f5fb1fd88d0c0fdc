"""An operator of an office: enters and sees its appeals, and the database knows of no others."""

import datetime
import uuid

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.urls import reverse

from accounts.access import log_look
from accounts.models import AccessEntry, JournalEntry, User
from appeals.models import Appeal, HandOver, Party, Session, Step
from mediation.scope import scope
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
# Every table an operator may read whose rows belong to a platform, with the column or parent that says which.
OF_PLATFORM = ("appeals_appeal", "appeals_party", "appeals_session", "appeals_agreement", "appeals_step",
               "appeals_handover", "accounts_accessentry")  # fmt: skip


def form(platform, **values) -> dict:
    return {
        "received_on": "2023-11-10",
        "platform": platform.pk,
        "channel": "in_person",
        "source": "court",
        "category": factories.category().pk,
        "form_token": str(uuid.uuid4()),
        **values,
    }


def whole_case(at) -> Appeal:
    """An appeal with everything that can belong to it."""
    appeal = factories.appeal(at, D(2023, 11, 10))
    whoever = factories.user("coordinator", at.region_id)
    factories.party(appeal, name="Асем")
    factories.session(appeal, D(2023, 11, 12))
    factories.agreement(appeal, D(2023, 11, 13))
    Step.objects.create(appeal=appeal, region_id=at.region_id, kind="extended", taken_on=D(2023, 11, 14), by=whoever)
    HandOver.objects.create(appeal=appeal, number=appeal.number, from_region_id=at.region_id, to_body="суд",
                            reason="подсудно", handed_on=D(2023, 11, 15), category=appeal.category,
                            source="court", channel="phone")  # fmt: skip
    log_look(appeal, what="seen", by=whoever)
    return appeal


@pytest.fixture
def cases(office):
    """One whole case at the operator's office, one at another of the region, one in another region."""
    return [whole_case(at) for at in (office, factories.platform("KZ-31"), factories.platform("KZ-71"))]


def as_the_database_sees(operator, **changes):
    place = {"region": operator.region_id, "platform": operator.platform_id, **changes}
    return scope(role="operator", user=operator.pk, **place)


def counted(table) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"select count(*) from {table}")
        return cursor.fetchone()[0]


def test_an_operator_enters_an_appeal_at_the_own_office(as_operator, operator, office):
    page = as_operator.get(reverse("appeals:appeal_add"))
    assert page.context["form"].initial["platform"] == office.pk
    assert list(page.context["form"].fields["platform"].queryset) == [office]
    as_operator.post(reverse("appeals:appeal_add"), form(office))
    appeal = Appeal.objects.get()
    assert (appeal.platform_id, appeal.region_id, appeal.number) == (office.pk, "KZ-31", "KZ-31/2023/00001")
    entry = JournalEntry.objects.get(table_name="appeals_appeal")
    assert entry.actor_id == operator.pk and entry.role.endswith("_operator")


def test_the_numbers_of_operators_and_coordinators_are_one_row(as_operator, as_coordinator, office):
    as_operator.post(reverse("appeals:appeal_add"), form(office))
    as_coordinator.post(reverse("appeals:appeal_add"), form(factories.platform("KZ-31")))
    as_operator.post(reverse("appeals:appeal_add"), form(office))
    numbers = Appeal.objects.order_by("pk").values_list("number", flat=True)
    assert [number[-1] for number in numbers] == ["1", "2", "3"]


def test_an_operator_corrects_the_own_appeal_and_reads_its_trail(as_operator, operator, office):
    as_operator.post(reverse("appeals:appeal_add"), form(office))
    appeal = Appeal.objects.get()
    as_operator.post(reverse("appeals:appeal_edit", args=[appeal.pk]), form(office, version=1, age="33"))
    page = as_operator.get(reverse("appeals:appeal", args=[appeal.pk]))
    assert [entry["action"] for entry in page.context["trail"]] == ["update", "insert"]
    assert page.context["trail"][0]["actor"] == operator.username


def test_the_trail_of_another_platform_stays_unread(operator, as_coordinator, cases):
    foreign = factories.platform("KZ-31")
    as_coordinator.post(reverse("appeals:appeal_add"), form(foreign))
    with as_the_database_sees(operator):
        rows = JournalEntry.objects.values_list("table_name", "row_key")
        assert set(rows) == {("appeals_appeal", str(cases[0].pk))}


def test_the_register_lists_the_own_office_only(as_operator, cases):
    rows = as_operator.get(reverse("appeals:appeals")).context["register"]["rows"]
    assert [row["cells"][0]["text"] for row in rows] == [cases[0].number]


def test_an_appeal_is_not_moved_to_another_platform(as_operator, operator, cases):
    other = cases[1].platform
    response = as_operator.post(reverse("appeals:appeal_edit", args=[cases[0].pk]), form(other, version=1))
    assert response.context["form"].errors["platform"]
    with pytest.raises(DatabaseError), as_the_database_sees(operator):
        Appeal.objects.filter(pk=cases[0].pk).update(platform=other)


@pytest.mark.parametrize("table", OF_PLATFORM)
def test_a_forgotten_filter_shows_no_row_of_another_platform(operator, cases, table):
    with as_the_database_sees(operator):
        assert counted(table) == 1
    with as_the_database_sees(operator, platform=None):
        assert counted(table) == 0
    with as_the_database_sees(operator, region="KZ-71"):
        assert counted(table) == 0


def test_a_forgotten_filter_changes_no_row_of_another_platform(operator, cases):
    with as_the_database_sees(operator):
        assert Party.objects.update(role="respondent") == 1
        assert Session.objects.update(minutes=60) == 1
        assert Session._base_manager.all()._raw_delete("default") == 1
    assert Party.objects.filter(role="applicant").count() == Session.objects.count() == 2
    with pytest.raises(DatabaseError), as_the_database_sees(operator):
        factories.party(cases[1], name="чужой")
    with pytest.raises(DatabaseError), as_the_database_sees(operator):
        Appeal.objects.filter(pk=cases[0].pk).delete()


@pytest.mark.parametrize(
    "table",
    [
        "events_event",
        "events_publication",
        "events_participation",
        "reports_submission",
        "appeals_request",
        "mediators_service",
        "portal_cache",
        "django_session",
        "accounts_deputy",
    ],
)
def test_tables_that_no_office_needs_are_closed(operator, table):
    with pytest.raises(DatabaseError, match="permission denied"), as_the_database_sees(operator):
        counted(table)


def test_an_operator_sees_one_platform_and_the_regions_mediators(operator, office):
    factories.platform("KZ-31"), factories.platform("KZ-71")
    factories.mediator("KZ-31"), factories.mediator("KZ-71")
    with as_the_database_sees(operator):
        assert counted("offices_platform") == counted("offices_platformperiod") == 1
        assert counted("mediators_mediator") == counted("mediators_standing") == 1


def test_no_other_role_gains_by_the_operators_policies(cases, coordinator):
    with scope(role="coordinator", region="KZ-31", platform=cases[0].platform_id, user=coordinator.pk):
        assert counted("appeals_appeal") == 2
    with scope(role="national"):
        assert counted("appeals_appeal") == 3
    with pytest.raises(DatabaseError), scope(role="public"):
        counted("appeals_appeal")


def test_the_web_login_takes_the_role_and_does_not_inherit_it():
    with connection.cursor() as cursor:
        cursor.execute(
            """select pg_has_role(web.rolname, operator.rolname, 'member'),
                      pg_has_role(web.rolname, operator.rolname, 'usage')
                 from pg_roles as web, pg_roles as operator
                where web.rolname like '%%\\_web' and operator.rolname = %s""",
            [f"{connection_role()}_operator"],
        )
        assert cursor.fetchone() == (True, False)


def connection_role() -> str:
    from django.conf import settings

    return settings.PORTAL_ROLE_PREFIX


@pytest.mark.parametrize(
    ("role", "region", "with_platform"),
    [("operator", "KZ-31", False), ("operator", None, False), ("coordinator", "KZ-31", True), ("national", None, True)],
)
def test_a_user_has_the_place_of_the_role(office, role, region, with_platform):
    with pytest.raises(IntegrityError, match="user_region_fits_role"), transaction.atomic():
        factories.user(role, region, platform=office if with_platform else None)


def test_an_operators_platform_is_of_the_own_region(office):
    with pytest.raises(IntegrityError, match="user_platform_in_region"):
        factories.user("operator", "KZ-71", platform=office)
        with connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")


def test_an_administrator_makes_an_operator_in_the_admin(administrator, as_administrator, office):
    administrator.is_superuser = True
    administrator.save()
    values = {"username": "desk", "role": "operator", "region": "KZ-31", "platform": office.pk,
              "usable_password": "false"}  # fmt: skip
    url = "/admin/accounts/user/add/"
    elsewhere = factories.platform("KZ-71")
    assert as_administrator.post(url, {**values, "platform": elsewhere.pk}).status_code == 200
    assert as_administrator.post(url, {**values, "platform": ""}).status_code == 200
    assert not User.objects.filter(username="desk").exists()
    assert as_administrator.post(url, values).status_code == 302
    assert User.objects.get(username="desk").platform_id == office.pk


def test_the_start_page_of_an_office_speaks_of_it_alone(as_operator, office, cases):
    page = as_operator.get(reverse("desk:start"))
    assert page.context["title"] == "Кабинет оператора"
    pending = next(head for head in page.context["heads"] if head["code"] == "pending")
    assert pending["count"] == "1"
    assert page.context["keys"] == []
    assert [place["url"] for place in page.context["nav"]] == ["/", "/appeals/"]


def test_an_operator_takes_a_case_from_the_agreement_to_the_settlement(as_operator, operator, office):
    appeal = factories.appeal(office, D(2023, 11, 10))
    mediator = factories.mediator("KZ-31")

    def do(verb, **values):
        appeal.refresh_from_db()
        data = {"version": appeal.version, "form_token": str(uuid.uuid4()), **values}
        response = as_operator.post(reverse(f"appeals:{verb}", args=[appeal.pk]), data)
        assert response.status_code == 302, response.context["form"].errors

    do("appeal_sign", mediation_agreed_on="2023-11-11")
    do("appeal_assign", mediator=mediator.pk)
    do("appeal_hold", held_on="2023-11-12")
    do("appeal_party_add", role="applicant", name="Асем", consented_on="2023-11-10")
    do("appeal_extend", extended_on="2023-11-13")
    do("appeal_settle", signed_on="2023-11-14")
    appeal.refresh_from_db()
    assert appeal.outcome == "agreement"
    page = as_operator.get(reverse("appeals:appeal", args=[appeal.pk]))
    assert len(page.context["moments"]) >= 6
    parties = as_operator.get(reverse("appeals:appeal_parties", args=[appeal.pk]))
    assert "Асем" in parties.content.decode()
    assert AccessEntry.objects.filter(row_key=str(appeal.pk), actor_id=operator.pk).exists()


def test_an_operator_hands_the_own_appeal_over_and_answers_none(as_operator, operator, office):
    appeal = factories.appeal(office, D(2023, 11, 10))
    data = {"version": 1, "form_token": str(uuid.uuid4()), "to_region": "KZ-71", "on": "2023-11-12",
            "handed_on": "2023-11-12", "because": "живут там", "reason": "живут там"}  # fmt: skip
    response = as_operator.post(reverse("appeals:appeal_hand_over", args=[appeal.pk]), data)
    assert response.status_code == 302, response.context["form"].errors
    offer = HandOver.objects.get()
    assert offer.appeal_id == appeal.pk
    assert as_operator.get(reverse("appeals:handovers")).status_code == 403
    with as_the_database_sees(operator):
        assert HandOver.objects.get() == offer
        with pytest.raises(DatabaseError), transaction.atomic():
            HandOver.objects.update(decision="accepted", decided_on=D(2023, 11, 13), new_number="KZ-71/2023/00001")


def test_an_operator_finds_the_own_platform_and_the_regions_mediators_by_typing(as_operator, office):
    factories.platform("KZ-31", name_ru="Кабинет соседний")
    factories.mediator("KZ-71", full_name="Ахметов Чужой")
    own = factories.mediator("KZ-31", full_name="Ахметов Свой")
    platforms = as_operator.get(reverse("offices:choices"), {"q": "кабинет"}).json()["choices"]
    mediators = as_operator.get(reverse("mediators:choices"), {"q": "ахметов"}).json()["choices"]
    assert [row["value"] for row in platforms] == [str(office.pk)]
    assert [row["value"] for row in mediators] == [str(own.pk)]
