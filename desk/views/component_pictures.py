"""The pictures and the narrative desk's parts on the page of components."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from mediation.numbers import shown
from reports.comparison.borders import borders
from reports.comparison.spread import span_labels
from reports.telling.fields import Field, Piece
from reports.views.tiles import tile_places

LINE = (1477, 1502, None, 1610, 1655, 1590, 1705, 1724)


def pictures() -> dict:
    """Bars, map, small multiples and spans: with an own region, one without a number, and one of few cases."""
    names = [code for _row, _column, code in tile_places()]
    values = [None, *(1724 - 80 * number for number in range(1, len(names)))]
    rows = [
        {
            "label": code,
            "value": value,
            "text": shown(value) + ("*" if code == names[1] else ""),
            "is_own": code == "KZ-31",
        }
        for code, value in zip(names, values, strict=True)
    ]
    labels = [f"{number}" for number in range(1, len(LINE) + 1)]
    panel = {"values": LINE, "texts": [shown(value) for value in LINE], "told": [number < 2 for number in range(8)]}
    words = {"title": _("Appeals received, by region"), "told": ""}
    return {
        "bars_chart": {
            **words,
            "rows": rows[:8],
            "middle": 1400,
            "middle_label": _("median %(number)s") % {"number": 1400},
        },
        "map_chart": borders()
        and {
            **words,
            "title": _("Map of the regions"),
            "map": borders(),
            "areas": {
                row["label"]: {
                    "name": row["label"],
                    "short": row["label"][3:],
                    "text": row["text"],
                    "level": None if row["value"] is None else number % 6,
                    "is_own": row["is_own"],
                }
                for number, row in enumerate(rows)
            },
        },
        "shades": [{"level": level, "text": shown(level * 300)} for level in range(1, 6)],
        "multiples_chart": {
            **words,
            "labels": labels,
            "panels": [{**panel, "name": code, "is_own": code == "KZ-31"} for code in ("KZ-10", "KZ-31", "KZ-71")],
        },
        "spans_chart": {
            **words,
            "title": _("Resolved appeals by days, in percent"),
            "names": span_labels(),
            "rows": [
                {"label": "KZ-31", "parts": [54, 12, 9, 5, 1], "note": shown(2), "is_own": True},
                {"label": "KZ-71", "parts": [0, 30, 70, 0, 0], "note": shown(21), "is_own": False},
            ],
        },
    }


def narrative() -> dict:
    """A paragraph with a field, and fields to put into it."""
    field = Field("{appeals.received}", shown(1724), _("Appeals received"), is_near=True)
    paragraph = [Piece(f"{_('Appeals received')}: "), Piece(field.said, field.source, field.label), Piece(".")]
    return {"text_paragraphs": [paragraph], "text_fields": [field], "text_language": get_language()}
