"""The summary as JSON (contract: DESIGN §5)."""

import json
from decimal import Decimal

from reports.summary import Summary


def as_json(summary: Summary) -> dict:
    """Return ``{"quarter", "status", "figures": {code: {"total", "regions"}}, "checks": [...]}``.

    Another period stands under ``period``, and under ``quarters`` how far those within are.
    """
    rollup = summary.rollup
    return {
        **named(summary),
        "status": summary.status,
        "figures": {
            code: {
                "total": plain(rollup.totals[code]),
                "regions": {region: plain(value) for region, value in rollup.values[code].items()},
            }
            for code in rollup.shown
        },
        "checks": [
            {"code": check.code, "region": check.region, "ok": check.ok, "message": check.message}
            for check in summary.checks
        ],
    }


def frozen(summary: Summary) -> dict:
    """Return what is kept of a published quarter: the contract's figures, and which of them are lower bounds."""
    bounds = {code: sorted(regions) for code, regions in sorted(summary.rollup.bounds.items())}
    return {**as_json(summary), "status": "published", "lower_bounds": bounds}


def named(summary: Summary) -> dict:
    """Return which period it is; only a quarter says ``quarter``, so that nobody takes a year for one."""
    if summary.period.is_quarter:
        return {"quarter": str(summary.period)}
    within = {
        str(one.quarter): {"handed_in": one.handed_in, "accepted": one.accepted, "published": one.revision}
        for one in summary.quarters_within
    }
    return {"period": str(summary.period), "quarters": within}


def plain(value):
    """A decimal has one digit after the point, which a float writes and reads back exactly."""
    return float(value) if isinstance(value, Decimal) else value


def pretty(data: dict) -> str:
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"
