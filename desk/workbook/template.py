"""The workbook to fill: the sheets of the user's role, with lists, hints and formats, empty.

It goes through the import as it is. Rows are prepared by the columns' own formats, so that an untouched
template holds no rows at all.
"""

from collections.abc import Iterable

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties

from desk.workbook import hints
from desk.workbook.columns import SHEETS, Column, Sheet
from desk.workbook.kinds import Day, Fixed, Hour, Kind, LookedUp, Text, Whole, YesNo
from desk.workbook.offered import offered
from desk.workbook.reading import GUIDE, LISTS
from mediation import clock
from mediation.spreadsheet import DATE_FORMAT, put, sheet_name

# Filled a few times a year, so they come last.
RARE = (
    "campaigns", "participation", "surveys", "trainings", "completions", "organisations", "memoranda", "entries",
)  # fmt: skip
PREPARED = 2000  # rows with lists and formats; more than are taken out to be changed
INK, SKY, LINE = "FFFFFF", "1F5F8B", "D5DCE3"
BORDER = Border(*(Side(style="thin", color=LINE) for _side in range(4)))
WIDTHS = {Text: 28, Day: 13, Hour: 11, Whole: 13, YesNo: 13, Fixed: 24, LookedUp: 34}


def template(user) -> tuple[Workbook, str]:
    """Return the workbook and the name of its file, in the language of the screen."""
    ordered = sorted(SHEETS, key=lambda sheet: RARE.index(sheet.code) + 1 if sheet.code in RARE else 0)
    made = _("Template of %(day)s") % {"day": date_format(clock.today(), "d.m.Y")}
    book = laid_out([sheet for sheet in ordered if user.may(sheet.permission)], user, made)
    place = str(user.region) if user.region_id else _("registers")
    return book, sheet_name(_("Template %(place)s") % {"place": place}) + ".xlsx"


def laid_out(sheets: Iterable[Sheet], user, made: str, lines: Iterable[str] = hints.GUIDE) -> Workbook:
    """Return these sheets with their lists behind a guide. made: what the workbook is, and of which day."""
    language = get_language() if get_language() in GUIDE else "en"
    book = Workbook()
    write_guide(book.active, GUIDE[language], user, made, lines)
    lists = Lists(book.create_sheet(LISTS[language]), user)
    for sheet in sheets:
        write_sheet(book.create_sheet(sheet_name(sheet.label), len(book.sheetnames) - 1), sheet, lists)
    for worksheet in book:
        fit_to_width(worksheet)
    return book


def fit_to_width(worksheet) -> None:
    """Print all columns on one page across."""
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.orientation, worksheet.page_setup.fitToHeight = "landscape", 0


def write_guide(worksheet, name: str, user, made: str, lines: Iterable[str]) -> None:
    worksheet.title = name
    worksheet.column_dimensions["A"].width = 5
    worksheet.column_dimensions["B"].width = 110
    title = put(worksheet["B1"], str(user.region) if user.region_id else _("Registers"))
    title.font = Font(name="Calibri", bold=True, size=14)
    put(worksheet["B2"], made)
    for number, line in enumerate(lines, start=1):
        worksheet.cell(number + 3, 1, number).alignment = Alignment(vertical="top")
        put(worksheet.cell(number + 3, 2), str(line)).alignment = Alignment(wrap_text=True, vertical="top")


def write_sheet(worksheet, sheet: Sheet, lists: "Lists") -> None:
    worksheet.freeze_panes = "B2"
    worksheet.row_dimensions[1].height = 32
    for index, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(index)
        dimension = worksheet.column_dimensions[letter]
        dimension.width = max(WIDTHS.get(type(column.kind), 28), len(column.label) + 4)
        dimension.border = BORDER
        dimension.number_format = number_format(column.kind)
        write_header(worksheet[f"{letter}1"], sheet, column)
        rule = validation(column, lists)
        rule.prompt, rule.promptTitle = hints.hint(sheet, column)[:255], column.label[:32]
        rule.showInputMessage = rule.allow_blank = True
        rule.add(f"{letter}2:{letter}{PREPARED + 1}")
        worksheet.add_data_validation(rule)


def write_header(cell, sheet: Sheet, column: Column) -> None:
    put(cell, column.label + (" *" if column.is_required else ""))
    cell.font = Font(name="Calibri", bold=True, color=INK)
    cell.fill = PatternFill("solid", fgColor=SKY)
    cell.alignment = Alignment(vertical="center", wrap_text=True)
    cell.number_format = "General"
    cell.comment = Comment(hints.hint(sheet, column), "portal", width=300, height=110)


def number_format(kind: Kind) -> str:
    match kind:
        case Day():
            return DATE_FORMAT
        case Hour():
            return "HH:MM"
        case Whole():
            return "0"
        case Text():
            return "@"  # a number like 007 stays as it was typed
    return "General"


def validation(column: Column, lists: "Lists") -> DataValidation:
    """Return the rule of a column. Lists and dates only warn: the import also takes codes, and dates as text."""
    match column.kind:
        case Fixed() | LookedUp() | YesNo():
            return DataValidation("list", formula1=lists.range_of(column.kind), **warning())
        case Day():
            words = warning()
            return DataValidation("date", operator="between", formula1="36526", formula2="73050", **words)
        case Whole(least, most):
            return DataValidation("whole", operator="between", formula1=str(least), formula2=str(most), **refusal())
        case Text(longest):
            return DataValidation(
                "textLength", operator="lessThanOrEqual", formula1=str(longest), **refusal()
            )  # fmt: skip
    return DataValidation()


def warning() -> dict:
    return {"errorStyle": "warning", "showErrorMessage": True, "error": _("This is not what the column expects.")}


def refusal() -> dict:
    return {**warning(), "errorStyle": "stop"}


class Lists:
    """The sheet of lists: a column for each, made when the first drop-down asks for it."""

    def __init__(self, worksheet, user):
        self.worksheet, self.user = worksheet, user
        self.ranges: dict[object, str] = {}

    def range_of(self, kind: Kind) -> str:
        """Return the cells of a kind's values, as a formula names them."""
        key = kind.name if isinstance(kind, LookedUp) else id(kind) if isinstance(kind, Fixed) else "yes or no"
        if key not in self.ranges:
            self.ranges[key] = self.write(list(self.values(kind)))
        return self.ranges[key]

    def values(self, kind: Kind) -> Iterable[str]:
        if isinstance(kind, Fixed):
            return (str(label) for _code, label in kind.options)
        if isinstance(kind, LookedUp):
            return offered(kind.name, self.user)
        return (_("yes"), _("no"))

    def write(self, values: list[str]) -> str:
        letter = get_column_letter(len(self.ranges) + 1)
        self.worksheet.column_dimensions[letter].width = 40
        for row, value in enumerate(values, start=1):
            put(self.worksheet[f"{letter}{row}"], value)
        return f"'{self.worksheet.title}'!${letter}$1:${letter}${max(len(values), 1)}"
