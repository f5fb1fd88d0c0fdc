"""What the trend of a summary shows: a sparkline for each key figure, and a chart with its table."""

from django.utils.translation import gettext as _

from mediation.numbers import shown
from reports.trend import Trend
from reports.views.figures import KEY_FIGURES, spark_id

CHARTED = ("appeals.received", "appeals.resolved")
TRENDS = tuple(dict.fromkeys([*(code for code, _beside in KEY_FIGURES), *CHARTED]))


def sparks(found: Trend) -> list[dict]:
    return [
        {"id": spark_id(code), "values": found.values[code], "label": spoken(found, code)}
        for code, _beside in KEY_FIGURES
    ]


def spoken(found: Trend, code: str) -> str:
    """The line in words: ``Eight quarters: 1 477, 1 502, …``."""
    return _("Eight quarters: %(values)s") % {"values": ", ".join(shown(value) for value in found.values[code])}


def chart(found: Trend) -> dict:
    """Appeals received and resolved, quarter by quarter."""
    series = [found.values[code] for code in CHARTED]
    return {
        "title": _("Appeals over eight quarters"),
        "names": [_("Received"), _("Resolved")],
        "groups": [
            {
                "label": quarter.short_label,
                "values": [values[index] for values in series],
                "texts": [shown(values[index]) for values in series],
            }
            for index, quarter in enumerate(found.quarters)
        ],
    }
