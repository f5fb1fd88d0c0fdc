"""What the trend of a summary shows: a sparkline for each key figure, and a chart with its table."""

from django.utils.translation import gettext as _

from mediation.numbers import shown
from reports.trend import Trend
from reports.views.figures import KEY_FIGURES, spark_id

CHARTED = ("appeals.received", "appeals.resolved")
TRENDS = tuple(dict.fromkeys([*(code for code, _beside in KEY_FIGURES), *CHARTED]))


def sparks(found: Trend) -> list[dict]:
    return [
        {"id": spark_id(code), "values": found.values[code], "told": found.is_told(code), "label": spoken(found, code)}
        for code, _beside in KEY_FIGURES
    ]


def spoken(found: Trend, code: str) -> str:
    """The line in words: ``Eight quarters: 1 477, 1 502, …``."""
    told = found.is_told(code)
    values = [
        _("%(number)s (old report)") % {"number": shown(value)} if is_told else shown(value)
        for value, is_told in zip(found.values[code], told, strict=True)
    ]
    return _("Eight quarters: %(values)s") % {"values": ", ".join(values)}


def chart(found: Trend) -> dict:
    """Appeals received and resolved, quarter by quarter."""
    series = [found.values[code] for code in CHARTED]
    return {
        "title": _("Appeals over eight quarters"),
        "names": [_("Received"), _("Resolved")],
        "told_label": _("before the portal, from old reports") if found.told else "",
        "groups": [
            {
                "label": quarter.short_label,
                "is_told": quarter in found.told,
                "values": [values[index] for values in series],
                "texts": [shown(values[index]) for values in series],
            }
            for index, quarter in enumerate(found.quarters)
        ],
    }
