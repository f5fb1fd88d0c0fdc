"""A few figures by region over eight quarters: as published, else as counted now, else as old reports told."""

import json
from dataclasses import dataclass, field
from decimal import Decimal

from mediation.quarter import Quarter
from offices.models import Region
from reports.comparison.choice import Declared, hides_people
from reports.figures.rollup import Rollup, count
from reports.figures.small import ALL, hidden
from reports.models import HistoricFigure, PublishedSummary
from reports.trend import QUARTERS


@dataclass
class Eight:
    """Figures by quarter, code and place; a place is a region's code, or ``ALL`` for the republic.

    quarters: oldest first. values: quarter -> code -> place -> number; what the user may not see is not in it.
    kept_back: quarter -> code -> places whose small number is not shown. told: (quarter, place) of old reports.
    """

    quarters: list[Quarter]
    regions: list[Region]
    values: dict[Quarter, dict[str, dict]] = field(default_factory=dict)
    kept_back: dict[Quarter, dict[str, set]] = field(default_factory=dict)
    published: set[Quarter] = field(default_factory=set)
    told: set[tuple[Quarter, str, str]] = field(default_factory=set)

    def value(self, quarter: Quarter, code: str, place: str = ALL):
        """A number, or None for what is not known, has no base or may not be seen."""
        if place in self.kept_back.get(quarter, {}).get(code, ()):
            return None
        return self.values.get(quarter, {}).get(code, {}).get(place)

    def is_kept_back(self, quarter: Quarter, code: str, place: str) -> bool:
        return place in self.kept_back.get(quarter, {}).get(code, ())

    def line(self, code: str, place: str = ALL) -> list:
        return [self.value(quarter, code, place) for quarter in self.quarters]

    def told_in(self, code: str, place: str = ALL) -> list[bool]:
        return [(quarter, code, place) in self.told for quarter in self.quarters]


def eight(
    last: Quarter,
    codes: set[str],
    declared: Declared,
    *,
    user=None,
    region: str | None = None,
    with_campaigns: bool = False,
    now: Rollup | None = None,
    back: int = QUARTERS,
) -> Eight:
    """Return the figures of the quarters up to ``last``, as far as the user may see them (None: a report, all).

    region: count only this one; now: the figures of the last quarter, where they are at hand; back: how many
    quarters. Published figures and those of old reports leave campaigns out.
    """
    quarters = [last.shift(-step) for step in reversed(range(back))]
    found = Eight(quarters, list(Region.objects.all()))
    needed = set().union(*(declared.needed(code) for code in codes))
    own = user.region_id if user is not None else region
    frozen = {} if with_campaigns else published(quarters)
    old = {} if with_campaigns else historic(quarters, codes, user)
    for quarter in quarters:
        if now is not None and quarter == now.period:
            found.values[quarter] = by_place(now, needed)
        elif quarter in frozen:
            found.values[quarter] = {code: frozen[quarter][code] for code in needed if code in frozen[quarter]}
            found.published.add(quarter)
        elif quarter in old:
            found.values[quarter] = old[quarter]
            found.told |= {(quarter, code, place) for code, places in old[quarter].items() for place in places}
        else:
            counted = count(quarter, declared.sections, region=own, with_campaigns=with_campaigns, only=needed)
            found.values[quarter] = by_place(counted, needed)
    for quarter in found.published if user is not None and own else ():
        keep_back(found, quarter, codes, declared, own)
    return found


def by_place(counted: Rollup, codes: set[str]) -> dict[str, dict]:
    """Return code -> place -> number. What one region alone gives is no number of the republic."""
    is_whole = len(counted.regions) > 1
    return {
        code: {**counted.values[code], **({ALL: counted.totals[code]} if is_whole else {})}
        for code in codes
        if code in counted.totals
    }


def published(quarters: list[Quarter]) -> dict[Quarter, dict]:
    """Return the figures of the last version of each published quarter, in one statement."""
    rows = PublishedSummary.objects.filter(starts_on__in=[quarter.start for quarter in quarters])
    rows = rows.order_by("starts_on", "-revision").distinct("starts_on").values_list("starts_on", "figures")
    return {
        Quarter.of(day): {
            code: {**row["regions"], ALL: row["total"]}
            for code, row in json.loads(text, parse_float=Decimal)["figures"].items()
        }
        for day, text in rows
    }


def historic(quarters: list[Quarter], codes: set[str], user) -> dict[Quarter, dict]:
    """Return what old reports told of these figures."""
    told: dict[Quarter, dict] = {}
    rows = HistoricFigure.objects.filter(starts_on__in=[quarter.start for quarter in quarters], code__in=codes)
    rows = rows if user is None else rows.visible_to(user)
    for row in rows.only("starts_on", "code", "region", "value"):
        told.setdefault(row.quarter, {}).setdefault(row.code, {})[row.region_id or ALL] = row.number
    return told


def keep_back(found: Eight, quarter: Quarter, codes: set[str], declared: Declared, own: str) -> None:
    """Mark the small numbers of other regions' people."""
    # Who knows the own region's number knows the sum of the others as well: that is the table to be judged.
    known = {code: others(places, own) for code, places in found.values[quarter].items()}
    found.kept_back[quarter] = {
        code: set().union(*(small(known, one, declared) for one in declared.bases(code) or (code,)))
        for code in codes
        if hides_people(code)
    }


def others(places: dict, own: str) -> dict:
    """Return the numbers of the other regions, and their sum under ``ALL``."""
    rest = {place: value for place, value in places.items() if place not in (own, ALL)}
    return {**rest, ALL: sum(value or 0 for value in rest.values())}


def small(known: dict, code: str, declared: Declared) -> set[str]:
    if code not in known or declared.figures[code].is_hidden:
        return set()
    whole = declared.wholes.get(code)
    return hidden(known[code], known.get(whole.code, {}) if whole else {})
