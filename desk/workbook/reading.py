"""Opening a workbook that somebody sends: refused before it can do harm, then read row by row."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from desk.workbook.columns import SHEETS, Column, Sheet
from desk.workbook.guard import Limits, check_archive, damaged
from desk.workbook.values import folded

# The template's own sheets, which hold nothing to load: the guide and the lists, in its three languages.
GUIDE = {"ru": "Как заполнить", "kk": "Қалай толтыру керек", "en": "How to fill"}
LISTS = {"ru": "Списки", "kk": "Тізімдер", "en": "Lists"}
OURS = {folded(name) for names in (GUIDE, LISTS) for name in names.values()}
STEP = 200  # rows between two tellings of how far the work is


@dataclass
class Table:
    """A sheet of the file: which column stands where, and the rows that hold anything."""

    sheet: Sheet
    name: str
    places: dict[str, int] = field(default_factory=dict)
    rows: list[tuple[int, tuple]] = field(default_factory=list)

    def cell(self, row: int, column: str | None) -> str:
        """Return a cell's address as people know it: ``Обращения!E7``."""
        letter = get_column_letter(self.places[column] + 1) if column in self.places else "A"
        return f"{self.name}!{letter}{row}"


def read(file: Path | BinaryIO, limits: Limits, report, codes: frozenset[str]) -> list[Table]:
    """Return the known sheets of a workbook, in the order they must be read.

    Unknown sheets are warned of; unknown and missing columns, and sheets outside ``codes``, are errors, all told
    to ``report``. Raises ``NotAWorkbook``.
    """
    report.expect(check_archive(file, limits))
    try:
        book = load_workbook(file, read_only=True, data_only=True)
        tables = read_sheets(book, limits, report, codes)
        book.close()
    except Exception as failure:  # openpyxl raises whatever its parser meets in a broken file
        raise damaged() from failure
    report.expect(sum(len(table.rows) for table in tables.values()))
    return [tables[sheet.code] for sheet in SHEETS if sheet.code in tables]


def read_sheets(book, limits: Limits, report, codes: frozenset[str]) -> dict[str, Table]:
    tables = {}
    for worksheet in book.worksheets:
        title = folded(worksheet.title)
        sheet = next((sheet for sheet in SHEETS if title in sheet.names), None)
        if sheet is None:
            if title not in OURS:
                report.warn(_("the sheet “%(name)s” is not known and was not read") % {"name": worksheet.title})
        elif sheet.code not in codes:
            report.error(f"{worksheet.title}!A1", _("Your role does not load this sheet; take it out of the file."))
        elif sheet.code in tables:
            report.error(f"{worksheet.title}!A1", _("This sheet stands in the file twice."))
        else:
            tables[sheet.code] = read_sheet(worksheet, sheet, limits, report)
    return tables


def read_sheet(worksheet, sheet: Sheet, limits: Limits, report) -> Table:
    table = Table(sheet, worksheet.title)
    worksheet.reset_dimensions()  # a file may lie about its size
    for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1):
        if number > limits.rows:
            words = {"rows": limits.rows}
            report.error(
                f"{table.name}!A{number}",
                _("The sheet goes on below row %(rows)s. Delete what stands there, or split the file.") % words,
            )
            break
        if len(row) > limits.columns and any(value not in (None, "") for value in row[limits.columns :]):
            words = {"columns": limits.columns}
            report.error(
                f"{table.name}!A{number}",
                _("The row has more than %(columns)s columns. Delete what stands far to the right.") % words,
            )
            continue
        if number == 1:
            read_header(row, table, report)
        elif any(value is not None and str(value).strip() for value in row):
            table.rows.append((number, row))
            if len(table.rows) % STEP == 0:
                report.read(STEP)
    return table


def read_header(row: tuple, table: Table, report) -> None:
    for index, value in enumerate(row):
        if value is None or not str(value).strip():
            continue
        column = find_column(table.sheet, value)
        address = f"{table.name}!{get_column_letter(index + 1)}1"
        if column is None:
            report.error(address, _("The column “%(name)s” is not known.") % {"name": str(value)[:60]})
        elif column.code in table.places:
            report.error(address, _("The column “%(name)s” stands here twice.") % {"name": str(value)[:60]})
        else:
            table.places[column.code] = index
    for column in table.sheet.columns:
        if column.is_required and column.code not in table.places:
            words = {"name": f"{column.code} / {column.russian}"}
            report.error(f"{table.name}!A1", _("The column “%(name)s” is missing.") % words)


def find_column(sheet: Sheet, value) -> Column | None:
    """Return the column of a header; a trailing asterisk, as templates print it, is no part of the name."""
    name = folded(str(value).rstrip("* "))
    return next((column for column in sheet.columns if name in column.names), None)
