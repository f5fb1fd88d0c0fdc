"""Pictures of the regions as SVG: ranked bars, the map, small multiples, spans of time.

As in ``charts``: drawn on the server, coloured by the style sheet, and never the only place of a number: each bar
carries its value, and the template that shows a picture has the table beside it.
"""

from django import template

register = template.Library()

LABEL, VALUE, BARS, ROW = 236, 66, 370, 23  # of ranked bars: the columns, and the height of a row
LEFT = LABEL + VALUE
PANEL_WIDTH, PANEL_HEIGHT = 150, 46  # of one of many small pictures
TIGHT = 7  # in percent: a narrower part of a bar has no room for its number
TOWN = 8  # radius of a city on the map
LETTER, PLATE = 10.2, 22  # of a city's label: the width of a letter, the height of the plate under it


@register.inclusion_tag("components/ranked.html")
def ranked(chart):
    """Draw ranked bars. chart: ``title``, ``told`` (a sentence), ``rows``, and ``middle`` with ``middle_label``.

    A row: ``label``, ``value`` (None leaves it empty), ``text``, ``is_own``.
    """
    most = float(max((row["value"] or 0 for row in chart["rows"]), default=0)) or 1.0

    def wide(value) -> float:
        return round(float(value or 0) / most * BARS, 1)

    rows = [
        {**row, "y": index * ROW + 3, "base": index * ROW + ROW - 7, "width": wide(row["value"])}
        for index, row in enumerate(chart["rows"])
    ]
    middle = chart.get("middle")
    at = None if middle is None else LEFT + wide(middle)
    return {
        **chart,
        "rows": rows,
        "middle_at": at,
        "label": LABEL - 8,
        "number": LEFT - 10,
        "left": LEFT,
        "thick": ROW - 6,
        "width": LEFT + BARS + 8,
        "bottom": len(rows) * ROW,
        "height": len(rows) * ROW + (18 if at else 0),
    }


@register.inclusion_tag("components/region_map.html")
def region_map(chart):
    """Draw the regions with their shades. chart: ``title``, ``told``, ``map`` (outlines), ``areas``, ``legend``.

    areas: region code -> ``name``, ``short``, ``text``, ``level`` (None: no number); where the chart ``is_linked``
    also ``url``.
    """
    country = chart["map"]
    shapes = [
        shape(outline, chart["areas"][outline.code]) for outline in country.outlines if outline.code in chart["areas"]
    ]
    return {**chart, "shapes": shapes, "width": country.width, "height": country.height, "town": TOWN}


def shape(outline, area: dict) -> dict:
    level = "" if area["level"] is None else f"level-{area['level']}"
    x, y = outline.label
    return {
        **area,
        "class": f"{level} own".strip() if area.get("is_own") else level,
        "path": " ".join(line(ring) for ring in outline.rings),
        "x": x,
        "y": y,
        "text_x": x + TOWN + 8 if outline.is_city else x,
        "plate": {
            "x": x + TOWN + 3,
            "y": y - PLATE / 2,
            "width": round((len(area["short"]) + len(area["text"]) + 1) * LETTER + 6, 1),
            "height": PLATE,
        },
        "is_town": outline.is_city,
    }


def line(ring) -> str:
    """Return a ring as the commands of a path: from point to point by small steps, which are short to write."""
    (x, y), *others = ring
    steps = []
    for to_x, to_y in others:
        steps.append(f"{to_x - x:g},{to_y - y:g}")
        x, y = to_x, to_y
    return f"M{ring[0][0]:g},{ring[0][1]:g}l{' '.join(steps)}z"


@register.inclusion_tag("components/multiples.html")
def multiples(chart):
    """Draw one small picture a region, all to one scale. chart: ``title``, ``labels``, ``panels``.

    A panel: ``name``, ``values``, ``texts``, ``told`` (flags of old reports), ``is_own``.
    """
    most = float(max((value or 0 for panel in chart["panels"] for value in panel["values"]), default=0)) or 1.0
    step = PANEL_WIDTH / max(1, len(chart["labels"]))

    def column(panel, index) -> dict:
        value = panel["values"][index]
        height = round(float(value or 0) / most * (PANEL_HEIGHT - 2), 1)
        return {
            "x": round(index * step + 1, 1),
            "y": round(PANEL_HEIGHT - height, 1),
            "height": height,
            "is_known": value is not None,
            "is_told": panel["told"][index],
            "is_last": index == len(panel["values"]) - 1,
            "said": f"{chart['labels'][index]}: {panel['texts'][index]}",
        }

    panels = [
        {
            **panel,
            "columns": [column(panel, index) for index in range(len(panel["values"]))],
            "said": ", ".join(f"{label}: {text}" for label, text in zip(chart["labels"], panel["texts"], strict=True)),
            "last": panel["texts"][-1],
        }
        for panel in chart["panels"]
    ]
    return {
        **chart,
        "panels": panels,
        "wide": round(step - 3, 1),
        "width": PANEL_WIDTH,
        "height": PANEL_HEIGHT + 1,
        "base": PANEL_HEIGHT,
        "first_label": chart["labels"][0],
        "last_label": chart["labels"][-1],
    }


@register.inclusion_tag("components/spans.html")
def spans(chart):
    """Draw bars that are divided into shares. chart: ``title``, ``told``, ``names`` of the parts, ``rows``.

    A row: ``label``, ``parts`` (numbers), ``note`` (said before the bar), ``is_own``.
    """
    rows = []
    for index, row in enumerate(chart["rows"]):
        whole, done, parts = sum(row["parts"]), 0, []
        for place, part in enumerate(row["parts"], start=1):
            share = 100 * part / whole if whole else 0
            parts.append(
                {
                    "level": place,
                    "x": round(LEFT + done / (whole or 1) * BARS, 1),
                    "width": round(share * BARS / 100, 1),
                    "middle": round(LEFT + (done + part / 2) / (whole or 1) * BARS, 1),
                    "text": f"{share:.0f}" if share >= TIGHT else "",
                }
            )
            done += part
        rows.append({**row, "parts": parts, "y": index * ROW + 3, "base": index * ROW + ROW - 7})
    return {
        **chart,
        "rows": rows,
        "label": LABEL - 8,
        "number": LEFT - 10,
        "thick": ROW - 6,
        "width": LEFT + BARS + 8,
        "height": len(rows) * ROW + 2,
        "levels": list(enumerate(chart["names"], start=1)),
    }
