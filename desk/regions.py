"""The regions side by side: what waits in each, and whether it handed in the last quarter. The worst stand first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from desk.attention import HEADS, by_region
from mediation import clock
from mediation.numbers import shown
from mediation.quarter import Quarter
from offices.models import Region
from reports.deadline import until
from reports.models import Submission

TONES = {"submitted": "info", "accepted": "good", "returned": "bad", "draft": ""}


def regions(user) -> dict:
    """Return a row a region, and how many handed in."""
    day = clock.today()
    waited = until(day, Quarter.of(day).previous())
    found, none = by_region(user, day), dict.fromkeys((head.code for head in HEADS), 0)
    submissions = {one.region_id: one for one in Submission.objects.visible_to(user).of(waited.quarter)}
    counted = [(area, {**none, **found.get(area.pk, {})}) for area in Region.objects.all()]
    counted.sort(key=lambda pair: [-pair[1][head.code] for head in HEADS])
    return {
        "awaited": waited,
        "columns": [_(head.label) for head in HEADS],
        "status_label": _("Report of %(quarter)s") % {"quarter": waited.quarter.short_label},
        "rows": [row(area, totals, submissions.get(area.pk), waited) for area, totals in counted],
    }


def row(area: Region, totals: dict, submission: Submission | None, waited) -> dict:
    return {
        "region": area,
        "cells": [
            {
                "label": _(head.label),
                "text": shown(totals[head.code]),
                "tone": head.tone if totals[head.code] else "",
                "is_empty": not totals[head.code],
                "url": head.url(region=area.pk),
            }
            for head in HEADS
        ],
        "status": status(submission, waited.is_late),
        "status_url": reverse("reports:review", args=[waited.quarter, area.pk]),
    }


def status(submission: Submission | None, is_late: bool) -> dict:
    """Return the pill of a region's report; one not handed in after the day is late, not merely a draft."""
    code = submission.status if submission else Submission.Status.DRAFT
    if code == Submission.Status.DRAFT and is_late:
        return {"tone": "warning", "text": _("not handed in")}
    return {"tone": TONES[code], "text": Submission.Status(code).label}
