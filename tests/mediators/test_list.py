"""The list of mediators: found by language and field, as a file that says of which day it is."""

import datetime

import pytest
from django.urls import reverse

from mediators.models import Language
from tests import factories
from tests.desk.books import opened

pytestmark = pytest.mark.django_db
D = datetime.date
URL = reverse("mediators:mediators")


def names(client, **asked) -> list[str]:
    rows = client.get(URL, asked).context["register"]["rows"]
    return [row["cells"][0]["text"] for row in rows]


def test_a_language_is_found_under_its_code_and_under_what_people_wrote(as_administrator):
    for name, languages in (
        ("А", "kk, ru"),
        ("Б", "русский,казахский"),
        ("В", "ҚАЗАҚ ТІЛІ"),
        ("Г", "ru"),
        ("Д", "жестовый казахский"),
        ("Е", ""),
    ):
        factories.mediator(full_name=name, languages=languages)
    assert names(as_administrator, language="kk") == ["А", "Б", "В"]
    assert names(as_administrator, language="ru") == ["А", "Б", "Г"]


def test_a_field_narrows_together_with_a_day_and_its_column_may_be_shown(as_administrator):
    factories.mediator(full_name="А", specialisation="family, labour", included_on=D(2023, 1, 1))
    factories.mediator(full_name="Б", specialisation="labour", included_on=D(2023, 10, 2))
    assert names(as_administrator, field="labour") == ["А", "Б"]
    assert names(as_administrator, field="labour", on="2023-09-30") == ["А"]
    asked = {"columns": ["mediator__full_name", "mediator__specialisation"]}
    text = as_administrator.get(URL, asked).content.decode()
    assert "Семейные споры, Трудовые споры" in text


def test_a_language_added_by_an_administrator_is_offered_and_an_unknown_one_is_a_mistake(as_administrator):
    Language.objects.create(code="fa", name_ru="Фарси", name_kk="Парсы тілі")
    factories.mediator(full_name="А", languages="фарси")
    assert names(as_administrator, language="fa") == ["А"]
    assert not names(as_administrator, language="la")


@pytest.mark.parametrize(
    ("asked", "words"), [({"on": "2023-09-30"}, "на 30.09.2023"), ({}, "последние записи, на 20.11.2023")]
)
@pytest.mark.parametrize("name", ["mediators:mediators", "offices:platforms"])
def test_the_file_says_above_its_columns_and_in_its_name_of_which_day_it_is(as_administrator, name, asked, words):
    factories.mediator()
    factories.platform()
    answer = as_administrator.get(reverse(name), {**asked, "format": "xlsx"})
    assert words in answer.headers["Content-Disposition"] or answer.filename.endswith(f"{words}.xlsx")
    sheet = opened(answer).active
    assert sheet["A1"].value.endswith(words) and sheet.max_row == 3 and sheet.freeze_panes == "A3"


def test_the_platforms_of_a_day_are_those_that_were_open(as_administrator):
    factories.platform(opened_on=D(2022, 1, 1), closed_on=D(2023, 1, 1))

    def count(day):
        return len(as_administrator.get(reverse("offices:platforms"), {"on": day}).context["register"]["rows"])

    assert [count(day) for day in ("2021-12-31", "2022-01-01", "2022-12-31", "2023-01-01")] == [0, 1, 1, 0]


def test_the_list_says_who_is_suspended_or_excluded_and_of_a_day_who_was(as_administrator):
    factories.suspend(factories.mediator(full_name="А"), D(2023, 10, 2))
    factories.mediator(full_name="Б", excluded_on=D(2023, 11, 1))
    factories.mediator(full_name="В")

    def told(**asked):
        rows = as_administrator.get(URL, asked).context["register"]["rows"]
        return [next(cell for cell in row["cells"] if cell["label"] == "Состояние")["text"] for row in rows]

    assert told() == ["приостановлен", "исключён", "—"]
    assert told(on="2023-09-30") == ["—", "—", "—"]
    book = opened(as_administrator.get(URL, {"format": "xlsx"})).active
    assert [row[6].value for row in book.iter_rows(min_row=3)] == ["приостановлен", "исключён", None]


def test_how_many_stood_in_the_register_on_a_day_is_counted_to_the_last(as_administrator, monkeypatch):
    monkeypatch.setattr("mediation.registers.Register.counted_to", 1)
    for _one in range(3):
        factories.mediator()
    for name in ("mediators:mediators", "offices:platforms"):
        assert (
            "больше" not in as_administrator.get(reverse(name), {"on": "2023-09-30"}).context["register"]["count_label"]
        )
    assert as_administrator.get(URL, {"on": "2023-09-30"}).context["register"]["count_label"] == "3"
