"""The page of an annex in the Word report: its side, its title, its tables."""

from django.utils.translation import gettext as _
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Cm, Pt

from reports.renderers import paper
from reports.summary import Summary

PORTRAIT, WIDE = 17.0, 26.7  # centimetres between the margins
HEADER_FILL, HEADER_HEIGHT = "E2F3F6", Cm(4.4)


def turn_page(document, *, is_wide: bool) -> None:
    paper.margins(document.add_section(WD_SECTION.NEW_PAGE), is_wide=is_wide)


def title(document, number: int, label: str, summary: Summary) -> None:
    right = document.add_paragraph()
    right.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    right.paragraph_format.space_after = Pt(0)
    paper.write(right, _("Annex %(number)s") % {"number": number}, size=paper.SMALL, color=paper.QUIET)
    heading = document.add_heading(level=1)
    heading.paragraph_format.space_before = Pt(0)
    heading.add_run(f"{label}. {summary.period.heading}")


def table(document, widths: list[float]):
    made = document.add_table(rows=1, cols=len(widths))
    made.style = "Table Grid"
    made.autofit = False
    paper.narrow_cells(made)
    for column, width in zip(made.columns, widths, strict=True):
        column.width = Cm(width)
    paper.repeat(made.rows[0])
    paper.keep_whole(made.rows[0])
    return made


def head(made, labels: list[str], *, is_turned: bool = False) -> None:
    """Fill the first row of a table; turned headings run upwards, so that many stand side by side."""
    if is_turned:
        made.rows[0].height = HEADER_HEIGHT
    for index, (cell, label) in enumerate(zip(made.rows[0].cells, labels, strict=True)):
        paper.put(cell, label, is_bold=True, is_number=index > 0 and not is_turned)
        paper.fill(cell, HEADER_FILL)
        if index and is_turned:
            paper.turn(cell)


def add(made, widths: list[float], texts: list[str], *, depth: int = 0, is_bold: bool = False, color: str = "") -> None:
    row = made.add_row()
    paper.keep_whole(row)
    for index, (cell, text, width) in enumerate(zip(row.cells, texts, widths, strict=True)):
        cell.width = Cm(width)
        paper.put(cell, text, is_number=index > 0, is_bold=is_bold, indent=0 if index else depth)
        if color:
            paper.fill(cell, color)
