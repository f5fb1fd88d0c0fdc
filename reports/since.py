"""A region's figures kept at a moment, and what has moved since: figure by figure, record by record."""

import json
from dataclasses import dataclass
from decimal import Decimal

from django.utils import timezone

from mediation.canonical import canonical
from mediation.quarter import Quarter
from mediation.scope import scope
from reports.changes import tell
from reports.drift import MOST, Difference, equal, first
from reports.figures.counted import bounds, counted, moved, packed, unpacked
from reports.figures.rollup import Rollup, count
from reports.indicators import sections
from reports.models import Reopening, Snapshot, Submission
from reports.renderers.as_json import plain


@dataclass(frozen=True)
class Standing:
    """What a region's figures are now and which records make them up."""

    rollup: Rollup
    records: dict

    def figures(self, region: str) -> dict:
        return {code: self.rollup.value(code, region) for code in self.rollup.shown}


def standing(quarter: Quarter, region: str) -> Standing:
    """Count a region as the centre does, whoever asks.

    A mediator counts in his own region also for campaigns at platforms of others, which a coordinator's role does
    not read; counted by two roles, the same records would seem to have moved.
    """
    with scope(role="national"):
        records = counted(quarter, region=region).get(region, {})
        return Standing(count(quarter, sections(), region=region), dict(records))


def keep(submission: Submission, occasion: str, reopening: Reopening | None = None) -> Snapshot:
    """Keep the region's figures as they are; the caller holds the quarter, so that nothing moves meanwhile."""
    now = standing(submission.quarter, submission.region_id)
    return Snapshot.objects.create(
        submission=submission,
        region_id=submission.region_id,
        occasion=occasion,
        reopening=reopening,
        kept_at=timezone.now(),
        figures=canonical({code: plain(value) for code, value in now.figures(submission.region_id).items()}),
        records=packed(now.records),
    )


def changes_since(kept: Snapshot, quarter: Quarter) -> list[Difference]:
    """Return every figure of the region that is not what it was, or is made of other records, with these records."""
    now = standing(quarter, kept.region_id)
    records = unpacked(kept.records)
    exchanged, bounded = moved(records, now.records), bounds(records)
    named = tell({(one.source, one.key) for rows in exchanged.values() for one in rows[:MOST]}, kept.kept_at)
    before, since = values(kept), now.figures(kept.region_id)
    found = []
    for code, figure in now.rollup.shown.items():
        rows = exchanged.get(code, [])
        if equal(before.get(code), since[code]) and not rows:
            continue
        label, more = now.rollup.full_label(code), (code in bounded, now.rollup.is_more_than(code, kept.region_id))
        found.append(Difference(figure, label, None, before.get(code), since[code], *first(rows, named), *more))
    return found


def values(kept: Snapshot) -> dict:
    return json.loads(kept.figures, parse_float=Decimal)
