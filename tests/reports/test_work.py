"""What mediators did: the panel of the card and the ranking for awards."""

import datetime
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from tests import factories

pytestmark = pytest.mark.django_db
DAY = datetime.date(2023, 8, 10)  # of 2023-Q3


@pytest.fixture
def office(db):
    return factories.platform("KZ-31")


def worked(office, who, *, agreements=0, consultations=0, pending=0, day=DAY):
    for outcome, count in (("agreement", agreements), ("consultation", consultations)):
        for _one in range(count):
            factories.appeal(office, day, outcome=outcome, resolved_on=day, mediator=who)
    for _one in range(pending):
        factories.appeal(office, day, mediator=who)


def ranking(client, **query):
    answer = client.get(reverse("reports:ranking"), {"period": "2023-Q3", **query})
    assert answer.status_code == 200
    return answer


def places(answer):
    return [(line["place"], line["entry"].mediator.full_name) for line in answer.context["lines"]]


def panel(client, who, **query):
    answer = client.get(reverse("reports:mediator_work", args=[who.pk]), {"period": "2023-Q3", **query})
    assert answer.status_code == 200
    return {one["code"]: one for one in answer.context["figures"]}, answer


def test_the_card_tells_the_work_of_a_quarter_and_of_a_year(as_coordinator, office):
    who, other = factories.mediator(), factories.mediator()
    worked(office, who, agreements=2, consultations=1, pending=3)
    worked(office, who, agreements=1, day=datetime.date(2023, 4, 3))
    worked(office, other, pending=1)
    case = who.appeals.filter(outcome="agreement", received_on=DAY).first()
    factories.session(case, reason="внесено позже"), factories.session(case, reason="внесено позже")
    factories.participation(factories.campaign(), office, who)
    factories.took_part(factories.event(starts_on=DAY), who)
    found, answer = panel(as_coordinator, who)
    assert {code: one["value"] for code, one in found.items()} == {
        "received": "6", "resolved": "3", "agreements": "2", "share": "66,7", "sessions": "2", "events": "1",
        "campaigns": "1", "pending": "3",
    }  # fmt: skip
    assert (found["received"]["median"], found["pending"]["median"]) == ("3,5", "2") and answer.context["is_heavy"]
    found, _answer = panel(as_coordinator, who, period="2023")
    assert (found["received"]["value"], found["agreements"]["value"]) == ("7", "3")


def test_every_number_opens_as_many_records(as_national, office):
    who, other = factories.mediator(), factories.mediator()
    worked(office, who, agreements=2, consultations=1, pending=3)
    worked(office, other, agreements=4, pending=2)
    worked(office, who, agreements=1, day=datetime.date(2023, 5, 3))
    for case in who.appeals.filter(received_on=DAY)[:2]:
        factories.session(case, reason="внесено позже")
    factories.session(who.appeals.first(), datetime.date(2023, 10, 2), reason="внесено позже")
    factories.participation(factories.campaign(), office, who)
    factories.took_part(factories.event(starts_on=DAY), who)
    found, _answer = panel(as_national, who)
    for code, one in found.items():
        rows = as_national.get(one["url"]).context["register"]["rows"]
        wanted = found["resolved"]["value"] if code == "share" else one["value"]
        assert len(rows) == int(wanted), code


def test_annulled_appeals_are_nobodys_work(as_national, office):
    who = factories.mediator()
    worked(office, who, agreements=1)
    case = who.appeals.get()
    factories.session(case, reason="внесено позже")
    type(case).objects.filter(pk=case.pk).update(annulled_at="2023-08-11T10:00+06:00", annulled_because="ошибка")
    found, _answer = panel(as_national, who)
    assert {one["value"] for one in found.values()} == {"0", "—"}


def test_the_best_stand_first_and_equal_ones_share_a_place(as_national, office):
    people = {name: factories.mediator(full_name=name) for name in "АБВГДЕ"}
    worked(office, people["А"], agreements=2, consultations=2)
    worked(office, people["Б"], agreements=2)
    worked(office, people["В"], agreements=2)
    worked(office, people["Г"], agreements=3, consultations=9)
    worked(office, people["Д"], consultations=1)
    assert places(ranking(as_national)) == [(1, "Г"), (2, "Б"), (2, "В"), (4, "А"), (5, "Д")]


def test_more_appeals_decide_where_agreements_and_share_are_equal(as_national, office):
    few, many = factories.mediator(full_name="А"), factories.mediator(full_name="Б")
    worked(office, few, agreements=1)
    worked(office, many, agreements=1, pending=2)
    assert places(ranking(as_national)) == [(1, "Б"), (2, "А")]


def test_kind_and_region_are_chosen_and_only_the_registered_are_ranked(as_national, office):
    names = {"public": "Общественный", "professional": "Профессиональный"}
    for kind, name in names.items():
        worked(office, factories.mediator(kind=kind, full_name=name), agreements=1)
    gone = factories.mediator(full_name="Ушёл", excluded_on=datetime.date(2023, 9, 1))
    resting = factories.mediator(full_name="Приостановлен")
    factories.suspend(resting, datetime.date(2023, 9, 1))
    there = factories.mediator("KZ-71", full_name="В Астане")
    for who in (gone, resting):
        worked(office, who, agreements=1)
    worked(factories.platform("KZ-71"), there, agreements=2)
    assert places(ranking(as_national)) == [(1, "В Астане"), (2, "Общественный")]
    assert places(ranking(as_national, region="KZ-31")) == [(1, "Общественный")]
    assert places(ranking(as_national, kind="professional")) == [(1, "Профессиональный")]


def test_a_coordinator_ranks_the_own_region_whatever_is_asked(as_coordinator, as_administrator, office):
    worked(office, factories.mediator(full_name="Свой"), agreements=1)
    worked(factories.platform("KZ-71"), factories.mediator("KZ-71", full_name="Чужой"), agreements=2)
    assert places(ranking(as_coordinator, region="KZ-71")) == [(1, "Свой")]
    refused = as_administrator.get(reverse("reports:ranking"))
    assert refused.status_code == 403 and "администраторы не видят" in refused.content.decode()


def test_the_file_holds_what_the_page_ranks(as_national, office):
    worked(office, factories.mediator(full_name="Ким", registry_number="=1+1"), agreements=1, consultations=2)
    answer = as_national.get(reverse("reports:ranking"), {"period": "2023-Q3", "format": "xlsx"})
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).active
    head, line = ([cell.value for cell in row] for row in sheet.iter_rows())
    assert line[:3] == [1, "Ким", "=1+1"] and line[4:] == [3, 3, 1, pytest.approx(33.3), 0, 0, 0, 0]
    assert len(head) == len(line) and sheet["C2"].data_type == "s"


@pytest.mark.parametrize("query", [{"period": "2023-Q9"}, {"kind": "moon"}, {"region": "KZ-00"}])
def test_a_wrong_choice_is_told_and_the_page_stays(as_national, query):
    assert ranking(as_national, **query).context["form"].errors


def test_more_mediators_cost_no_more_queries(as_national, office):
    def cost():
        with CaptureQueriesContext(
            connection,
        ) as queries:
            ranking(as_national)
        return len(queries)

    worked(office, factories.mediator(), agreements=1)
    cost()  # the first request also fills caches
    few = cost()
    for _one in range(5):
        worked(office, factories.mediator(), agreements=1)
    assert cost() == few
