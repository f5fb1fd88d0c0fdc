"""One sheet of the report's workbook: title, header, rows, and how they look and print."""

from copy import copy
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from math import ceil

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.hyperlink import Hyperlink

from mediation.spreadsheet import MORE, put, sheet_name

FACE = "Calibri"
INK, QUIET, ACTION = "10263B", "51657A", "006D85"
HEADER_ROW = 4
WHOLE, DECIMAL, SIGNED = "#,##0", "#,##0.0", "+#,##0.##;−#,##0.##;0"
LINE = Border(bottom=Side("thin", color="DFE6EC"))
GROUND, RED, GREEN = (PatternFill("solid", fgColor=color) for color in ("EEF3F6", "FBE3E0", "E3F4EA"))
HEADER = PatternFill("solid", fgColor=ACTION)


@cache
def face(is_bold: bool, color: str) -> Font:
    """Return a font; making one for each of thousands of cells would take most of the time."""
    return Font(FACE, bold=is_bold, color=color)


def within(sheet: str, cell: str) -> str:
    """Return the address of a cell of the same book, for ``link``."""
    name = sheet.replace("'", "''")
    return f"#'{name}'!{cell}"


def link(cell, address: str) -> None:
    """Make a cell open an address of the book (``#'Sheet'!A1``) or of the portal; its look stays."""
    book = {"location": address[1:]} if address.startswith("#") else {"target": address}
    cell.hyperlink = Hyperlink(ref=cell.coordinate, **book)


@dataclass(frozen=True)
class Look:
    """How a cell of a row looks; ``form`` is a number's format, "" for a text, which is indented."""

    is_bold: bool
    is_quiet: bool
    is_bad: bool
    form: str
    indent: int

    def put_on(self, cell) -> None:
        cell.border = LINE
        cell.font = face(self.is_bold, QUIET if self.is_quiet else INK)
        if self.form:
            cell.number_format = self.form
        else:  # indenting works on cells that are told to be left-aligned
            cell.alignment = Alignment("left", "top", wrap_text=True, indent=self.indent)
        if self.is_bad:
            cell.fill = RED


class Sheet:
    """A worksheet that grows from the top; text is always text, numbers keep their format."""

    def __init__(self, book, name: str, title: str, subtitle: str):
        self.sheet = book.create_sheet(sheet_name(name))
        put(self.sheet["A1"], title).font = Font(FACE, size=15, bold=True, color=INK)
        put(self.sheet["A2"], subtitle).font = Font(FACE, size=10, color=QUIET)
        self.sheet.row_dimensions[1].height = 24
        self.next = HEADER_ROW
        self.looks: dict[Look, StyleArray] = {}

    @property
    def name(self) -> str:
        return self.sheet.title

    def way_back(self, column: int, label: str, address: str) -> None:
        """Write a link into the row above the header."""
        cell = put(self.sheet.cell(HEADER_ROW - 1, column), label)
        cell.font = Font(FACE, size=10, color=ACTION, underline="single")
        link(cell, address)

    def note(self, text: str, *, is_bad: bool) -> None:
        """Say in a sentence above the header what the sheet comes to."""
        cell = put(self.sheet.cell(HEADER_ROW - 1, 3), text)
        cell.font, cell.fill = Font(FACE, bold=True, color=INK), RED if is_bad else GREEN

    def remark(self, text: str) -> None:
        """Say beside the way back, over the other columns of the header, what has to be known of the whole."""
        cell = put(self.sheet.cell(HEADER_ROW - 1, 2), text)
        cell.font, cell.alignment = Font(FACE, size=10, color=QUIET), Alignment(wrap_text=True, vertical="top")
        self.sheet.merge_cells(start_row=cell.row, end_row=cell.row, start_column=2, end_column=self.columns)
        room = sum(self.sheet.column_dimensions[get_column_letter(n)].width for n in range(2, self.columns + 1))
        self.sheet.row_dimensions[cell.row].height = 14 * (1 + int(len(text) / room))

    def header(self, labels: list[str], widths: list[int], frozen: int = 1, *, is_turned: bool = False) -> None:
        """Write the header, freeze it with the first columns, and set the page up for print.

        is_turned: labels but the first run upwards, so that many narrow columns fit on a page.
        """
        for index, (label, width) in enumerate(zip(labels, widths, strict=True), start=1):
            cell = put(self.sheet.cell(self.next, index), label)
            cell.font, cell.fill = Font(FACE, bold=True, color="FFFFFF"), HEADER
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="left" if index == 1 else "center")
            self.sheet.column_dimensions[get_column_letter(index)].width = width
        self.columns = len(labels)
        longest = max(len(label) / width for label, width in zip(labels, widths, strict=True))
        self.sheet.row_dimensions[self.next].height = 18 * min(5, 1 + int(longest * 1.15))
        if is_turned:
            self.turn_header(len(labels))
        self.sheet.freeze_panes = self.sheet.cell(self.next + 1, frozen + 1)
        self.set_up_page()
        self.next += 1

    def turn_header(self, columns: int) -> None:
        # Along the height runs the longest word, and half of the longest label: two lines fit into a narrow column.
        labels = [str(self.sheet.cell(self.next, index).value or "") for index in range(2, columns + 1)]
        longest = max(max(len(word) for word in label.split()) for label in labels if label.strip())
        halved = max(len(label) for label in labels) / 2 + 5
        self.sheet.row_dimensions[self.next].height = min(240, max(90, 7.2 * max(longest, halved)))
        for index in range(2, columns + 1):
            self.sheet.cell(self.next, index).alignment = Alignment(text_rotation=90, vertical="bottom", wrap_text=True)

    def print_without_last_column(self) -> None:
        """Keep the codes on the screen and off the paper."""
        self.sheet.print_area = f"A1:{get_column_letter(self.columns - 1)}{self.next - 1}"

    def print_rows(self, count: int) -> None:
        """Print the first rows below the header only; all of them stay on the screen."""
        self.sheet.print_area = f"A1:{get_column_letter(self.columns)}{HEADER_ROW + count}"

    def print_on_one_page(self) -> None:
        self.sheet.page_setup.fitToHeight = 1

    def set_up_page(self, *, repeats_header: bool = True) -> None:
        """A4 across, one page wide, the header on each, pages numbered."""
        page = self.sheet.page_setup
        page.orientation, page.paperSize, page.fitToWidth, page.fitToHeight = "landscape", 9, 1, 0
        self.sheet.sheet_properties.pageSetUpPr.fitToPage = True
        if repeats_header:
            self.sheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
        else:
            page.fitToHeight = 1
        self.sheet.oddFooter.left.text = str(self.sheet["A1"].value).replace("&", "&&")[:200]
        self.sheet.oddFooter.left.size = self.sheet.oddFooter.right.size = 8
        self.sheet.oddFooter.right.text = "&P / &N"
        margins = self.sheet.page_margins
        margins.left = margins.right = 0.4

    def heading(self, label: str) -> None:
        for index in range(1, self.columns + 1):
            self.sheet.cell(self.next, index).fill = GROUND
        put(self.sheet.cell(self.next, 1), label).font = Font(FACE, bold=True, color=QUIET)
        self.next += 1

    def row(
        self, values: list, depth: int = 0, *, is_bad: bool = False, is_bold: bool = False, links: dict | None = None
    ) -> None:
        """Write a row; the first cell is indented by depth, wholes are bold. links: column -> address."""
        lines = 1
        for index, value in enumerate(values, start=1):
            cell = put(self.sheet.cell(self.next, index), value)
            form = DECIMAL if isinstance(value, Decimal) else WHOLE if isinstance(value, int) else ""
            # A text keeps off the number before it.
            indent = 0 if form else depth * 2 if index == 1 else 1
            self.dress(cell, Look(is_bold, depth >= 2, is_bad, form, indent))
            if not form:
                lines = max(lines, self.lines(index, value, indent))
        if lines > 1:  # not every program finds the height of a wrapped text by itself
            self.sheet.row_dimensions[self.next].height = 15 * min(lines, 27)
        for column, address in (links or {}).items():
            if address and values[column - 1] is not None:  # a link needs something to stand on
                link(self.sheet.cell(self.next, column), address)
                self.sheet.cell(self.next, column).font = face(is_bold, ACTION)
        self.next += 1

    def dress(self, cell, look: Look) -> None:
        """Give a cell its look. A book searches its styles at each assignment, so a look is assigned only once."""
        if look not in self.looks:
            look.put_on(cell)
            self.looks[look] = copy(cell._style)
        cell._style = copy(self.looks[look])

    def lines(self, column: int, value, indent: int) -> int:
        """About how many lines a text takes in its column."""
        room = max(4.0, self.sheet.column_dimensions[get_column_letter(column)].width - 1.5 * indent - 1)
        # Letters are narrower than the digits that widths are told in; a line breaks between words.
        return sum(
            1 if len(line) <= 1.15 * room else ceil(1.05 * len(line) / room) for line in str(value or "").split("\n")
        )

    def more_than(self, columns) -> None:
        """Show numbers of the last row as lower bounds; the cells keep their plain numbers."""
        for column in columns:
            self.sheet.cell(self.next - 1, column).number_format = MORE

    def total(self, values: list) -> None:
        self.row(values, is_bold=True)
        for index in range(1, self.columns + 1):
            self.sheet.cell(self.next - 1, index).fill = GROUND
