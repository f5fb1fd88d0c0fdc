"""Events with their lists, in from a workbook and out into one that can be loaded again."""

import datetime
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desk.workbook.exporting import export_file
from desk.workbook.importing import Rights, import_file
from events.models import Event, EventMediator, EventOrganisation
from tests import factories
from tests.desk.books import book

pytestmark = pytest.mark.django_db
D = datetime.date
CONTRACT = ["external_id", "region", "platform", "type", "title", "starts_on", "ends_on", "attendance", "certificates",
            "campaign"]  # fmt: skip


def row(**more):
    return {"external_id": "E1", "region": "KZ-31", "type": "lecture", "title": "Лекция", "starts_on": D(2023, 10, 9),
            "attendance": 30, **more}  # fmt: skip


def load(*rows, region=""):
    heads = list(rows[0])
    content = book({"events": [heads, *([one[head] for head in heads] for one in rows)]})
    return import_file(BytesIO(content), rights=Rights(region=region))


def loaded(*rows):
    report = load(*rows)
    assert report.errors == []
    return report.counts["events"]


@pytest.fixture
def cast():
    return {
        "own": factories.organisation(name_ru="Университет", name_kk="Университеті"),
        "national": factories.organisation(None, name_ru="Союз медиаторов"),
        "who": factories.mediator(registry_number="M-1"),
        "other": factories.mediator(registry_number="M-2"),
    }


FULL = {"format": "очно", "place": "Клуб", "theme": "Семья и дети", "dates": "9, 11 и 20 октября 2023",
        "groups": "Молодёжь, women", "organisers": "университеті", "partners": "Союз медиаторов",
        "mediators": "M-2; M-1", "title_kk": "Дәріс"}  # fmt: skip


def test_all_that_is_told_of_an_event_is_loaded(cast):
    assert loaded(row(**FULL)) == {"new": 1, "changed": 0, "same": 0}
    event = Event.objects.get()
    assert event.dates == [D(2023, 10, 9), D(2023, 10, 11), D(2023, 10, 20)] and event.ends_on == D(2023, 10, 20)
    assert (event.format, event.theme.code, event.groups) == ("in_person", "family", "youth, women")
    roles = dict(EventOrganisation.objects.values_list("organisation", "role"))
    assert roles == {cast["own"].pk: "organiser", cast["national"].pk: "partner"}
    assert EventMediator.objects.count() == 2
    assert loaded(row(**FULL)) == {"new": 0, "changed": 0, "same": 1}


def test_a_file_with_the_columns_of_the_contract_keeps_the_lists_and_a_blank_cell_clears(cast):
    loaded(row(**FULL))
    assert loaded(row(attendance=31, ends_on=D(2023, 10, 20)))["changed"] == 1
    event = Event.objects.get()
    assert (event.attendance, len(event.dates), EventMediator.objects.count()) == (31, 3, 2)
    blank = row(attendance=31, dates=None, organisers=None, partners="Университет", mediators="M-2")
    assert loaded(blank)["changed"] == 1
    event.refresh_from_db()
    assert (event.dates, event.ends_on) == ([], D(2023, 10, 20))
    assert [(one.organisation, one.role) for one in EventOrganisation.objects.all()] == [(cast["own"], "partner")]
    assert EventMediator.objects.get().mediator == cast["other"]


@pytest.mark.parametrize(
    ("more", "cell", "words"),
    [
        ({"dates": "10, 12 октября"}, "G2", "первым днём"),
        ({"dates": "завтра"}, "G2", "не дни"),
        ({"groups": "космонавты"}, "G2", "справочнике"),
        ({"organisers": "Чужая"}, "G2", "нет организации «Чужая»"),
        ({"mediators": "M-1; X"}, "G2", "«X»"),
        ({"theme": "космос"}, "G2", "справочнике"),
        ({"attendance": 1_000_000}, "F2", "200000"),
    ],
)
def test_what_cannot_be_is_told_by_its_cell(cast, more, cell, words):
    factories.organisation("KZ-71", name_ru="Чужая")
    [(where, message)] = load(row(**more)).errors
    assert where == f"events!{cell}" and words in message.replace("\xa0", "")
    assert not Event.objects.exists()


def test_one_organisation_is_not_both(cast):
    [(where, _message)] = load(row(organisers="Университет", partners="Университет")).errors
    assert where == "events!H2"


def test_what_goes_out_comes_in_as_the_same(cast, tmp_path):
    loaded(row(**FULL), row(**{**FULL, "external_id": "E2", "dates": None, "mediators": None}))
    export_file(tmp_path / "out.xlsx")
    report = import_file(tmp_path / "out.xlsx")
    assert report.errors == [] and report.counts["events"] == {"new": 0, "changed": 0, "same": 2}


def test_a_portal_that_tells_no_more_writes_the_columns_of_the_contract(tmp_path):
    factories.event()
    export_file(tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["events"]
    assert [cell.value for cell in sheet[1]] == CONTRACT
    Event.objects.update(place="Клуб")
    export_file(tmp_path / "out.xlsx")
    sheet = load_workbook(tmp_path / "out.xlsx")["events"]
    assert [cell.value for cell in sheet[1]] == [*CONTRACT, "place"]
