"""Small charts drawn on the server as SVG: no script, coloured by the style sheet, readable by screen readers.

The template beside each chart also says its numbers in words or in a table.
"""

from django import template

register = template.Library()

WIDTH, HEIGHT, EDGE = 96, 26, 3  # of a sparkline, in its own units
STEP, BARS_HEIGHT, FOOT = 84, 170, 34  # of a chart of columns


@register.inclusion_tag("components/spark.html")
def spark(values, label="", told=()):
    """Draw a line over numbers, oldest first; None leaves a gap at the start. The last one gets a dot.

    told: of each number, whether an old report gave it; those get hollow dots.
    """
    known = [value for value in values if value is not None]
    if len(known) < 2:
        return {"points": ""}
    low, high = min(known), max(known)
    spread = float(high - low) or 1.0
    step = (WIDTH - 2 * EDGE) / (len(values) - 1)
    points = [
        (round(EDGE + index * step, 1), round(HEIGHT - EDGE - float(value - low) / spread * (HEIGHT - 2 * EDGE), 1))
        for index, value in enumerate(values)
        if value is not None
    ]
    flags = [flag for value, flag in zip(values, told or [False] * len(values), strict=True) if value is not None]
    return {
        "told": [point for point, flag in zip(points, flags, strict=True) if flag],
        "points": " ".join(f"{x},{y}" for x, y in points),
        "last": points[-1],
        "label": label,
        "width": WIDTH,
        "height": HEIGHT,
    }


@register.inclusion_tag("components/columns.html")
def columns(chart):
    """Draw groups of columns. chart: ``title``, ``names`` of series, ``groups`` (``label``, ``values``, ``texts``).

    A group may be ``is_told``: of an old report, drawn hollow; ``told_label`` says in the legend what that means.
    """
    most = max((value or 0 for group in chart["groups"] for value in group["values"]), default=0) or 1
    width = (STEP - 20) / max(1, len(chart["names"]))
    groups = [
        {
            "label": group["label"],
            "is_told": group.get("is_told", False),
            "center": round(index * STEP + STEP / 2, 1),
            "columns": [
                column(index * STEP + 10 + place * width, width - 4, value, text, most, place)
                for place, (value, text) in enumerate(zip(group["values"], group["texts"], strict=True))
            ],
        }
        for index, group in enumerate(chart["groups"])
    ]
    return {
        **chart,
        "groups": groups,
        "rows": chart["groups"],
        "width": STEP * len(groups),
        "height": BARS_HEIGHT + FOOT,
        "base": BARS_HEIGHT,
        "foot": BARS_HEIGHT + 15,
        "below": BARS_HEIGHT + 29,
    }


@register.inclusion_tag("components/bars.html")
def bars(lines, label, answers=""):
    """Draw a table whose rows have a bar each.

    lines: ``label``, ``text``, ``share`` (percent, or None without a base), ``share_text``.
    """
    rows = [{"line": line, "width": round(float(line.share or 0), 1)} for line in lines]
    return {"rows": rows, "label": label, "answers": answers}


def column(left, width, value, text, most, place) -> dict:
    height = round(float(value or 0) / float(most) * (BARS_HEIGHT - 22), 1)
    return {
        "x": round(left, 1),
        "y": round(BARS_HEIGHT - height, 1),
        "width": round(width, 1),
        "height": height,
        "text": text,
        "middle": round(left + width / 2, 1),
        "above": round(BARS_HEIGHT - height - 5, 1),
        "series": place + 1,
    }
