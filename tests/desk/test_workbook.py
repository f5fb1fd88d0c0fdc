"""Workbooks in and out: all or nothing, every mistake named by its cell, nothing changed by loading twice."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from accounts.models import JournalEntry
from appeals.models import Appeal
from desk.workbook.guard import UPLOAD
from desk.workbook.importing import import_file
from events.models import Campaign, Event, Participation, Publication
from mediation.quarter import Quarter
from mediation.spreadsheet import clean, put
from mediators.models import Mediator, Standing
from offices.models import Platform, PlatformPeriod
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date

GOOD = {
    "platforms": [
        ["code", "region", "kind", "host", "name_ru", "opened_on", "closed_on", "phone"],
        ["P1", "KZ-31", "office", "kgu", "Кабинет", D(2020, 1, 1), None, "123"],
        ["P2", "город Астана", "диалоговая площадка", "школа", "Школа № 1", "01.02.2021", "2023-08-01", None],
    ],
    "Медиаторы": [
        ["Номер в реестре", "ФИО", "Вид", "Регион", "Включён", "Исключён", "Этномедиатор"],
        ["M1", "Ахметов Ерлан", "непрофессиональный", "Жамбыл облысы", D(2021, 3, 1), None, "да"],
        ["M2", "Касенова Динара", "professional", "KZ-71", D(2021, 3, 1), D(2023, 8, 1), "нет"],
    ],
    "campaigns": [
        ["code", "kind", "name_ru", "starts_on", "ends_on", "opens_at"],
        ["C1", "open_day", "День открытых дверей", D(2023, 8, 4), D(2023, 8, 4), "10:00"],
    ],
    "participation": [["campaign", "platform", "mediator"], ["C1", "P1", None], ["C1", "P1", "M2"]],
    "surveys": [["campaign", "region", "respondents"], ["C1", "KZ-31", 0]],
    "appeals": [
        ["external_id", "platform", "mediator", "received_on", "source", "channel", "category", "age", "outcome",
         "resolved_on", "campaign"],
        ["A1", "P1", "M2", D(2023, 8, 1), "суд", "лично", "Семейные вопросы", 40, "консультация", D(2023, 8, 2), None],
        ["A2", "P1", None, D(2023, 8, 4), "self", "phone", "labour", None, None, None, "C1"],
    ],
    "events": [
        ["external_id", "region", "type", "title", "starts_on", "attendance", "certificates"],
        ["E1", "KZ-31", "lecture", "Лекция", D(2023, 9, 1), 0, None],
    ],
    "publications": [
        ["external_id", "region", "published_on", "medium", "title", "quantity", "comments"],
        ["B1", "KZ-31", D(2023, 9, 1), "социальные сети", "Как договориться", None, None],
    ],
}  # fmt: skip


def book(tmp_path, sheets, name="in.xlsx"):
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    workbook.save(tmp_path / name)
    return tmp_path / name


def counts():
    return [
        model.objects.count() for model in (Platform, Mediator, Campaign, Participation, Appeal, Event, Publication)
    ]


def test_a_workbook_with_codes_and_labels_of_both_languages_is_taken_in(tmp_path):
    report = import_file(book(tmp_path, GOOD))
    assert report.errors == []
    assert counts() == [2, 2, 1, 2, 2, 1, 1]
    assert PlatformPeriod.objects.get(platform__code="P2").ends_on == D(2023, 8, 1)
    assert Standing.objects.get(mediator__registry_number="M1").kind == "public"
    assert Publication.objects.get().quantity == 1
    assert [appeal.number for appeal in Appeal.objects.order_by("number")] == ["KZ-31/2023/00001", "KZ-31/2023/00002"]


def test_loading_twice_changes_nothing(tmp_path):
    path = book(tmp_path, GOOD)
    import_file(path)
    before = JournalEntry.objects.count()
    report = import_file(path)
    assert all(row["new"] == row["changed"] == 0 for row in report.counts.values())
    assert JournalEntry.objects.count() == before


def test_a_rehearsal_changes_nothing(tmp_path, capsys):
    call_command("import_workbook", str(book(tmp_path, GOOD)), "--dry-run")
    assert counts() == [0] * 7
    assert "новых 2" in capsys.readouterr().out


def test_an_absent_column_keeps_and_a_blank_cell_clears(tmp_path):
    import_file(book(tmp_path, GOOD))
    columns = ["code", "region", "kind", "host", "name_ru", "opened_on"]
    row = ["P1", "KZ-31", "office", "kgu", "Другое имя", D(2020, 1, 1)]
    import_file(book(tmp_path, {"platforms": [columns, row]}))
    assert Platform.objects.filter(code="P1", name_ru="Другое имя", phone="123", version=2).exists()
    import_file(book(tmp_path, {"platforms": [[*columns, "phone"], [*row, None]]}))
    assert Platform.objects.get(code="P1").phone == ""
    assert Platform.objects.count() == 2


def test_a_return_after_exclusion_is_a_new_entry_and_keeps_the_old(tmp_path):
    import_file(book(tmp_path, GOOD))
    columns = ["registry_number", "full_name", "kind", "region", "included_on", "excluded_on"]
    import_file(book(tmp_path, {"mediators": [columns, ["M2", "Касенова", "public", "KZ-71", D(2023, 9, 1), None]]}))
    entries = Standing.objects.filter(mediator__registry_number="M2").order_by("starts_on")
    assert [(entry.kind, entry.starts_on, entry.ends_on) for entry in entries] == [
        ("professional", D(2021, 3, 1), D(2023, 8, 1)),
        ("public", D(2023, 9, 1), None),
    ]


def test_twenty_mistakes_give_twenty_lines_and_change_nothing(tmp_path, capsys):
    with pytest.raises(SystemExit) as end:
        call_command("import_workbook", str(book(tmp_path, BAD)), "--errors", str(tmp_path / "marked.xlsx"))
    assert end.value.code == 1
    lines = capsys.readouterr().err.splitlines()
    assert {line.split(":")[0] for line in lines} == set(MISTAKES)
    assert len(lines) == len(MISTAKES) == 20
    for line in lines:
        cell, _colon, message = line.partition(": ")
        assert MISTAKES[cell] in message
    assert counts() == [0] * 7
    marked = load_workbook(tmp_path / "marked.xlsx")
    for cell in MISTAKES:
        sheet, address = cell.split("!")
        assert marked[sheet][address].comment.text


BAD = {
    "platforms": [
        [*GOOD["platforms"][0], "крыша"],
        GOOD["platforms"][1],
        ["P3", "Атлантида", "office", "kgu", "Кабинет", D(2020, 1, 1), None, None],
        ["P4", "KZ-31", "office", "school", "Кабинет", D(2020, 1, 1), None, None],
        ["P5", "KZ-31", "dialogue", "school", "Школа", D(2022, 1, 1), D(2021, 1, 1), None],
        ["P1", "KZ-31", "office", "kgu", "Кабинет", D(2020, 1, 1), None, None],
        ["P6", "KZ-31", "office", "kgu", None, D(2020, 1, 1), None, None],
        ["P7", "KZ-31", "office", "kgu", "Кабинет", D(2020, 1, 1), D(2023, 8, 1), None],
    ],
    "mediators": [
        ["registry_number", "full_name", "kind", "region", "included_on", "is_ethno", "email"],
        ["M1", "Ахметов", "шаман", "KZ-31", D(2021, 3, 1), "да", None],
        ["M2", "Ахметов", "public", "KZ-31", "31.02.2021", "может быть", "не почта"],
    ],
    "campaigns": [
        ["code", "kind", "name_ru", "starts_on", "ends_on"],
        ["C1", "week", "Неделя", D(2023, 7, 31), D(2023, 8, 4)],
    ],
    "appeals": [
        ["external_id", "platform", "received_on", "source", "channel", "category", "outcome", "resolved_on",
         "campaign", "age"],
        ["A1", "P1", D(2023, 8, 2), "self", "phone", "family", "agreement", D(2023, 8, 1), None, None],
        ["A2", "P1", D(2023, 8, 2), "self", "phone", "family", "agreement", None, None, None],
        ["A3", "P1", D(2023, 12, 2), "self", "phone", "family", None, None, None, None],
        ["A4", "P7", D(2023, 8, 1), "self", "phone", "family", None, None, None, None],
        ["A5", "P99", D(2023, 8, 1), "self", "phone", "family", None, None, None, None],
        ["A6", "P1", D(2023, 9, 1), "self", "phone", "family", None, None, "C1", None],
        ["A7", "P1", D(2023, 8, 1), "self", "phone", "погода", None, None, None, 150],
        ["A8", "P3", D(2023, 8, 1), "self", "phone", "family", None, None, None, None],
    ],
    "events": [
        ["external_id", "region", "type", "title", "starts_on", "ends_on", "attendance"],
        ["E1", "KZ-31", "lecture", "Лекция", D(2023, 9, 2), D(2023, 9, 1), "много"],
        ["E2", "KZ-31", "lecture", "Л" * 501, D(2023, 9, 2), None, 5],
    ],
}  # fmt: skip

MISTAKES = {
    "platforms!I1": "неизвестен",
    "platforms!B3": "такого региона",
    "platforms!D4": "не подходит",
    "platforms!G5": "раньше",
    "platforms!A6": "строке 2",
    "platforms!E7": "обязательно",
    "mediators!C2": "быть не может",
    "mediators!E3": "не дата",
    "mediators!F3": "да",
    "mediators!G3": "почты",
    "appeals!H2": "раньше поступления",
    "appeals!H3": "и исход",
    "appeals!C4": "в будущем",
    "appeals!B5": "не работала",
    "appeals!B6": "P99",
    "appeals!I7": "дни акции",
    "appeals!F8": "справочнике",
    "appeals!J8": "пределы",
    "events!G2": "целое число",
    "events!D3": "длиннее 500",
}


def test_a_row_of_a_closed_quarter_is_named_by_its_date(tmp_path):
    import_file(book(tmp_path, GOOD))
    factories.lock("KZ-31", D(2023, 7, 1))
    late = {"appeals": [GOOD["appeals"][0], *GOOD["appeals"][1:], ["A9", *GOOD["appeals"][1][1:]]]}
    [(cell, message)] = import_file(book(tmp_path, late)).errors
    assert cell == "appeals!D4"
    assert "только для чтения" in message
    assert Appeal.objects.count() == 2


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04" + b"\0" * 40])
def test_what_is_no_workbook_is_refused_in_a_sentence(tmp_path, capsys, content):
    path = tmp_path / "file.xlsx"
    path.write_bytes(content)
    with pytest.raises(SystemExit):
        call_command("import_workbook", str(path))
    assert capsys.readouterr().err.splitlines() == [f"{path.name}: Это не книга Excel (.xlsx), либо она повреждена."]


def test_an_absent_file_is_told(tmp_path, capsys):
    with pytest.raises(SystemExit):
        call_command("import_workbook", str(tmp_path / "none.xlsx"))
    assert "Такого файла нет" in capsys.readouterr().err


def test_an_upload_that_unpacks_to_too_much_is_refused(tmp_path):
    path = book(tmp_path, {"appeals": [["x" * 30_000] * 5 for _row in range(150)]})
    [(_cell, message)] = import_file(path, limits=UPLOAD).errors
    assert "велик" in message


def test_an_unknown_sheet_is_only_a_warning(tmp_path, capsys):
    call_command("import_workbook", str(book(tmp_path, {**GOOD, "Заметки": [["что угодно"]]})))
    assert "Заметки" in capsys.readouterr().err
    assert Appeal.objects.count() == 2


def test_what_goes_out_comes_in_again_with_the_same_figures(tmp_path):
    import_file(book(tmp_path, GOOD))
    factories.event("KZ-31", D(2023, 9, 5), title="=1+1")  # entered in a browser, without an external number
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    before = figures()
    wipe()
    assert figures() != before
    assert import_file(tmp_path / "out.xlsx").errors == []
    assert figures() == before
    assert Event.objects.filter(title="=1+1").exists()


def figures():
    return [summarise(Quarter(2023, number)).rollup.totals for number in (2, 3, 4)]


def wipe():
    """Empty the portal as only its owner can."""
    with connection.cursor() as cursor:
        cursor.execute("set constraints all immediate")
        cursor.execute("truncate offices_platform, mediators_mediator, events_campaign, appeals_appealcounter cascade")


@given(text=st.text(max_size=300) | st.sampled_from(["=1+1", "+1", "@x", "\x00\x0b", "\ufffe", "😀", "'", "<&>"]))
@settings(max_examples=200, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_text_becomes_a_formula_in_a_workbook(text):
    sheet = Workbook().active
    cell = put(sheet["A1"], text)
    assert cell.data_type == "s"
    assert cell.value == clean(text)
