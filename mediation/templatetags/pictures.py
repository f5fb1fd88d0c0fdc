"""Pictures of the regions as SVG: ranked bars, the map, small multiples, spans of time.

As in ``charts``: drawn on the server, coloured by the style sheet, and never the only place of a number: each bar
carries its value, and the template that shows a picture has the table beside it.
"""

from django import template

register = template.Library()

PANEL_WIDTH, PANEL_HEIGHT = 150, 46  # of one of many small pictures
TIGHT = 7  # in percent: a narrower part of a bar has no room for its number
TOWN = 8  # radius of a city on the map
LETTER, PLATE = 10.2, 22  # of a city's label: the width of a letter, the height of the plate under it
BENEATH = ("KZ-75",)  # cities whose label stands under the dot, outside the country: beside it there is no room
RAISED = 5  # the two lines of a label stand around its point


@register.inclusion_tag("components/ranked.html")
def ranked(chart):
    """Draw ranked bars. chart: ``title``, ``told`` (a sentence), ``rows``, and ``middle`` with ``middle_label``.

    A row: ``label``, ``value`` (None leaves it empty), ``text``, ``is_own``.
    """
    most = float(max((row["value"] or 0 for row in chart["rows"]), default=0)) or 1.0

    def share(value) -> float:
        """In percent of the longest bar."""
        return round(100 * float(value or 0) / most, 2)

    middle = chart.get("middle")
    return {
        **chart,
        "rows": [{**row, "share": share(row["value"])} for row in chart["rows"]],
        "middle_at": None if middle is None else share(middle),
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
    return {**chart, "shapes": shapes, "width": country.width, "height": country.height, "town": TOWN, "ring": TOWN + 3}


def shape(outline, area: dict) -> dict:
    level = "" if area["level"] is None else f"level-{area['level']}"
    x, y = outline.label
    left, top = x + TOWN + 3, y - PLATE / 2
    width = round((len(area["short"]) + len(area["text"]) + 1) * LETTER + 6, 1)
    if outline.code in BENEATH:
        left, top = x - width / 2, y + TOWN + 3
    return {
        **area,
        "class": f"{level} own".strip() if area.get("is_own") else level,
        "path": " ".join(line(ring) for ring in outline.rings),
        "x": x,
        "y": y if outline.is_city else y - RAISED,
        "text_x": left + 5 if outline.is_city else x,
        "text_y": top + PLATE / 2 if outline.is_city else y - RAISED,
        "plate": {"x": round(left, 1), "y": round(top, 1), "width": width, "height": PLATE},
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
    for row in chart["rows"]:
        whole, done, parts = sum(row["parts"]) or 1, 0, []
        for place, part in enumerate(row["parts"], start=1):
            share = 100 * part / whole
            parts.append(
                {
                    "level": place,
                    "x": round(100 * done / whole, 2),
                    "width": round(share, 2),
                    "middle": round(100 * (done + part / 2) / whole, 2),
                    "text": f"{share:.0f}" if share >= TIGHT else "",
                }
            )
            done += part
        rows.append({**row, "parts": parts})
    return {**chart, "rows": rows, "levels": list(enumerate(chart["names"], start=1))}
