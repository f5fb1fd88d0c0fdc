"""A quarter's records as a workbook to change: the sheets of the template, filled with what is there.

Cells say what the lists of their columns offer, so that a changed cell and an old one look alike; loaded as it
is, the workbook changes nothing.
"""

from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from desk.workbook import columns, hints
from desk.workbook.columns import Column, Sheet
from desk.workbook.exporting import SOURCES
from desk.workbook.kinds import Fixed, LookedUp, YesNo
from desk.workbook.lists import Days, Items
from desk.workbook.lookups import SEPARATOR, Lookups, Silent
from desk.workbook.offered import offered
from desk.workbook.template import BORDER, laid_out, number_format
from desk.workbook.values import Bad
from mediation import clock
from mediation.quarter import Quarter
from mediation.spreadsheet import put, sheet_name

SHEETS = (columns.EVENTS, columns.PUBLICATIONS)
# Records of a sheet. A region has some hundreds; with long texts so many unpack to two thirds of what the guard lets
# back in, and are written in some seconds.
LONGEST = 1_500


class TooMany(Exception):
    """More records than one workbook may take out."""


@dataclass(frozen=True)
class Filled:
    """A workbook with its file's name, and for the log of downloads its columns and how many records it holds."""

    book: object
    name: str
    columns: list[str]
    rows: int


def filled(user, quarter: Quarter) -> Filled:
    """Return the user's events and publications of a quarter. Raises ``TooMany``."""
    found = [(sheet, records(sheet, user, quarter)) for sheet in SHEETS]
    words = {"quarter": quarter.short_label, "day": date_format(clock.today(), "d.m.Y"), "place": user.region}
    made = _("Records of %(quarter)s, taken out on %(day)s") % words
    book = laid_out(SHEETS, user, made, hints.TO_CHANGE)
    lookups = Lookups(user.region_id)
    for sheet, rows in found:
        words_of = [Words(column, lookups, user) for column in sheet.columns]
        write_rows(book[sheet_name(sheet.label)], words_of, rows)
    return Filled(
        book,
        _("Records of %(quarter)s, %(place)s") % words + ".xlsx",
        [f"{sheet.code}.{column.code}" for sheet in SHEETS for column in sheet.columns],
        sum(len(rows) for _sheet, rows in found),
    )


def records(sheet: Sheet, user, quarter: Quarter) -> list[tuple]:
    rows, names, _order = SOURCES[sheet.code](sheet)
    rows = rows.visible_to(user).held_in(quarter).order_by(rows.day, "pk").values_list(*names)
    found = list(rows[: LONGEST + 1])
    if len(found) > LONGEST:
        raise TooMany
    return found


def write_rows(worksheet, words_of: list["Words"], rows: list[tuple]) -> None:
    for number, row in enumerate(rows, start=2):
        for place, (words, value) in enumerate(zip(words_of, row, strict=True), start=1):
            if (said := words(value)) in (None, ""):
                continue
            cell = put(worksheet.cell(number, place), said)
            cell.number_format, cell.border = words.number_format, BORDER


class Words:
    """Says stored values of a column as its list offers them; by their code where the words would not lead back."""

    def __init__(self, column: Column, lookups: Lookups, user):
        self.kind, self.lookups, self.read = column.kind, lookups, column.kind(lookups)
        self.number_format = number_format(column.kind)
        self.said: dict = {}
        self.offered = {}
        if isinstance(self.kind, LookedUp) and self.kind.name in ("platform", "campaign"):
            self.offered = {line.rpartition(SEPARATOR)[2]: line for line in offered(self.kind.name, user)}

    def __call__(self, value):
        if isinstance(self.kind, YesNo):
            return _("yes") if value else _("no")
        if value in (None, "") or not isinstance(self.kind, (Fixed, LookedUp, Items, Days)):
            return value
        if value not in self.said:
            self.said[value] = self.words(value)
        return self.said[value]

    def words(self, code: str) -> str:
        try:
            meant = self.read(code)
            words = self.offered.get(code) or self.kind.shown(meant, self.lookups)
            return words if self.read(words) == meant else code
        except (Bad, Silent):
            return code
