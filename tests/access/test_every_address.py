"""Every address with every role: who may open it, and that nothing of another region shows anywhere."""

import pytest
from django.urls import reverse

from accounts.models import Deputy, User
from accounts.models.user import SEEN
from accounts.permissions import MAY, OPERATOR
from mediators.models import Standing
from offices.models import PlatformPeriod
from tests.access.addresses import CANARY, EVERY, OURS, PUBLIC, body, permission_of, walk

pytestmark = pytest.mark.django_db
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


# Verbs of the centre itself that sound like a change of a record.
OF_THE_CENTRE = {"reports:exception_end"}
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
        if name in OF_THE_CENTRE:
            continue
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
