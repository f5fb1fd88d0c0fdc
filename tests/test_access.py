"""Every address with every role: who may open it, and that nothing of another region shows anywhere."""

import datetime
import uuid
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.db import IntegrityError, ProgrammingError, connection, models
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from accounts.models import Deputy, User
from accounts.models.user import SEEN
from accounts.permissions import MAY, OPERATOR
from mediation.permissions import EVERYONE
from mediation.quarter import Quarter
from mediation.registers import Register
from mediation.scope import ROLES, scope
from mediators.models import Standing
from offices.models import PlatformPeriod
from reports.models import Remark, Reopening, Step, SubmissionScan
from tests import factories

pytestmark = pytest.mark.django_db
CANARY = "Канарейка"
OTHER = "KZ-71"
# Opened without a permission of ours: signing in and out, the language, the colours, Django's own pages for users,
# and calendars, whose address is the secret.
OPEN = ("accounts/", "language/", "theme/", "admin/", "mediators/calendar/")


def addresses(patterns=None, prefix="", namespace=""):
    """Yield (name, route, view) of every address of the portal."""
    for pattern in patterns or get_resolver().url_patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from addresses(pattern.url_patterns, prefix + str(pattern.pattern), inner)
        elif isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", prefix + str(pattern.pattern), pattern.callback


def permission_of(view) -> str:
    return getattr(view, "permission", "") or getattr(getattr(view, "view_class", None), "permission", "")


EVERY = [(name, route, view) for name, route, view in addresses() if not route.startswith(OPEN)]
# Pages for citizens look alike to everybody, and name the offices of all regions; they have a test of their own.
PUBLIC = [name for name, _route, view in EVERY if permission_of(view) == EVERYONE]
OURS = [one for one in EVERY if one[0] not in PUBLIC]


@pytest.fixture
def foreign(db):
    """A record of every noun in another region, each with the canary in its text."""
    at = factories.platform(OTHER, name_ru=CANARY)
    who = factories.mediator(OTHER, full_name=CANARY)
    campaign = factories.campaign("open_day", datetime.date(2023, 11, 3))
    day = datetime.date(2023, 11, 3)
    appeal = factories.appeal(at, day, mediator=who, external_id=CANARY)
    gone = factories.appeal(at, day, outcome="redirected", resolved_on=day)
    clerk = factories.operator(at, username="clerk", last_name=CANARY)
    partner = factories.organisation(OTHER, name_ru=CANARY)
    event = factories.event(
        OTHER, title=CANARY, told_in_on=datetime.date(2023, 10, 1), highlight_ru=CANARY, highlight_kk=CANARY
    )
    return {
        "platform": at,
        "mediator": who,
        "request": factories.request(OTHER, name=CANARY, contact=CANARY, platform=at),
        "person": clerk,
        "deputy": factories.deputy(clerk, factories.user("coordinator", OTHER, last_name=CANARY)),
        "appeal": appeal,
        "session": factories.session(appeal, place=CANARY),
        "agreement": factories.agreement(appeal, number=CANARY),
        "party": factories.party(appeal, name=CANARY),
        "handover": factories.hand_over(gone, "KZ-10", reason=CANARY),
        "event": event,
        "organisation": partner,
        "memorandum": factories.memorandum(partner, ends_on=datetime.date(2023, 12, 1), subject=CANARY),
        "held": factories.held_by(event, partner),
        "present": factories.took_part(event, who),
        "publication": factories.publication(OTHER, title=CANARY),
        "standing": who.standings.get(),
        "proposal": factories.proposal(OTHER, full_name=CANARY),
        "participation": factories.participation(campaign, at, who),
        "survey": factories.survey(campaign, OTHER),
        "response": factories.response(factories.questionnaire(campaign), OTHER, words=CANARY),
        "upload": factories.upload(OTHER, name=CANARY),
        "historic": factories.historic(region=OTHER, sentence=CANARY, source=CANARY),
        "service": factories.service(who, at),
        "pattern": factories.pattern(who, at),
        "duty": factories.duty(who, at, reason=CANARY),
        "text": factories.region_text(OTHER, Quarter(2023, 3), text_ru=CANARY, text_kk=CANARY),
        "submission": (submission := handed_in()),
        "exception": exception(submission),
        "scan": scan(submission),
        "completion": factories.completion(who, day, certificate_number=CANARY),
    }


def handed_in():
    """A report with a remark and a course, of a version that no test knows."""
    by = factories.user("coordinator", OTHER, last_name=CANARY)
    made = factories.handed_in(OTHER, Quarter(2023, 3), by=by, director=CANARY, comment=CANARY, version=7)
    own = {"submission": made, "region_id": OTHER}
    Remark.objects.create(figure="events.total", text=CANARY, made_at=timezone.now(), made_by=by, **own)
    Step.objects.create(kind="submitted", at=timezone.now(), by=by, comment=CANARY, **own)
    return made


def scan(submission) -> SubmissionScan:
    return SubmissionScan.objects.create(
        step=submission.steps.get(), region_id=OTHER, name=CANARY, extension="pdf", size=1, sha256="x", stored_as="x"
    )


def exception(submission) -> Reopening:
    """One that waits for a decision."""
    own = {"submission": submission, "region_id": OTHER}
    by = submission.submitted_by
    return Reopening.objects.create(reason=CANARY, entries=CANARY, asked_at=timezone.now(), asked_by=by, **own)


# Addresses on a record that is not what their name begins with.
OF_WHAT = {f"reports:counted_{noun}": noun for noun in ("appeal", "event", "publication")} | {
    "mediators:propose": "mediator",
    "appeals:of_mediator": "mediator",
    "appeals:reassign": "mediator",
}


# What else such an address wants to know.
FURTHER = {"<slug:paper>": "receipt", "<slug:kind>": "svg", "<slug:verb>": "up"}


def target(name: str, foreign) -> str | None:
    """Return an address on the foreign record, or the bare one when it names no record; None for campaigns."""
    noun = OF_WHAT.get(name, name.split(":")[1].split("_")[0])
    noun = {"roster": "platform"}.get(noun, noun)
    route = next(route for other, route, _view in OURS if other == name)
    if ":pk>" in route:
        more = [value for part, value in FURTHER.items() if part in route]
        return reverse(name, args=[foreign[noun].pk, *more]) if noun in foreign else None
    if "<str:quarter>" not in route and "<str:period>" not in route:
        return reverse(name)
    quarter = "2023-Q3" if name.startswith("reports:") else "2023-Q4"
    version = [1, "ru", "xlsx"] if "<int:revision>" in route else []
    section = ["ru", "appeals"] if "<str:section>" in route else []
    return reverse(name, args=[quarter, *([OTHER] if "<str:region>" in route else []), *section, *version])


def walk(client, foreign):
    """Open every address in every way; yield (name, method, response)."""
    for name, _route, _view in OURS:
        url = target(name, foreign)
        if url is None:
            continue
        answers = {
            "get": lambda url: client.get(url),
            "htmx": lambda url: client.get(url, headers={"HX-Request": "true"}),
            "head": lambda url: client.head(url),
            "xlsx": lambda url: client.get(url, {"format": "xlsx"}),
            "post": lambda url: client.post(url, {"because": "x", "version": 1, "form_token": str(uuid.uuid4())}),
        }
        for method, ask in answers.items():
            response = ask(url)
            yield name, method, response
            # Not response.close(), which would end the test's database connection as well.
            for close_file in response._resource_closers if response.streaming else ():
                close_file()


def body(response) -> str:
    """Return what an answer says; of a workbook or document, all that its parts say."""
    content = b"".join(response.streaming_content if response.streaming else [response.content])
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as parts:
            content = b"".join(parts.read(name) for name in parts.namelist())
    return unescape(content.decode("utf-8", "ignore"))  # the parts of a workbook write letters as numbers


FILES = (
    "/events/?format=xlsx",
    "/appeals/?format=xlsx",
    "/reports/2023-Q4/summary.docx",
    "/reports/2023-Q4/summary.xlsx",
    "/reports/2023-H2/summary.docx",
    "/reports/2023/summary.xlsx",
)


@pytest.mark.parametrize("url", FILES)
def test_a_name_in_a_file_would_be_seen(as_national, foreign, url):
    assert CANARY in body(as_national.get(url))


def test_every_address_names_its_permission():
    nameless = [name for name, _route, view in EVERY if not permission_of(view)]
    assert nameless == []


def test_a_stranger_to_the_portal_sees_only_the_door(client, foreign):
    for name, _method, response in walk(client, foreign):
        assert response.status_code == 302 and "/accounts/login/" in response.url, name


def test_pages_for_citizens_name_offices_and_nobody(client, foreign, as_coordinator):
    directory = {name for name in PUBLIC if name.startswith("directory:")} | {"desk:robots", "desk:sitemap"}
    requests, surveys = ["request:form", "request:status"], {"survey:answer", "survey:thanks"}
    # What the directory tells, tests/desk/test_directory.py holds; questionnaires, tests/events/test_survey_phone.py.
    assert set(PUBLIC) - directory - surveys == set(requests)
    receipt = foreign["request"].receipt
    for name in requests:
        for anyone in (client, as_coordinator):
            for query in ({}, {"number": receipt}):
                response = anyone.get(reverse(name), query)
                assert response.status_code == 200
                assert body(response).count(CANARY) == (1 if name == "request:form" else 0), name
                assert response["Cache-Control"] == "no-store"


def snapshot(foreign):
    return [model.objects.filter(pk=row.pk).values().get() for row in foreign.values() for model in [type(row)]]


def test_a_coordinator_meets_nothing_of_another_region(as_coordinator, foreign):
    before = snapshot(foreign)
    of_records = {name for name, route, _view in OURS if "<int:pk>" in route}
    for name, method, response in walk(as_coordinator, foreign):
        assert response.status_code < 500, (name, method)
        assert CANARY not in body(response), (name, method)
        noun = name.split(":")[1].split("_")[0]
        if noun in {*foreign, "roster"} and name in of_records:
            assert response.status_code in (403, 404, 405), (name, method)
    assert snapshot(foreign) == before


def everything(rows, user):
    """The filter that forgets to filter; of users, only the columns that pages may ask for at all."""
    return rows.only(*SEEN) if rows.model is User else rows


def test_the_database_holds_when_every_filter_is_forgotten(as_coordinator, foreign, monkeypatch):
    for model in {Standing, PlatformPeriod, Deputy, *(type(row) for row in foreign.values())}:
        monkeypatch.setattr(type(model.objects.all()), "visible_to", everything)
    before = snapshot(foreign)
    for name, method, response in walk(as_coordinator, foreign):
        assert response.status_code < 500, (name, method)
        assert CANARY not in body(response), (name, method)
    assert snapshot(foreign) == before


@pytest.fixture
def neighbour(db):
    """A record of every noun in the operator's own region, at another platform."""
    at = factories.platform("KZ-31", name_ru=CANARY)
    campaign = factories.campaign("open_day", datetime.date(2023, 11, 3))
    day = datetime.date(2023, 11, 3)
    appeal = factories.appeal(at, day, external_id=CANARY)
    gone = factories.appeal(at, day, outcome="redirected", resolved_on=day)
    return {
        "platform": at,
        "mediator": factories.mediator("KZ-31"),
        "appeal": appeal,
        "party": factories.party(appeal, name=CANARY),
        "session": factories.session(appeal, place=CANARY),
        "agreement": factories.agreement(appeal, number=CANARY),
        "handover": factories.hand_over(gone, "KZ-10", reason=CANARY),
        "event": factories.event("KZ-31", title=CANARY),
        "publication": factories.publication("KZ-31", title=CANARY),
        "participation": factories.participation(campaign, at),
        "survey": factories.survey(campaign, "KZ-31"),
        "request": factories.request("KZ-31", name=CANARY, contact=CANARY, platform=at),
        "person": factories.operator(at, username="clerk-2", last_name=CANARY),
    }


# What an operator may do at all; the rest of the portal is closed, whatever it is about.
OPERATORS = {"desk.see", "counting.read", "appeals.see", "appeals.enter", "parties.see", "choices.ask"}


def test_what_an_operator_may_do_is_this_and_no_more():
    assert {permission for permission, roles in MAY.items() if OPERATOR in roles} == OPERATORS


@pytest.mark.parametrize("whose", ["foreign", "neighbour"])
@pytest.mark.parametrize("is_forgotten", [False, True], ids=["filtered", "every filter forgotten"])
def test_an_operator_meets_nothing_of_another_platform(as_operator, whose, is_forgotten, monkeypatch, request):
    records = request.getfixturevalue(whose)
    for model in {Standing, PlatformPeriod, *(type(row) for row in records.values())} if is_forgotten else ():
        monkeypatch.setattr(type(model.objects.all()), "visible_to", everything)
    before = snapshot(records)
    for name, method, response in walk(as_operator, records):
        assert response.status_code < 500, (name, method)
        assert CANARY not in body(response), (name, method)
        route, view = next((route, view) for other, route, view in OURS if other == name)
        if permission_of(view) not in OPERATORS:
            assert response.status_code in (403, 405), (name, method)
        elif ":pk>" in route:
            assert response.status_code in (404, 405), (name, method)
    assert snapshot(records) == before


def test_national_staff_see_all_and_change_no_record(as_national, foreign):
    before = snapshot(foreign)
    for name, method, response in walk(as_national, foreign):
        assert response.status_code < 500, (name, method)
        is_of_a_case = name.split(":")[1].startswith(("appeal_", "session_", "agreement_", "party_", "handover"))
        if is_of_a_case or (
            method == "post" and name.split(":")[1].endswith(("_edit", "_delete", "_annul", "_end", "_accept"))
        ):
            assert response.status_code == 403, (name, method)
    assert snapshot(foreign) == before
    assert CANARY in body(as_national.get(reverse("events:event", args=[foreign["event"].pk])))


def test_administrators_keep_registers_and_read_no_cases(as_administrator, foreign):
    for name, method, response in walk(as_administrator, foreign):
        assert response.status_code < 500, (name, method)
        noun = name.split(":")[1].split("_")[0]
        of_cases = ("session", "agreement", "party", "handover", "handovers")
        if noun in (
            *of_cases,
            "appeal",
            "appeals",
            "event",
            "events",
            "publication",
            "publications",
            "summary",
            "workbook",
            "compare",
            "request",
            "requests",
            "of",
            "reassign",
        ):
            assert response.status_code == 403, (name, method)
    assert CANARY in body(as_administrator.get(reverse("mediators:mediator", args=[foreign["mediator"].pk])))


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


def test_every_register_is_of_a_model_that_knows_whose_rows_are_visible():
    for register in Register.__subclasses__():
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
