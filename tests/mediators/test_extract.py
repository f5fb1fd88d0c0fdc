"""The extract from the register: a page for paper and a workbook, as of a day."""

import datetime
import io

import pytest
from openpyxl import load_workbook

from mediators import actions
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
PRINTED = "/mediators/extract/"


def page(client, **query):
    return client.get(PRINTED, query)


def sheet(client, **query):
    response = client.get(PRINTED, {**query, "format": "xlsx"})
    return list(load_workbook(io.BytesIO(b"".join(response.streaming_content))).active.iter_rows(values_only=True))


@pytest.fixture
def people(db, administrator):
    certified = {"certificate_number": "МС-7", "certificate_issuer": "Центр", "certificate_on": D(2020, 2, 3)}
    suspended = factories.mediator(
        "KZ-31",
        kind="professional",
        full_name="Ахметов Ерлан",
        registry_number="N-1",
        included_on=D(2021, 5, 6),
        **certified,
    )
    actions.suspend(suspended, on=D(2023, 3, 1), because="жалоба", by=administrator)
    factories.mediator(
        "KZ-31", full_name="Ким Юрий", registry_number="N-2", included_on=D(2023, 7, 1), elected_by="Сход села",
        elected_on=D(2023, 6, 1),
    )  # fmt: skip
    factories.mediator("KZ-31", full_name="Ушёл Раньше", included_on=D(2020, 1, 1), excluded_on=D(2023, 6, 1))
    factories.mediator("KZ-71", full_name="Другой Регион", elected_by="Собрание")


def test_the_workbook_says_of_which_day_it_is_and_holds_that_days_register(as_administrator, people):
    rows = sheet(as_administrator, on="2023-09-30", region="KZ-31")
    assert "30.09.2023" in rows[0][0]
    assert "2" in rows[1][0] and "1" in rows[1][0]
    assert [(*row[:3], row[4], row[5].date()) for row in rows[4:]] == [
        ("N-1", "Ахметов Ерлан", "профессиональный, приостановлен", "№ МС-7, Центр, 03.02.2020", D(2021, 5, 6)),
        ("N-2", "Ким Юрий", "общественный", "Сход села, 01.06.2023", D(2023, 7, 1)),
    ]


@pytest.mark.parametrize(("on", "names"), [("2023-05-31", ["Ахметов Ерлан", "Ушёл Раньше"]), ("2019-01-01", [])])
def test_the_page_holds_the_register_of_any_day(as_administrator, people, on, names):
    extract = page(as_administrator, on=on, region="KZ-31").context["extract"]
    assert [row[1] for row in extract.rows] == names
    assert (extract.total, extract.public + extract.professional) == (len(names), len(names))


def test_the_page_and_the_workbook_say_the_same(as_administrator, people):
    made = page(as_administrator, on="2023-09-30").context["extract"]
    told = [tuple(value.date() if hasattr(value, "hour") else value for value in row) for row in
            sheet(as_administrator, on="2023-09-30")[4:]]  # fmt: skip
    assert told == made.rows and len(told) == 3


def test_the_page_speaks_the_readers_language(as_administrator, people):
    as_administrator.cookies["django_language"] = "kk"
    text = page(as_administrator, on="2023-09-30").content.decode()
    assert "2023" in text and "кәсіби" in text and "Жамбыл облысы" in text


def test_without_a_day_it_is_of_today(as_administrator, people):
    assert page(as_administrator).context["extract"].on == D(2023, 11, 20)


@pytest.mark.parametrize("query", [{"on": "31.31.2023"}, {"on": "вчера"}, {"region": "KZ-99"}, {"kind": "x"}])
def test_a_choice_that_is_none_is_told_and_nothing_is_printed(as_administrator, people, query):
    response = page(as_administrator, **query)
    assert response.status_code == 200 and response.context["extract"] is None and response.context["form"].errors
    assert page(as_administrator, **query, format="xlsx").context["form"].errors


def test_a_coordinator_prints_the_own_region_whatever_the_address_says(as_coordinator, people):
    made = page(as_coordinator, on="2023-09-30", region="KZ-71").context["extract"]
    assert [row[1] for row in made.rows] == ["Ахметов Ерлан", "Ким Юрий"]


def test_an_extract_asks_the_database_as_often_for_many_as_for_one(
    as_administrator, people, django_assert_max_num_queries
):
    for n in range(30):
        factories.mediator("KZ-31", full_name=f"Медиатор {n}")
    with django_assert_max_num_queries(14):
        page(as_administrator)
