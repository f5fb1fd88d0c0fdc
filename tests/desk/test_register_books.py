"""The registers from one workbook: many rows at once, what the card says besides, and cards that were merged."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from accounts.models import JournalEntry
from appeals.models import Appeal
from desk.workbook.importing import import_file
from events.models import Participation
from mediators import actions
from mediators.models import Mediator, Standing
from offices.models import Platform, PlatformPeriod
from tests import factories
from tests.desk.books import on_disk

pytestmark = pytest.mark.django_db
D = datetime.date
PLATFORM = ["code", "region", "kind", "host", "name_ru", "opened_on", "closed_on", "phone"]
MEDIATOR = ["registry_number", "full_name", "kind", "region", "included_on", "excluded_on", "is_ethno", "phone"]
MORE = [
    "organisation", "specialisation", "certificate_number", "certificate_issuer", "certificate_on",
    "certificate_until_on", "elected_by", "elected_on", "birth_on", "education",
]  # fmt: skip
TOLD = [
    "ТОО «Согласие»", "family, labour", "МС-1", "Центр", D(2023, 1, 5), D(2026, 1, 5), "Собрание", D(2022, 5, 5),
    D(1980, 3, 3), "КазНУ, 2002",
]  # fmt: skip


def network(count=30, **changes) -> dict[str, list]:
    """Return rows of so many platforms and mediators; changes: column -> value in every row."""
    platforms, mediators = [PLATFORM], [MEDIATOR]
    for n in range(count):
        office = [f"P{n}", "KZ-31", "office", "kgu", f"Кабинет {n}", D(2020, 1, 6), None, "1"]
        person = [f"M{n}", f"Медиатор {n}", "public", "KZ-31", D(2021, 3, 1), None, "нет", "1"]
        for columns, row in ((PLATFORM, office), (MEDIATOR, person)):
            for name, value in changes.items():
                if name in columns:
                    row[columns.index(name)] = value
        platforms.append(office)
        mediators.append(person)
    return {"platforms": platforms, "mediators": mediators}


def one(**values) -> dict[str, list]:
    """Return a sheet of one mediator."""
    values = {"registry_number": "M1", "full_name": "Ким Юрий", "kind": "public", "region": "KZ-31",
              "included_on": D(2023, 1, 10), **values}  # fmt: skip
    return {"mediators": [list(values), list(values.values())]}


def everything() -> list:
    return [list(model.objects.order_by("pk").values()) for model in (Platform, PlatformPeriod, Mediator, Standing)]


def test_a_second_load_of_both_registers_changes_no_row_and_writes_no_journal(tmp_path):
    sheets = network()
    sheets["mediators"] = [[*row, *more] for row, more in zip(sheets["mediators"], [MORE, *[TOLD] * 30], strict=True)]
    path = on_disk(tmp_path, sheets)
    assert import_file(path).errors == []
    before, journal = everything(), JournalEntry.objects.count()
    assert [len(rows) for rows in before] == [30] * 4
    report = import_file(path)
    assert {name: (row["new"], row["changed"], row["same"]) for name, row in report.counts.items()} == {
        "platforms": (0, 0, 30),
        "mediators": (0, 0, 30),
    }
    assert everything() == before and JournalEntry.objects.count() == journal


def test_many_changed_rows_take_as_many_statements_as_few_and_each_is_in_the_journal(tmp_path):
    counts = []
    for count in (10, 40):
        import_file(on_disk(tmp_path, network(count)))
        journal = JournalEntry.objects.count()
        path = on_disk(tmp_path, network(count, phone="2", host="other", is_ethno="да", excluded_on=D(2023, 10, 2)))
        with CaptureQueriesContext(connection) as queries:
            assert import_file(path).errors == []
        counts.append(len(queries))
        # Cards and entries of both registers; the mediator's card once more, as an ethnomediator.
        assert JournalEntry.objects.count() - journal == count * 5
        assert set(Mediator.objects.values_list("phone", "is_ethno", "version")) == {("2", True, 2)}
        import_file(on_disk(tmp_path, network(count)))
        Mediator.objects.update(version=1)
    assert counts[0] == counts[1]


def test_among_many_changed_rows_the_one_of_a_closed_quarter_is_named_and_none_is_kept(tmp_path):
    sheets = network()
    import_file(on_disk(tmp_path, sheets))
    before = everything()
    factories.lock("KZ-31", D(2023, 7, 1))
    for number, row in enumerate(sheets["mediators"][1:], start=2):
        row[5] = D(2023, 8, 1) if number == 7 else D(2023, 10, 2)
    [(cell, message)] = import_file(on_disk(tmp_path, sheets)).errors
    assert cell == "mediators!E7" and "только для чтения" in message
    assert everything() == before


def test_what_the_card_says_besides_is_kept_where_a_column_is_absent_and_cleared_by_a_blank_cell(tmp_path):
    import_file(on_disk(tmp_path, one(**dict(zip(MORE, TOLD, strict=True)))))
    import_file(on_disk(tmp_path, one(full_name="Ким Юра")))
    card = Mediator.objects.get(full_name="Ким Юра")
    assert [getattr(card, name) for name in MORE] == TOLD
    import_file(on_disk(tmp_path, one(**dict.fromkeys(MORE))))
    card.refresh_from_db()
    assert [getattr(card, name) or None for name in MORE] == [None] * len(MORE)


def test_the_columns_besides_are_known_by_their_labels(tmp_path):
    sheets = one(**{"Дата рождения": "03.03.1980", "Сертификат нөмірі": "МС-7", "Сферы медиации *": "school"})
    assert import_file(on_disk(tmp_path, sheets)).errors == []
    card = Mediator.objects.get()
    assert (card.birth_on, card.certificate_number, card.specialisation) == (D(1980, 3, 3), "МС-7", "school")


def test_a_wrong_cell_of_the_card_is_named(tmp_path):
    wrong = [
        ({"kind": "professional", "birth_on": D(1998, 1, 11)}, "mediators!F2", "25"),
        ({"birth_on": D(2024, 1, 1)}, "mediators!F2", "в будущем"),
        ({"certificate_on": D(2023, 1, 2), "certificate_until_on": D(2023, 1, 1)}, "mediators!G2", "раньше"),
        ({"certificate_until_on": "скоро"}, "mediators!F2", "не дата"),
    ]
    for values, cell, words in wrong:
        [(where, message)] = import_file(on_disk(tmp_path, one(**values))).errors
        assert where == cell and words in message
    assert not Mediator.objects.exists()


def headers(path) -> list:
    return [cell.value for cell in load_workbook(path)["mediators"][1]]


def test_what_goes_out_with_the_columns_besides_changes_nothing_when_it_comes_back(tmp_path):
    import_file(on_disk(tmp_path, network(3)))
    call_command("export_workbook", str(tmp_path / "plain.xlsx"))
    assert not set(headers(tmp_path / "plain.xlsx")) & set(MORE)
    import_file(on_disk(tmp_path, one(birth_on=D(1980, 3, 3), certificate_number="007")))
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    assert headers(tmp_path / "out.xlsx")[-2:] == ["certificate_number", "birth_on"]
    before, journal = everything(), JournalEntry.objects.count()
    report = import_file(tmp_path / "out.xlsx")
    assert report.errors == [] and everything() == before and JournalEntry.objects.count() == journal


@pytest.fixture
def merged(administrator):
    """Two cards that became one in November; an appeal went over, a participation of a closed quarter stayed."""
    kept, twice = (factories.mediator("KZ-31", registry_number=number, full_name="Ким") for number in ("M1", "M2"))
    at = factories.platform("KZ-31", code="P1")
    factories.appeal(at, D(2023, 10, 2), mediator=twice, external_id="A1")
    factories.participation(factories.campaign("open_day", D(2023, 8, 4), code="C1"), at, twice)
    factories.lock("KZ-31", D(2023, 7, 1))
    actions.merge(twice, into=kept, on=D(2023, 11, 10), because="внесён дважды", by=administrator)
    assert Participation.objects.get().mediator == twice
    return kept, twice


def test_a_row_of_a_merged_card_is_refused_and_names_the_kept_one(tmp_path, merged):
    [(cell, message)] = import_file(on_disk(tmp_path, one(registry_number="M2", phone="5"))).errors
    assert cell == "mediators!A2" and "M1" in message
    assert not Mediator.objects.filter(phone="5").exists()


def test_what_refers_to_a_merged_card_goes_to_the_kept_one_and_says_so(tmp_path, merged):
    kept, twice = merged
    header = ["external_id", "platform", "mediator", "received_on", "source", "channel", "category"]
    told = ["P1", "M2", D(2023, 10, 2), "self", "in_person", "family"]
    report = import_file(on_disk(tmp_path, {"appeals": [header, ["A1", *told], ["A2", *told]]}))
    assert report.errors == [] and report.counts["appeals"]["new"] == 1
    assert set(Appeal.objects.values_list("mediator", flat=True)) == {kept.pk}
    [warning] = report.warnings
    assert "M2" in warning and "M1" in warning


@pytest.mark.parametrize("number", ["M1", "M2"])
def test_what_a_closed_quarter_left_with_a_merged_card_is_the_same_under_either_number(tmp_path, merged, number):
    sheets = {"participation": [["campaign", "platform", "mediator"], ["C1", "P1", number]]}
    assert import_file(on_disk(tmp_path, sheets)).counts["participation"]["same"] == 1


def test_a_portal_with_a_merged_card_goes_out_and_comes_back_unchanged(tmp_path, merged):
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    before, journal = everything(), JournalEntry.objects.count()
    report = import_file(tmp_path / "out.xlsx")
    assert report.errors == [] and all(row["new"] == row["changed"] == 0 for row in report.counts.values())
    assert everything() == before and JournalEntry.objects.count() == journal
