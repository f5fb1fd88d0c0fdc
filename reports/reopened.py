"""The line of a report on late records: which accepted quarters were opened again, why, and what it moved."""

import json
from collections.abc import Iterator
from decimal import Decimal

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from events.models import Campaign
from mediation.numbers import shown
from mediation.quarter import Quarter
from mediation.scope import scope
from mediation.spreadsheet import without_unwritable
from offices.models import Region
from reports.figures.declaration import Section
from reports.figures.rollup import count
from reports.indicators import sections
from reports.models import Reopening, Snapshot
from reports.wording.speech import small

KINDS = Campaign.Kind.values


def reopened(quarter: Quarter, regions: list[Region], language: str) -> str:
    """Say the exceptions that began or ended in a quarter, one after another; "" if there were none."""
    names = {region.pk: str(region) for region in regions}
    rows = Reopening.objects.told_in(quarter).filter(region__in=names).select_related("submission")
    rows = list(rows.order_by("region__sort_order", "pk"))
    if not rows:
        return ""
    kept = figures_of(rows)
    with override(language):
        labels = {code: label for section in sections() for code, label in labelled(section)}
        return ". ".join(line(row, names[row.region_id], labels, kept) for row in rows)


def labelled(section: Section) -> Iterator[tuple[str, str]]:
    """Yield code and label of the wholes that count; their parts and rates stand on the page of changes."""
    of_campaign = f"{section.label}, " if section.code in KINDS else ""
    for figure in section.figures:
        if not figure.is_hidden and figure.measure.is_additive:
            yield figure.code, f"{of_campaign}{small(figure.label) if of_campaign else figure.label}"


def figures_of(rows: list[Reopening]) -> dict[tuple[int, str], dict]:
    found = Snapshot.objects.filter(reopening__in=rows).values_list("reopening", "occasion", "figures")
    return {(key, occasion): json.loads(text, parse_float=Decimal) for key, occasion, text in found}


def line(row: Reopening, region: str, labels: dict[str, str], kept: dict) -> str:
    words = {
        "region": region,
        "quarter": row.submission.quarter.label,
        "first": date_format(row.granted_on, "d.m.Y"),
        "last": date_format(row.ended_on or row.open_until, "d.m.Y"),
        "reason": " ".join(without_unwritable(row.reason).split()).rstrip("."),
        "moved": _("not closed again yet") if row.is_running else moved(*before_and_after(row, kept), labels),
    }
    return _("%(region)s, %(quarter)s, open from %(first)s to %(last)s (%(reason)s): %(moved)s") % words


def before_and_after(row: Reopening, kept: dict) -> tuple[dict, dict]:
    """Return the figures at the beginning and at the end; once the day has passed, what they are now are those."""
    before, after = (kept.get((row.pk, occasion)) for occasion in ("granted", "ended"))
    return before or {}, now(row) if after is None else after


def now(row: Reopening) -> dict:
    """Count the region's figures with the centre's eyes, as those that are kept were."""
    with scope(role="national"):
        rollup = count(row.submission.quarter, sections(), region=row.region_id)
    return {code: rollup.value(code, row.region_id) for code in rollup.shown}


def moved(before: dict, after: dict, labels: dict[str, str]) -> str:
    changes = [
        f"{label}: {shown(before[code])} → {shown(after[code])}"
        for code, label in labels.items()
        if code in before and code in after and before[code] != after[code]
    ]
    return "; ".join(changes) or _("the figures have not changed")
