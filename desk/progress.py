"""The quarter so far, beside the last one when it was as old, and whole. The figures are the report's own."""

from django.utils.translation import gettext as _

from mediation import clock
from mediation.numbers import change, shown, signed
from mediation.quarter import Quarter, QuarterSoFar
from reports import behind
from reports.figures.rollup import count
from reports.indicators import sections
from reports.trend import trend
from reports.views.trends import spoken

CODES = (
    "appeals.received",
    "appeals.resolved",
    "appeals.resolved.agreement",
    "appeals.pending_end",
    "events.total",
    "events.attendance",
    "publications.total",
)


def progress(region: str | None) -> dict:
    """Return the figures of the desk as rows; routine ones, as in the summary."""
    now = QuarterSoFar.of_day(clock.today())
    quarter, before = Quarter.of(now.day), now.previous()
    declared = sections()
    found, then, whole = (
        count(one, declared, region=region, only=set(CODES)) for one in (now, now.at_same_day(), before)
    )
    known = behind.figures(declared)
    rows = [
        {
            "code": code,
            "label": known[code].label,
            "value": shown(found.value(code)),
            "url": behind.address(known[code], known, quarter, region or ""),
            "then": shown(then.value(code)),
            "change": signed(change(found.value(code), then.value(code))),
            "whole": shown(whole.value(code)),
            "spark": spark_id(code),
        }
        for code in CODES
    ]
    words = {"day": now.at_same_day().last_day.strftime("%d.%m")}
    return {
        "rows": rows,
        "quarter": quarter,
        "before": before,
        "then_label": _("by %(day)s") % words,
        "whole_label": before.short_label,
    }


def spark_id(code: str) -> str:
    """The place on the desk that a line over eight quarters fills."""
    return "desk-" + code.replace(".", "-")


def sparks(region: str | None) -> list[dict]:
    """Return the lines over eight quarters; the last is the one under way."""
    found = trend(Quarter.of(clock.today()), CODES, region=region)
    return [
        {"id": spark_id(code), "values": found.values[code], "told": found.is_told(code), "label": spoken(found, code)}
        for code in CODES
    ]
