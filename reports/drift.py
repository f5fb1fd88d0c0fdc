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
    was_more: bool
    is_more: bool


@dataclass(frozen=True)
class Difference:
    """A figure of a region (None: of the republic) that is not what was published, or is made of other records.

    was_more, is_more: whether the number was, and is, a lower bound.
    """

    figure: Figure
    label: str
    region: Region | None
    frozen: object
    live: object
    records: list[MovedRecord]
    more: int = 0
    was_more: bool = False
    is_more: bool = False


def drift(version: PublishedSummary, *, region: str | None = None) -> list[Difference]:
    """Return every difference between a version and the records as they are now; nothing when they agree.

    Also a figure whose number stayed while its records changed places, or while it became a lower bound. Figures
    without a record of their own (rates) follow those they are made of.
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
            more = frozen.is_more_than(code, key), live.is_more_than(code, key)
            rows = exchanged.get(key, {}).get(code, [])
            if equal(was, now) and more[0] == more[1] and not rows:
                continue
            found.append(Difference(figure, live.full_label(code), place, was, now, *first(rows, named), *more))
    return found


def first(rows: list[Moved], named: dict) -> tuple[list[MovedRecord], int]:
    """Return the records that are named, and how many are not."""
    records = [
        MovedRecord(named[one.source, one.key], one.before, one.now, one.was_more, one.is_more) for one in rows[:MOST]
    ]
    return records, max(0, len(rows) - MOST)


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
    was_more: bool = False
    is_more: bool = False


def corrections(version: PublishedSummary, before: PublishedSummary) -> list[Correction]:
    """Return what a corrected version changed in the figures, national values first."""
    old, new = thaw(before)[0], thaw(version)[0]
    found = []
    for code in dict.fromkeys([*new.figures, *frozen_figures(before)]):
        label = new.full_label(code) if code in new.figures else code
        for place in (None, *new.regions):
            then, since = (stands(rollup, code, place and place.pk) for rollup in (old, new))
            if then != since:
                found.append(Correction(label, place, then[0], since[0], then[1], since[1]))
    return found


def stands(rollup, code: str, region: str | None) -> tuple:
    """Return a frozen figure and whether it is a lower bound; it may be one that the version does not have."""
    value = rollup.values.get(code, {}).get(region) if region else rollup.totals.get(code)
    return value, rollup.is_more_than(code, region)


def text_changed(version: PublishedSummary, before: PublishedSummary) -> bool:
    return version.texts != before.texts
