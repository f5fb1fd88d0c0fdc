"""The workbook's sheets of pictures: regions side by side, eight quarters, the map; charts over their own cells."""

import io

from django.utils.translation import gettext as _
from openpyxl.chart import Reference
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break

from mediation.spreadsheet import put
from reports.comparison.places import Line
from reports.comparison.spread import span_labels
from reports.renderers import native
from reports.renderers.drawn import DAYS, RATE, RECEIVED, RESOLVED, Drawn
from reports.renderers.picture_map import SHADES, map_picture
from reports.renderers.sheets import FACE, INK, SIGNED, Sheet
from reports.views.figures import short, tile_places

WIDE, HIGH, SMALL = 16.5, 7.5, (6.5, 3.4)  # centimetres
ROW, CHARACTERS = 0.53, 4.7  # height of a row; how many characters are a centimetre
ABREAST = 5  # small charts in a line
STEP, SMALL_STEP = 10, 4  # columns of a sheet that a chart takes
TOP = 4  # the first row of charts
THIN = Side("thin", color="8496A6")
TILE_TOP, TILE_LEFT = 6, 2


def pictures(add_sheet, drawn: Drawn | None) -> None:
    """Add the sheets: tables, and on sheets of their own what is drawn over their cells.

    add_sheet: key, name, title -> ``Sheet``.
    """
    if drawn is None:
        return
    charts = side_by_side(add_sheet("comparison", _("Comparison"), _("Regions side by side")), drawn)
    if charts:
        sheet = add_sheet("comparison_charts", _("Charts of regions"), _("Regions side by side"))
        place(sheet, charts, 2, (STEP, WIDE), breaks=True)
    charts, many = quarters(add_sheet("quarters", _("Quarters"), _("Eight quarters")), drawn)
    sheet = add_sheet("quarter_charts", _("Charts of quarters"), _("Eight quarters"))
    below = place(sheet, charts, 2, (STEP, WIDE))
    if many:
        note = put(sheet.sheet.cell(below, 1), _("Appeals received over eight quarters, all regions to one scale"))
        note.font = Font(FACE, bold=True, color=INK)
        place(sheet, many, ABREAST, (SMALL_STEP, SMALL[0]), below + 1)
        break_before(sheet, below)
    if drawn.lines:
        country(add_sheet("map", _("Map"), _("Appeals received on the map")), drawn)


def side_by_side(sheet: Sheet, drawn: Drawn) -> list:
    """Write the regions in order of their places, the republic or the only region below; return the charts."""
    spans = span_labels()
    heads = [_("Region"), _("Place"), _("Appeals received"), _("Change"), _("Agreements, %"), _("Mean of days"),
             _("Median of days"), *spans]  # fmt: skip
    sheet.header(heads, [32, 9, 13, 11, 13, 12, 12, *[11] * len(spans)])
    first = sheet.next
    for line in drawn.lines:
        place = line.region.pk
        sheet.row([str(line.region), line.place, drawn.value(RECEIVED, place), line.change, *days(drawn, place)])
        sheet.sheet.cell(sheet.next - 1, 4).number_format = SIGNED
    last = sheet.next - 1
    total, before = drawn.over_quarters(RECEIVED)[-1], drawn.over_quarters(RECEIVED)[-2]
    moved = None if before is None else total - before
    sheet.total([place_name(drawn), None, total, moved, *days(drawn, drawn.place)])
    sheet.sheet.cell(sheet.next - 1, 4).number_format = SIGNED

    def data(column: int) -> native.Data:
        return native.Data(heads[column - 1], cells(sheet, 1, first, last), cells(sheet, column, first, last))

    if not drawn.lines:
        return []
    size = (WIDE, 2 + 0.62 * len(drawn.lines))
    taller = (WIDE, size[1] + 4)
    parts = [data(8 + at) for at in range(len(spans))]
    return [
        native.bars(_("Appeals received, by place"), [data(3)], size),
        native.bars(_("Agreements in percent of resolved"), [data(5)], size, form=native.DECIMAL),
        native.bars(_("Days to resolve"), [data(6), data(7)], taller, form=native.DECIMAL),
        native.shares(_("Resolved appeals by days"), parts, taller),
    ]


def place_name(drawn: Drawn) -> str:
    return next((str(area) for area in drawn.found.regions if area.pk == drawn.place), _("Republic"))


def days(drawn: Drawn, place: str) -> list:
    """Rate, mean, median and spans of a place."""
    return [drawn.value(RATE, place), drawn.value(DAYS, place), drawn.now.median(place), *drawn.now.spans(place)]


def quarters(sheet: Sheet, drawn: Drawn) -> tuple[list, list]:
    """Write eight quarters of the main figures and of each region; return the charts, and a small one a region."""
    sheet.header([_("Figure"), *drawn.labels], [40, *[12] * len(drawn.labels)])
    top = sheet.next
    figures = (
        (_("Appeals received"), drawn.over_quarters(RECEIVED)),
        (_("Resolved"), drawn.over_quarters(RESOLVED)),
        (_("Agreements, %"), drawn.over_quarters(RATE)),
        (_("Mean of days"), drawn.over_quarters(DAYS)),
        (_("Median of days"), drawn.medians()),
    )
    for label, values in figures:
        sheet.row([label, *values])
    names = across(sheet, top - 1, len(drawn.labels))
    made = [native.Data(label, names, across(sheet, top + at, len(drawn.labels)))
            for at, (label, _values) in enumerate(figures)]  # fmt: skip
    regions = by_region(sheet, drawn, names)
    size = (WIDE, HIGH)
    charts = [
        native.columns(_("Appeals over eight quarters"), made[:2], size),
        native.columns(_("Agreements in percent of resolved"), made[2:3], size, form=native.DECIMAL),
        native.columns(_("Days to resolve"), made[3:], size, form=native.DECIMAL),
    ]
    values = [value for area in drawn.found.regions for value in drawn.over_quarters(RECEIVED, area.pk)]
    most = max((value for value in values if value is not None), default=0)
    return charts, [native.small(one.name, [one], SMALL, most) for one in regions]


def by_region(sheet: Sheet, drawn: Drawn, names: Reference) -> list[native.Data]:
    if not drawn.lines:
        return []
    sheet.heading(_("Appeals received, by region"))
    made = []
    for region in drawn.found.regions:
        sheet.row([str(region), *drawn.over_quarters(RECEIVED, region.pk)])
        made.append(native.Data(str(region), names, across(sheet, sheet.next - 1, len(drawn.labels))))
    return made


def country(sheet: Sheet, drawn: Drawn) -> None:
    """The regions as tiles, and as they lie; places on the map, numbers on the tiles."""
    sheet.set_up_page(repeats_header=False)
    by_code = {line.region.pk: line for line in drawn.lines}
    sheet.sheet.column_dimensions["A"].width = 26
    for letter in "BCDEFGH":
        sheet.sheet.column_dimensions[letter].width = 12
    for row, column, code in tile_places():
        if code in by_code:
            tile(sheet, TILE_TOP + (row - 1) * 2, TILE_LEFT + column - 1, by_code[code])
    note = put(sheet.sheet.cell(TILE_TOP + 13, 2), _("The numbers on the map are the places of the regions."))
    note.font = Font(FACE, size=10, color="51657A")
    picture = Image(io.BytesIO(map_picture(drawn.lines)))
    picture.width, picture.height = 760, round(760 * picture.height / picture.width)
    sheet.sheet.add_image(picture, f"B{TILE_TOP + 14}")


def tile(sheet: Sheet, row: int, column: int, line: Line) -> None:
    """Two cells: the short name, and the number under it, in the shade of the region."""
    shade = PatternFill("solid", fgColor=SHADES[line.level][1:])
    ink = "FFFFFF" if line.level > 3 else INK
    for at, value in enumerate((short(line.region), line.value if line.place else None)):
        cell = put(sheet.sheet.cell(row + at, column), value)
        cell.fill, cell.font = shade, Font(FACE, bold=at == 1, size=10 + 2 * at, color=ink)
        cell.alignment = Alignment("left", "center", indent=1)
        sides = {"bottom": THIN} if at else {"top": THIN}
        cell.border = Border(left=THIN, right=THIN, **sides)
        sheet.sheet.row_dimensions[row + at].height = 20


def cells(sheet: Sheet, column: int, first: int, last: int) -> Reference:
    return Reference(sheet.sheet, min_col=column, min_row=first, max_row=last)


def across(sheet: Sheet, row: int, count: int) -> Reference:
    return Reference(sheet.sheet, min_col=2, max_col=1 + count, min_row=row, max_row=row)


def break_before(sheet: Sheet, row: int) -> None:
    """Begin another page, all pages one chart line wide."""
    sheet.sheet.page_setup.fitToHeight = 0
    sheet.sheet.row_breaks.append(Break(id=row - 1))


def place(sheet: Sheet, charts: list, abreast: int, step: tuple[int, float], row: int = TOP, *, breaks=False) -> int:
    """Set charts into lines; step: columns and centimetres. Return the first row below.

    The sheet is one page, or, with breaks, each line is.
    """
    sheet.set_up_page(repeats_header=False)
    columns, wide = step
    for index in range(1, abreast * columns + 1):
        sheet.sheet.column_dimensions[get_column_letter(index)].width = wide * 1.03 / columns * CHARACTERS
    for at in range(0, len(charts), abreast):
        line = charts[at : at + abreast]
        for index, chart in enumerate(line):
            sheet.sheet.add_chart(chart, f"{get_column_letter(1 + index * columns)}{row}")
        row += round(max(chart.height for chart in line) / ROW) + 2
        if breaks and at + abreast < len(charts):
            break_before(sheet, row)
    return row
