"""One sheet of the report's workbook: title, header, rows, and how they look and print."""

from decimal import Decimal
from functools import cache

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from mediation.spreadsheet import put, sheet_name

FACE = "Calibri"
INK, QUIET, ACTION = "10263B", "51657A", "006D85"
HEADER_ROW = 4
WHOLE, DECIMAL = "#,##0", "#,##0.0"
LINE = Border(bottom=Side("thin", color="DFE6EC"))
GROUND, RED = PatternFill("solid", fgColor="EEF3F6"), PatternFill("solid", fgColor="FBE3E0")
HEADER = PatternFill("solid", fgColor=ACTION)


@cache
def face(is_bold: bool, color: str) -> Font:
    """Return a font; making one for each of thousands of cells would take most of the time."""
    return Font(FACE, bold=is_bold, color=color)


@cache
def indented(indent: int) -> Alignment:
    return Alignment("left", "top", wrap_text=True, indent=indent)


class Sheet:
    """A worksheet that grows from the top; text is always text, numbers keep their format."""

    def __init__(self, book, name: str, title: str, subtitle: str):
        self.sheet = book.create_sheet(sheet_name(name))
        put(self.sheet["A1"], title).font = Font(FACE, size=15, bold=True, color=INK)
        put(self.sheet["A2"], subtitle).font = Font(FACE, size=10, color=QUIET)
        self.sheet.row_dimensions[1].height = 24
        self.next = HEADER_ROW

    def header(self, labels: list[str], widths: list[int], frozen: int = 1) -> None:
        """Write the header, freeze it with the first columns, and set the page up for print."""
        for index, (label, width) in enumerate(zip(labels, widths, strict=True), start=1):
            cell = put(self.sheet.cell(self.next, index), label)
            cell.font, cell.fill = Font(FACE, bold=True, color="FFFFFF"), HEADER
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if index == 1 else "center")
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self.columns = len(labels)
        longest = max(len(label) / width for label, width in zip(labels, widths, strict=True))
        self.sheet.row_dimensions[self.next].height = 18 * min(5, 1 + int(longest * 1.15))
        self.sheet.freeze_panes = self.sheet.cell(self.next + 1, frozen + 1)
        self.set_up_page()
        self.next += 1

    def set_up_page(self) -> None:
        page = self.sheet.page_setup
        page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        self.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        self.sheet.oddFooter.center.text = "&P / &N"

    def heading(self, label: str) -> None:
        for index in range(1, self.columns + 1):
            self.sheet.cell(self.next, index).fill = GROUND
        put(self.sheet.cell(self.next, 1), label).font = Font(FACE, bold=True, color=QUIET)
        self.next += 1

    def row(self, values: list, depth: int = 0, *, is_bad: bool = False, is_bold: bool = False) -> None:
        """Write a row; the first cell is indented by depth, wholes are bold."""
        for index, value in enumerate(values, start=1):
            cell = put(self.sheet.cell(self.next, index), value)
            cell.border = LINE
            cell.font = face(is_bold, INK if depth < 2 else QUIET)
            if isinstance(value, (int, Decimal)):
                cell.number_format = DECIMAL if isinstance(value, Decimal) else WHOLE
            else:
                # Indenting works on cells that are told to be left-aligned; a text keeps off the number before it.
                indent = depth * 2 if index == 1 else 1
                cell.alignment = indented(indent)
            if is_bad:
                cell.fill = RED
        self.next += 1

    def total(self, values: list) -> None:
        self.row(values, is_bold=True)
        for index in range(1, self.columns + 1):
            self.sheet.cell(self.next - 1, index).fill = GROUND
