"""What python-docx leaves to its users: fields, repeated headings, turned cells, exact text."""

import re

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from mediation.spreadsheet import without_unwritable

FACE = "Times New Roman"
QUIET = RGBColor(0x51, 0x65, 0x7A)
BODY, SMALL, TINY = Pt(14), Pt(10), Pt(8)
LANGUAGES = {"ru": "ru-RU", "kk": "kk-KZ"}


def set_up(document, language: str) -> None:
    """Give the document its face, its language and the margins of an official paper."""
    style = document.styles["Normal"]
    style.font.name, style.font.size = FACE, BODY
    properties = style.element.get_or_add_rPr()
    for script in ("w:eastAsia", "w:cs"):
        properties.rFonts.set(qn(script), FACE)
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:val"), LANGUAGES[language])
    properties.append(spoken)
    for level in (1, 2):
        heading = document.styles[f"Heading {level}"]
        heading.font.name, heading.font.bold, heading.font.color.rgb = FACE, True, RGBColor(0, 0, 0)
        heading.font.size = BODY if level == 1 else Pt(13)
        heading.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:ascii"), FACE)
        heading.element.rPr.rFonts.set(qn("w:hAnsi"), FACE)
        for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
            heading.element.rPr.rFonts.attrib.pop(qn(theme), None)
        heading.paragraph_format.space_before, heading.paragraph_format.space_after = Pt(12), Pt(4)
        heading.paragraph_format.keep_with_next = True
    margins(document.sections[0])


def margins(section, *, is_wide: bool = False) -> None:
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.5)
    section.top_margin = section.bottom_margin = Cm(2)
    if is_wide:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = Cm(29.7), Cm(21)
        section.left_margin = section.right_margin = Cm(1.5)


def number_pages(section) -> None:
    """Put the page number into the middle of the foot; later sections go on counting."""
    paragraph = section.footer.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind, text in (("begin", None), (None, " PAGE "), ("end", None)):
        run = paragraph.add_run()
        run.font.size = SMALL
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
        else:
            mark = OxmlElement("w:instrText")
            mark.set(qn("xml:space"), "preserve")
            mark.text = text
        run._r.append(mark)


def write(paragraph, text: str, **look):
    """Add a run with exactly this text, less what no XML can hold; ``look``: bold, italic, size, color."""
    run = paragraph.add_run(without_unwritable(text))
    run.bold, run.italic = look.get("bold"), look.get("italic")
    if "size" in look:
        run.font.size = look["size"]
    if "color" in look:
        run.font.color.rgb = look["color"]
    return run


def set_in(paragraph, space_after) -> None:
    """Set the first line in, and leave this much room after the last one."""
    shape = paragraph.paragraph_format
    shape.first_line_indent, shape.space_after, shape.line_spacing = Cm(1.25), space_after, 1.1


def justified(document, text: str, **look):
    """Add a paragraph of the body: justified, its first line set in."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    set_in(paragraph, Pt(4))
    write(paragraph, text, **look)
    return paragraph


def lead(document, text: str) -> None:
    """Add the bold line over a text: not stretched, and never the last one of a page."""
    paragraph = document.add_paragraph()
    set_in(paragraph, Pt(2))
    paragraph.paragraph_format.keep_with_next = True
    write(paragraph, text, bold=True)


def told(document, text: str) -> None:
    """Add a text that people typed: a paragraph for each of its lines."""
    for line in re.split(r"\r\n|\r|\n", text):
        if line.strip():
            justified(document, line)


def repeat(row) -> None:
    """Repeat a table's row at the top of each page."""
    mark = OxmlElement("w:tblHeader")
    row._tr.get_or_add_trPr().append(mark)


def narrow_cells(table) -> None:
    """Leave little room beside the text of cells: twenty columns share a page."""
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "40")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    table._tbl.tblPr.append(margins)


def keep_whole(row) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def turn(cell) -> None:
    """Let the text of a cell run upwards, a little above the cell's lower border."""
    direction = OxmlElement("w:textDirection")
    direction.set(qn("w:val"), "btLr")
    room = OxmlElement("w:tcMar")  # before the direction: the schema has an order
    bottom = OxmlElement("w:bottom")
    bottom.set(qn("w:w"), "80")
    bottom.set(qn("w:type"), "dxa")
    room.append(bottom)
    cell._tc.get_or_add_tcPr().extend([room, direction])


def fill(cell, color: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), color)
    cell._tc.get_or_add_tcPr().append(shade)


def put(cell, text: str, *, is_number: bool = False, is_bold: bool = False, indent: int = 0, size=TINY) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(0)
    if indent:
        paragraph.paragraph_format.left_indent = Cm(0.4 * indent)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    write(paragraph, text, bold=is_bold, size=size)
    if not text:
        small_mark(paragraph, size)


def small_mark(paragraph, size) -> None:
    """An empty paragraph is as high as its mark, whatever its runs say."""
    look, height = OxmlElement("w:rPr"), OxmlElement("w:sz")
    height.set(qn("w:val"), str(int(size.pt * 2)))
    look.append(height)
    paragraph._p.get_or_add_pPr().append(look)
