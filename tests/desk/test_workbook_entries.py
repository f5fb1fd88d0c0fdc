"""The whole history of mediators in the workbook, not their last registration alone."""

import datetime

import pytest
from django.core.management import call_command
from openpyxl import load_workbook

from desk.workbook.importing import import_file
from mediators import actions
from mediators.models import Standing
from tests import factories
from tests.desk.books import on_disk
from tests.desk.test_workbook_partners import summary, wipe

pytestmark = pytest.mark.django_db
D = datetime.date
COLUMNS = ["mediator", "starts_on", "begun_by", "ends_on", "ended_by", "kind", "is_ethno"]


def history() -> list:
    names = ("mediator__registry_number", *COLUMNS[1:], "is_suspended", "begun_because", "reason")
    return list(Standing.objects.order_by("mediator__registry_number", "starts_on", "pk").values_list(*names))


def lived(by):
    """A mediator who left, returned, joined the pool, was suspended; and one of whom there is nothing to tell."""
    who = factories.mediator("KZ-31", registry_number="M1", included_on=D(2022, 1, 10))
    factories.mediator("KZ-31", registry_number="M2", included_on=D(2022, 1, 10))
    actions.exclude(who, on=D(2022, 6, 1), because="По заявлению", by=by)
    actions.readmit(who, on=D(2023, 2, 1), kind="public", by=by)
    actions.change_ethno(who, on=D(2023, 8, 1), because="Окончил курс", by=by)
    actions.suspend(who, on=D(2023, 8, 20), because="Госслужба", by=by)
    actions.restore(who, on=D(2023, 8, 20), by=by)
    actions.suspend(who, on=D(2023, 9, 5), because="Госслужба", by=by)


def sheet_of(tmp_path, *rows):
    return import_file(on_disk(tmp_path, {"entries": [COLUMNS, *rows]}))


def test_a_whole_history_goes_out_and_into_an_empty_portal_with_the_same_figures(tmp_path, administrator):
    lived(administrator)
    undone = [row for row in history() if row[1] == row[3]]
    before, told = summary(tmp_path), [row for row in history() if row not in undone]
    call_command("export_workbook", str(tmp_path / "out.xlsx"))
    rows = list(load_workbook(tmp_path / "out.xlsx")["entries"].values)
    assert {row[0] for row in rows[1:]} == {"M1"} and len(undone) == 1
    wipe()
    assert import_file(tmp_path / "out.xlsx").errors == []
    assert history() == told and summary(tmp_path) == before
    again = import_file(tmp_path / "out.xlsx")
    assert all(row["new"] == row["changed"] == 0 for row in again.counts.values())


def test_a_history_with_a_gap_is_refused_at_its_cell(tmp_path):
    factories.mediator("KZ-31", registry_number="M1", included_on=D(2023, 1, 10))
    before = history()
    first = ["M1", D(2023, 1, 10), "included", D(2023, 5, 1), "changed", "public", "no"]
    report = sheet_of(tmp_path, first, ["M1", D(2023, 6, 1), "ethno", None, None, "public", "yes"])
    assert [cell for cell, _message in report.errors] == ["entries!B3"] and history() == before
    assert [cell for cell, _message in sheet_of(tmp_path, first).errors] == ["entries!B2"]


def test_an_entry_that_contradicts_itself_is_refused_at_its_cell(tmp_path):
    factories.mediator("KZ-31", registry_number="M1", included_on=D(2023, 1, 10))
    row = ["M1", D(2023, 1, 10), "included", D(2023, 5, 1), None, "public", "no"]
    assert [cell for cell, _message in sheet_of(tmp_path, row).errors] == ["entries!E2"]


def test_an_entry_that_holds_on_days_of_another_is_refused_at_its_row(tmp_path):
    factories.mediator("KZ-31", registry_number="M1", included_on=D(2023, 1, 10))
    report = sheet_of(tmp_path, ["M1", D(2023, 6, 1), "included", None, None, "public", "no"])
    assert len(report.errors) == 1 and report.errors[0][0].endswith("2")
