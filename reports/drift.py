"""Where the live figures of a published quarter have moved away from the published ones, and by which records."""

from dataclasses import dataclass

from offices.models import Region
from reports.changes import Told, tell
from reports.figures.counted import Moved, counted, moved, unpacked
from reports.figures.declaration import Figure
from reports.freezing import frozen_figures
from reports.models import CountedRecords, PublishedSummary
from reports.summary import summarise, thaw

MOST = 50  # so many records are named for one figure


@dataclass(frozen=True)
class MovedRecord:
    record: Told
    before: int | None
    now: int | None


@dataclass(frozen=True)
class Difference:
    """A figure of a region (None: of the republic) that is not what was published, or is made of other records."""

    figure: Figure
    label: str
    region: Region | None
    frozen: object
    live: object
    records: list[MovedRecord]
    more: int = 0


def drift(version: PublishedSummary, *, region: str | None = None) -> list[Difference]:
    """Return every difference between a version and the records as they are now; nothing when they agree.

    Also a figure whose number stayed while its records changed places. Figures without a record of their own (rates)
    follow those they are made of.
    """
    frozen, _checks = thaw(version, region)
    live = summarise(version.quarter, region=region, is_live=True).rollup
    exchanged = exchanged_records(version, region)
    shown = {(one.source, one.key) for codes in exchanged.values() for rows in codes.values() for one in rows[:MOST]}
    named = tell(shown, version.kept_at)
    places = ([None] if len(live.regions) > 1 else []) + live.regions
    found = []
    for code, figure in live.shown.items():
        for place in places:
            key = place.pk if place else None
            was = frozen.value(code, key) if code in frozen.totals else None
            now = live.value(code, key)
            rows = exchanged.get(key, {}).get(code, [])
            if equal(was, now) and not rows:
                continue
            records = [MovedRecord(named[one.source, one.key], one.before, one.now) for one in rows[:MOST]]
            more = max(0, len(rows) - MOST)
            found.append(Difference(figure, live.full_label(code), place, was, now, records, more))
    return found


def equal(was, now) -> bool:
    """Whether two numbers are the same; a figure that was not there yet and counts nothing has not moved."""
    return was == now or (was is None and now == 0)


def exchanged_records(version: PublishedSummary, region: str | None) -> dict[str, dict[str, list[Moved]]]:
    """Return region -> figure code -> records that give it something else than when it was published."""
    kept = CountedRecords.objects.filter(summary=version)
    kept = dict((kept.filter(region=region) if region else kept).values_list("region_id", "records"))
    now = counted(version.quarter, region=region)
    found = {}
    for place in kept.keys() | now.keys():
        before = unpacked(kept[place]) if place in kept else {}
        if differences := moved(before, dict(now.get(place, {}))):
            found[place] = differences
    return found


@dataclass(frozen=True)
class Correction:
    """A figure that a version gives differently from the version before. ``region``: None for the republic."""

    label: str
    region: Region | None
    before: object
    now: object


def corrections(version: PublishedSummary, before: PublishedSummary) -> list[Correction]:
    """Return what a corrected version changed in the figures, national values first."""
    old, new = frozen_figures(before), frozen_figures(version)
    areas = {area.pk: area for area in Region.objects.all()}
    rollup, _checks = thaw(version)
    found = []
    for code in dict.fromkeys([*rollup.figures, *old]):
        then, since = (figures.get(code, {"total": None, "regions": {}}) for figures in (old, new))
        label = rollup.full_label(code) if code in rollup.figures else code
        if then["total"] != since["total"]:
            found.append(Correction(label, None, then["total"], since["total"]))
        for key, area in areas.items():
            pair = then["regions"].get(key), since["regions"].get(key)
            if pair[0] != pair[1]:
                found.append(Correction(label, area, *pair))
    return found


def text_changed(version: PublishedSummary, before: PublishedSummary) -> bool:
    return version.texts != before.texts
