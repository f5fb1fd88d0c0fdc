"""The template: made for the user's region and role, and taken back by the import as it is."""

import datetime

import pytest
from django.utils import translation

from appeals.models import Appeal
from desk.models import Upload
from events.models import Event
from tests import factories
from tests.desk.books import opened, saved, send

pytestmark = pytest.mark.django_db
D = datetime.date


def template(client, language="ru"):
    client.cookies["django_language"] = language
    return opened(client.get("/intake/template/"))


def offered(workbook, sheet: str, header: str) -> list:
    """Return the values of the drop-down under a header."""
    worksheet = workbook[sheet]
    letter = next(cell.column_letter for cell in worksheet[1] if cell.value.rstrip(" *") == header)
    [rule] = [rule for rule in worksheet.data_validations.dataValidation if f"{letter}2" in rule.sqref]
    title, _bang, cells = rule.formula1.partition("!")
    return [cell.value for row in workbook[title.strip("'")][cells.replace("$", "")] for cell in row]


@pytest.fixture
def region(db):
    at = factories.platform("KZ-31", code="KZ-31-A", name_ru="Кабинет медиации", locality="Тараз")
    factories.platform("KZ-31", code="KZ-31-B", name_ru="Закрытая", closed_on=D(2023, 1, 1))
    factories.platform("KZ-71", code="KZ-71-A", name_ru="Чужая")
    factories.mediator("KZ-31", registry_number="M-1", full_name="Ахметов Ерлан")
    factories.mediator("KZ-71", registry_number="M-2", full_name="Чужой Медиатор")
    factories.campaign("open_day", code="day-3", name_ru="День открытых дверей")
    return at


def test_it_offers_the_regions_own_open_platforms_and_registered_mediators(as_coordinator, region):
    workbook = template(as_coordinator)
    assert offered(workbook, "Обращения", "Площадка") == ["Кабинет медиации · Тараз · KZ-31-A"]
    assert offered(workbook, "Обращения", "Медиатор") == ["Ахметов Ерлан · M-1"]
    assert offered(workbook, "Мероприятия", "Регион") == ["Жамбылская область"]
    assert offered(workbook, "Участие", "Акция") == ["День открытых дверей · day-3"]
    assert "суд" in offered(workbook, "Обращения", "Кем направлено")
    assert "Семейные вопросы" in offered(workbook, "Обращения", "Вопрос")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_filled_by_its_own_lists_it_is_loaded_in_every_language(as_coordinator, region, language):
    workbook = template(as_coordinator, language)
    appeals, events = workbook.worksheets[1], workbook.worksheets[2]
    with translation.override(language):
        columns = [cell.value.rstrip(" *") for cell in appeals[1]]
        choices = [offered(workbook, appeals.title, columns[place])[0] for place in (1, 2, 4, 5, 6)]
        at, mediator, source, channel, category = choices
        type_ = offered(workbook, events.title, events["D1"].value.rstrip(" *"))[0]
        own = offered(workbook, events.title, events["B1"].value.rstrip(" *"))[0]
    for place, value in enumerate(("A-1", at, mediator, D(2023, 11, 1), source, channel, category, 40), start=1):
        appeals.cell(2, place, value)
    for place, value in enumerate(("E-1", own, at, type_, "Лекция", "05.11.2023", None, 0), start=1):
        events.cell(2, place, value)
    page = send(as_coordinator, saved(workbook), follow=True)
    assert page.context["page"]["errors"] == []
    as_coordinator.post(f"{page.redirect_chain[-1][0]}load/")
    assert Appeal.objects.get().mediator.registry_number == "M-1"
    assert Event.objects.get().platform == region


def test_untouched_it_holds_nothing_to_load_and_nothing_to_complain_of(as_coordinator, region):
    page = send(as_coordinator, saved(template(as_coordinator)), follow=True)
    assert page.context["upload"].status == Upload.Status.UNCHANGED
    assert page.context["page"]["warnings"] == []


def test_every_column_says_what_belongs_there(as_coordinator, region):
    for worksheet in template(as_coordinator).worksheets[1:-1]:
        rules = worksheet.data_validations.dataValidation
        assert len(rules) == worksheet.max_column
        assert all(0 < len(rule.prompt) <= 255 and len(rule.promptTitle) <= 32 for rule in rules)
        assert all(cell.comment.text for cell in worksheet[1])


def test_dates_and_texts_keep_their_form(as_coordinator, region):
    sheet = template(as_coordinator)["Обращения"]
    assert sheet.column_dimensions["D"].number_format == "DD.MM.YYYY"
    assert sheet.column_dimensions["A"].number_format == "@"


def test_an_administrator_gets_the_registers(as_administrator):
    registers = [
        "Площадки", "Медиаторы", "Акции", "Курсы", "Обученные", "Организации", "Меморандумы", "Записи реестра",
    ]  # fmt: skip
    assert template(as_administrator).sheetnames[1:-1] == registers


def test_a_name_that_looks_like_a_formula_stays_a_name(as_coordinator, region):
    factories.platform("KZ-31", code="KZ-31-C", name_ru="=1+1")
    workbook = template(as_coordinator)
    [cell] = [cell for row in workbook["Списки"] for cell in row if cell.value and str(cell.value).startswith("=1+1")]
    assert cell.data_type == "s"
