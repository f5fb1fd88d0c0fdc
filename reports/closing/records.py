"""Checks on records: dates that cannot be, cases that stand still, what is entered twice."""

import datetime
from collections.abc import Iterator

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import Count, F, Q
from django.utils.translation import gettext_noop

from appeals.models import Appeal, Party
from appeals.models.words import received_in, resolved_in, without_movement_at
from events.models import Event, Publication
from reports.closing.rule import Evidence, Finding, of_records

LONGEST = datetime.timedelta(days=31)  # an event that goes on longer is more often a slip of the pen
APPEAL, EVENT, PUBLICATION = "appeals:appeal", "events:event", "events:publication"


def settled_later(evidence: Evidence) -> Iterator[Finding]:
    """A settlement signed after the day on which the appeal is said to be resolved by it."""
    rows = Appeal.objects.counted().filter(resolved_in(evidence.quarter), agreements__signed_on__gt=F("resolved_on"))
    rows = evidence.own(rows).order_by("pk").values("region_id", "pk", "number")
    message = gettext_noop("Settlements signed after the day of the outcome: %(count)s. One of the dates is wrong.")
    yield from of_records(rows, message, APPEAL, "number")


def long_events(evidence: Evidence) -> Iterator[Finding]:
    rows = Event.objects.held_in(evidence.quarter).filter(ends_on__gt=F("starts_on") + LONGEST)
    rows = evidence.own(rows).order_by("pk").values("region_id", "pk", "title")
    message = gettext_noop("Events that go on for more than a month: %(count)s. Is the last day right?")
    yield from of_records(rows, message, EVENT, "title")


def without_movement(evidence: Evidence) -> Iterator[Finding]:
    rows = Appeal.objects.counted().filter(without_movement_at(evidence.quarter.last_day))
    rows = evidence.own(rows).order_by("received_on", "pk").values("region_id", "pk", "number")
    message = gettext_noop("Appeals pending at the end of the quarter without a step for 30 days: %(count)s. Why?")
    yield from of_records(rows, message, APPEAL, "number")


def same_links(evidence: Evidence) -> Iterator[Finding]:
    """Links to one page, however they are written."""
    rows = evidence.own(Publication.objects.held_in(evidence.quarter).with_link())
    groups = rows.order_by().values("region_id", "link_key").annotate(times=Count("pk"), keys=ArrayAgg("pk"))
    keys = [key for group in groups.filter(times__gt=1) for key in group["keys"]]
    found = Publication.objects.filter(pk__in=keys).order_by("link_key", "pk").values("region_id", "pk", "title")
    message = gettext_noop("Publications with a link that another one has as well: %(count)s. Are they counted twice?")
    yield from of_records(found, message, PUBLICATION, "title")


def same_people(evidence: Evidence) -> Iterator[Finding]:
    """Applicants of the same name or contact in several appeals of the quarter, but for cases that go on."""
    rows = Party.objects.visible_to(evidence.user).filter(
        received_in_quarter(evidence), role=Party.Role.APPLICANT, appeal__annulled_at__isnull=True
    )
    rows, keys = evidence.own(rows.filter(appeal__follows__isnull=True)), set()
    for index in ("name_index", "contact_index"):
        groups = rows.filter(**{f"{index}__isnull": False}).order_by().values("region_id", index)
        groups = groups.annotate(times=Count("appeal", distinct=True), keys=ArrayAgg("appeal", distinct=True))
        keys |= {key for group in groups.filter(times__gt=1) for key in group["keys"]}
    found = Appeal.objects.filter(pk__in=keys).order_by("pk").values("region_id", "pk", "number")
    message = gettext_noop("Appeals whose applicant stands in another appeal of the quarter as well: %(count)s.")
    yield from of_records(found, message, APPEAL, "number")


def received_in_quarter(evidence: Evidence) -> Q:
    return Q(*((f"appeal__{name}", value) for name, value in received_in(evidence.quarter).children))
