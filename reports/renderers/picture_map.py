"""Pictures for documents: the map of the regions with their shades and places, and columns as small as a word.

Numbers say the same in every language and need no typeface of ours. The same figures give the same bytes.
"""

import io
from functools import lru_cache

from PIL import Image, ImageDraw, ImageFont

from reports.comparison.borders import GRID, Map, Outline, borders
from reports.comparison.places import Line
from reports.views.figures import tile_places

SHADES = ("#EEF3F6", "#D5EBEF", "#AED5DC", "#7DB9C4", "#247A8D", "#005C70")
INK, PAPER = "#10263B", "#FFFFFF"
SCALE, OVER = 1.6, 2  # points of the picture to a unit of the map; drawn so much larger, then made smooth
TOWN, LETTERS = 9, 19
DOTS = 200  # to the inch
COLUMN, TALL = 14, 36  # points of a small column and of the picture's height


def map_picture(lines: list[Line]) -> bytes:
    """Return a PNG."""
    country, zoom = borders() or squares(), SCALE * OVER
    picture = Image.new("RGB", (round(country.width * zoom), round(country.height * zoom)), PAPER)
    pen = ImageDraw.Draw(picture)
    by_code = {line.region.pk: line for line in lines}
    shapes = [(outline, by_code[outline.code]) for outline in country.outlines if outline.code in by_code]
    for outline, line in shapes:
        area(pen, outline, line, zoom)
    for outline, line in shapes:
        number(pen, outline, line, zoom)
    small = picture.resize((picture.width // OVER, picture.height // OVER), Image.Resampling.LANCZOS)
    file = io.BytesIO()
    small.quantize(64).save(file, "PNG", dpi=(DOTS, DOTS), optimize=True)
    return file.getvalue()


def area(pen, outline: Outline, line: Line, zoom: float) -> None:
    shade = SHADES[line.level] if line.place else PAPER
    if outline.is_city and borders():
        x, y = outline.label
        box = [(x - TOWN) * zoom, (y - TOWN) * zoom, (x + TOWN) * zoom, (y + TOWN) * zoom]
        pen.ellipse(box, fill=shade, outline=INK, width=round(2 * zoom))
        return
    for ring in outline.rings:
        points = [(x * zoom, y * zoom) for x, y in ring]
        pen.polygon(points, fill=shade)
        pen.line([*points, points[0]], fill=INK, width=round(1.2 * zoom), joint="curve")


def number(pen, outline: Outline, line: Line, zoom: float) -> None:
    if not line.place:
        return
    (x, y), text, font = outline.label, str(line.place), letters(round(LETTERS * zoom))
    if outline.is_city and borders():
        x += TOWN + 12
        pen.text((x * zoom, y * zoom), text, INK, font, anchor="mm", stroke_width=round(2.5 * zoom), stroke_fill=PAPER)
        return
    pen.text((x * zoom, y * zoom), text, PAPER if line.level > 3 else INK, font, anchor="mm")


@lru_cache(maxsize=4)
def letters(size: int):
    return ImageFont.load_default(size)


def squares() -> Map:
    """The tiles, for where the borders are not installed."""
    step, gap = 140, GRID * 2
    outlines = tuple(
        Outline(code, (square((column - 1) * step, (row - 1) * step, step - gap),),
                ((column - 0.5) * step, (row - 0.5) * step))
        for row, column, code in tile_places()
    )  # fmt: skip
    return Map(step * 6, outlines, step * 7)


def square(x: float, y: float, side: float):
    return (x, y), (x + side, y), (x + side, y + side), (x, y + side)


def columns_picture(values: list, most) -> bytes:
    """Return a PNG of small columns, the last one dark; None leaves a gap. most: where the scale ends."""
    picture = Image.new("RGB", (COLUMN * len(values), TALL), PAPER)
    pen = ImageDraw.Draw(picture)
    for at, value in enumerate(values):
        height = round(float(value or 0) / float(most or 1) * (TALL - 4))
        if height:
            box = [at * COLUMN + 1, TALL - 2 - height, (at + 1) * COLUMN - 3, TALL - 2]
            pen.rectangle(box, fill=SHADES[-1] if at == len(values) - 1 else SHADES[3])
    pen.line([0, TALL - 1, picture.width, TALL - 1], fill=INK)
    file = io.BytesIO()
    picture.quantize(8).save(file, "PNG", dpi=(DOTS, DOTS), optimize=True)
    return file.getvalue()
