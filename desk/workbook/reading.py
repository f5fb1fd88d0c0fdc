"""Opening a workbook that somebody sends: refused before it can do harm, then read row by row."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from desk.workbook.columns import SHEETS, Column, Sheet
from desk.workbook.values import folded

FORBIDDEN = ("vbaproject", "externallinks/", "embeddings/", "activex/", "encryptioninfo")


@dataclass(frozen=True)
class Limits:
    """How large a file may be. Sizes in bytes, unpacked ones counted while unpacking, not as the file claims."""

    packed: int
    unpacked: int
    parts: int
    rows: int
    columns: int = 200


UPLOAD = Limits(packed=5_000_000, unpacked=15_000_000, parts=100, rows=20_000)
COMMAND = Limits(packed=100_000_000, unpacked=1_000_000_000, parts=1_000, rows=500_000)


class NotAWorkbook(Exception):
    """The file as a whole is refused."""


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


def check_archive(path: Path, limits: Limits) -> None:
    """Refuse what is no plain workbook, or unpacks to too much. Raises ``NotAWorkbook``."""
    try:
        if path.stat().st_size > limits.packed:
            raise NotAWorkbook(_("The file is too large."))
        with zipfile.ZipFile(path) as archive:
            check_parts(archive, limits)
    except FileNotFoundError:
        raise NotAWorkbook(_("There is no such file.")) from None
    except (zipfile.BadZipFile, OSError, RuntimeError, NotImplementedError, EOFError, ValueError):
        raise NotAWorkbook(_("This is not an Excel workbook (.xlsx), or it is damaged.")) from None


def check_parts(archive: zipfile.ZipFile, limits: Limits) -> None:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        raise NotAWorkbook(_("The workbook has too many parts."))
    if "[Content_Types].xml" not in archive.namelist():
        raise NotAWorkbook(_("This is not an Excel workbook (.xlsx), or it is damaged."))
    total = 0
    for part in parts:
        if any(word in part.filename.casefold() for word in FORBIDDEN):
            raise NotAWorkbook(_("Macros, embedded files and links to other files are not accepted."))
        with archive.open(part) as stream:
            head = stream.read(4096)
            if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
                raise NotAWorkbook(_("The workbook holds a forbidden declaration."))
            total += len(head)
            while block := stream.read(1 << 20):
                total += len(block)
                if total > limits.unpacked:
                    raise NotAWorkbook(_("The workbook unpacks to too much."))


def read(path: Path, limits: Limits, report) -> list[Table]:
    """Return the known sheets of a workbook, in the order they must be read.

    Unknown sheets are warned of, unknown and missing columns are errors, both told to ``report``.
    """
    check_archive(path, limits)
    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as failure:  # openpyxl raises whatever its parser meets in a broken file
        raise NotAWorkbook(_("This is not an Excel workbook (.xlsx), or it is damaged.")) from failure
    tables = {}
    for worksheet in book.worksheets:
        sheet = next((sheet for sheet in SHEETS if folded(worksheet.title) in sheet.names), None)
        if sheet is None:
            report.warn(_("the sheet “%(name)s” is not known and was not read") % {"name": worksheet.title})
        elif sheet.code in tables:
            report.error(f"{worksheet.title}!A1", _("This sheet stands in the file twice."))
        else:
            tables[sheet.code] = read_sheet(worksheet, sheet, limits, report)
    book.close()
    return [tables[sheet.code] for sheet in SHEETS if sheet.code in tables]


def read_sheet(worksheet, sheet: Sheet, limits: Limits, report) -> Table:
    table = Table(sheet, worksheet.title)
    worksheet.reset_dimensions()  # a file may lie about its size
    for number, row in enumerate(worksheet.iter_rows(values_only=True), start=1):
        if number > limits.rows:
            report.error(f"{table.name}!A{number}", _("The sheet has too many rows."))
            break
        if len(row) > limits.columns and any(value not in (None, "") for value in row[limits.columns :]):
            report.error(f"{table.name}!A{number}", _("The row has too many columns."))
            continue
        if number == 1:
            read_header(row, table, report)
        elif any(value is not None and str(value).strip() for value in row):
            table.rows.append((number, row))
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
