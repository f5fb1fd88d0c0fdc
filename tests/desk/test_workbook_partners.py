"""Organisations, memoranda, courses and who finished them, in from a workbook and out again."""

import datetime
import json

import pytest
from django.core.management import call_command
from django.db import connection
from openpyxl import load_workbook

from accounts.models import JournalEntry
from desk.workbook.importing import Rights, import_file
from events.models import Campaign, Event, Memorandum, Organisation
from mediators.models import Training, TrainingCompletion
from tests import factories
from tests.desk.books import on_disk

pytestmark = pytest.mark.django_db
D = datetime.date
SHEETS = {
    "Организации": [
        ["Название", "Регион", "Вид", "Название на казахском", "Контакты", "Не предлагать"],
        ["Союз медиаторов", None, "ngo", "Медиаторлар одағы", "info@example.kz", None],
        ["Университет", "KZ-31", "education", "Университеті", None, "да"],
    ],
    "memoranda": [
        ["organisation", "region", "number", "subject", "signed_on", "ends_on"],
        ["университеті", "Жамбылская область", "7-М", "Практика студентов", D(2023, 2, 1), D(2024, 1, 31)],
        ["Союз медиаторов", None, None, "Обмен опытом", "01.03.2023", None],
    ],
    "mediators": [
        ["registry_number", "full_name", "kind", "region", "included_on"],
        ["M1", "Ким Юрий", "public", "KZ-31", D(2021, 3, 1)],
    ],
    "trainings": [["title", "hours", "is_ethno"], ["Базовый курс", 40, "нет"], ["Этномедиация", 16, "да"]],
    "completions": [
        ["training", "mediator", "finished_on", "certificate_number"],
        ["Базовый курс", "M1", D(2023, 8, 10), "С-1"],
    ],
    "campaigns": [
        ["code", "kind", "name_ru", "starts_on", "ends_on", "slogan_ru", "aims_kk", "is_pilot"],
        ["C1", "week", "Неделя", D(2023, 9, 4), D(2023, 9, 8), "Договоримся!", "Мақсаты", "иә"],
    ],
    "events": [
        ["external_id", "region", "type", "title", "starts_on", "attendance", "organisers", "course"],
        ["E1", "KZ-31", "training", "Занятие", D(2023, 8, 10), 12, "Университет", "Базовый курс"],
    ],
}  # fmt: skip


def load(folder, sheets, region=""):
    return import_file(on_disk(folder, sheets), rights=Rights(region=region))


def cells(report) -> dict[str, str]:
    return dict(report.errors)


def test_an_empty_portal_takes_in_partners_courses_and_what_refers_to_them(tmp_path):
    assert load(tmp_path, SHEETS).errors == []
    own, national = Organisation.objects.order_by("-name_ru")
    assert (own.region_id, own.kind.code, own.is_retired, national.region_id) == ("KZ-31", "education", True, None)
    memorandum = Memorandum.objects.get(organisation=own)
    assert (memorandum.region_id, memorandum.number, memorandum.ends_on) == ("KZ-31", "7-М", D(2024, 1, 31))
    completion = TrainingCompletion.objects.get()
    assert (completion.region_id, completion.training.hours, completion.certificate_number) == ("KZ-31", 40, "С-1")
    event = Event.objects.get()
    assert event.course == completion.training and event.organisations.get().organisation == own
    campaign = Campaign.objects.get()
    assert (campaign.slogan_ru, campaign.slogan_kk, campaign.is_pilot) == ("Договоримся!", "", True)


def test_a_second_load_changes_nothing_and_another_cell_changes_its_record(tmp_path):
    load(tmp_path, SHEETS)
    before = JournalEntry.objects.count()
    report = load(tmp_path, SHEETS)
    assert all(row["new"] == row["changed"] == 0 for row in report.counts.values())
    assert JournalEntry.objects.count() == before
    head, row, *_others = SHEETS["memoranda"]
    report = load(tmp_path, {"memoranda": [head, [*row[:5], D(2025, 1, 31)]]})
    assert report.counts["memoranda"] == {"new": 0, "changed": 1, "same": 0}
    assert Memorandum.objects.get(number="7-М").ends_on == D(2025, 1, 31)


@pytest.mark.parametrize(
    ("sheet", "column", "value", "words", "cell"),
    [
        ("Организации", "Вид", "кружок", "справочнике", "C2"),
        ("Организации", "Регион", "Атлантида", "двадцати", "B2"),
        ("memoranda", "organisation", "Никто", "«Никто»", "A2"),
        ("memoranda", "region", None, "еспубликанской", "A2"),
        ("memoranda", "ends_on", D(2022, 1, 1), "раньше", "F2"),
        ("memoranda", "signed_on", D(2030, 1, 1), "будущем", "E2"),
        ("trainings", "hours", 3000, "2000", "B2"),
        ("completions", "training", "Нет такого", "«Нет такого»", "A2"),
        ("completions", "finished_on", D(2030, 1, 1), "будущем", "C2"),
        ("events", "course", "Нет такого", "«Нет такого»", "H2"),
    ],
)
def test_what_cannot_be_is_told_by_its_cell(tmp_path, sheet, column, value, words, cell):
    head, row, *others = SHEETS[sheet]
    place = head.index(column)
    spoilt = {**SHEETS, sheet: [head, [*row[:place], value, *row[place + 1 :]], *others]}
    found = cells(load(tmp_path, spoilt))
    assert words in found[f"{sheet}!{cell}"].replace("\xa0", "")
    assert not Organisation.objects.exists() and not Training.objects.exists()


def test_a_wrong_organisation_is_told_once_and_not_again_where_it_is_named(tmp_path):
    head, national, own = SHEETS["Организации"]
    spoilt = {**SHEETS, "Организации": [head, national, [*own[:2], "кружок", *own[3:]]]}
    spoilt["memoranda"] = [SHEETS["memoranda"][0], ["Университет", *SHEETS["memoranda"][1][1:]]]
    assert list(cells(load(tmp_path, spoilt))) == ["Организации!C3"]


def test_the_same_organisation_twice_in_a_file_is_named(tmp_path):
    head, national, own = SHEETS["Организации"]
    assert list(cells(load(tmp_path, {"Организации": [head, own, national, own]}))) == ["Организации!A4"]


def test_a_region_loads_its_own_partners_and_who_finished_of_its_mediators(tmp_path):
    factories.mediator("KZ-71", registry_number="M2")
    factories.training("Базовый курс")
    sheets = {name: SHEETS[name] for name in ("Организации", "completions")}
    sheets["completions"] = [sheets["completions"][0], ["Базовый курс", "M2", D(2023, 8, 10), None]]
    found = cells(load(tmp_path, sheets, region="KZ-31"))
    assert set(found) == {"Организации!B2", "completions!B2"}
    assert "администраторы" in found["Организации!B2"]


def test_a_closed_quarter_takes_in_nobody_who_finished(tmp_path):
    load(tmp_path, {name: SHEETS[name] for name in ("mediators", "trainings")})
    factories.lock("KZ-31", D(2023, 7, 1))
    found = cells(load(tmp_path, {"completions": SHEETS["completions"]}))
    assert list(found) == ["completions!C2"]


def test_a_portal_goes_out_and_into_an_empty_one_with_the_same_summary(tmp_path):
    load(tmp_path, SHEETS)
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    before, told = summary(tmp_path), partners()
    wipe()
    assert partners() == ([], [], [], []) and summary(tmp_path) != before
    assert import_file(tmp_path / "out.xlsx").errors == []
    assert summary(tmp_path) == before and partners() == told
    assert json.loads(before)["figures"]["mediators.trained"]["total"] == 1
    again = import_file(tmp_path / "out.xlsx")
    assert all(row["new"] == row["changed"] == 0 for row in again.counts.values())


def summary(folder) -> bytes:
    path = folder / "summary.json"
    call_command("export_summary", "2023-Q3", "--format", "json", "--live", "--output", str(path))
    return path.read_bytes()


def partners() -> tuple:
    return (
        list(Organisation.objects.order_by("name_ru").values_list("region", "name_ru", "kind__code", "contacts")),
        list(Memorandum.objects.order_by("subject").values_list("organisation__name_ru", "region", "ends_on")),
        list(Training.objects.order_by("title").values_list("title", "hours", "is_ethno")),
        list(Campaign.objects.values_list("code", "slogan_ru", "aims_kk", "is_pilot")),
    )


def wipe():
    """Empty the portal as only its owner can."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute(
            "truncate offices_platform, mediators_mediator, mediators_training, events_campaign, events_event, "
            "events_organisation, appeals_appealcounter cascade"
        )


def test_sheets_beyond_the_contract_go_out_last_and_only_where_they_hold_rows(tmp_path):
    contract = ["platforms", "mediators", "campaigns", "participation", "surveys", "appeals", "events", "publications"]
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == contract
    factories.memorandum(factories.organisation())
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    assert load_workbook(tmp_path / "out.xlsx").sheetnames == [*contract, "organisations", "memoranda"]
