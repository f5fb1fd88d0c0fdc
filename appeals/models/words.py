"""The words of appeals: which rows a sentence of the report means. Conditions for filters and figures alike."""

import datetime

from django.apps import apps
from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from mediation.quarter import Period, Quarter

TERM = datetime.timedelta(days=30)
SOON = datetime.timedelta(days=7)  # what is due "this week", and how long an appeal may wait for its mediator


def received_in(period: Period) -> Q:
    return Q(received_on__gte=period.start, received_on__lt=period.end)


def resolved_in(period: Period) -> Q:
    return Q(resolved_on__gte=period.start, resolved_on__lt=period.end)


def received_before(day) -> Q:
    return Q(received_on__lt=day)


def unresolved_at(day) -> Q:
    """No outcome yet at the end of this day; the day of the outcome is the first day without."""
    return Q(resolved_on__isnull=True) | Q(resolved_on__gt=day)


def pending_before(day) -> Q:
    """On the desk as the day begins."""
    return received_before(day) & (Q(resolved_on__isnull=True) | Q(resolved_on__gte=day))


def pending_at(day) -> Q:
    """On the desk as the day ends."""
    return Q(received_on__lte=day) & unresolved_at(day)


def resolved_by(day) -> Q:
    return Q(resolved_on__lte=day)


def term_began_before(day) -> Q:
    """The term runs from the signed agreement to mediate, or from the receipt until it is signed."""
    return Q(mediation_agreed_on__lt=day) | Q(mediation_agreed_on__isnull=True, received_on__lt=day)


def due_before(day) -> Q:
    """The last day of the term, as ``Appeal.due_on`` gives it, is before this day."""
    once = Q(extended_on__isnull=True) & term_began_before(day - TERM)
    return once | (Q(extended_on__isnull=False) & term_began_before(day - 2 * TERM))


def due_day() -> Combinable:
    """The last day of the term, for ordering; the same day as ``Appeal.due_on``."""
    term = Case(When(extended_on__isnull=False, then=Value(2 * TERM)), default=Value(TERM))
    return Coalesce("mediation_agreed_on", "received_on") + term


def overdue_at(day) -> Q:
    """On the desk as the day ends, and the term ended before it."""
    return pending_at(day) & due_before(day)


def due_within(day, span=SOON) -> Q:
    """On the desk as the day ends, not overdue, and the term ends within the span that begins with the day."""
    return pending_at(day) & due_before(day + span) & ~due_before(day)


def without_movement_at(day) -> Q:
    """On the desk as the day ends, and for a whole term nothing happened: no session, no agreement, no extension."""
    since = day - TERM
    held = apps.get_model("appeals", "Session").objects.filter(appeal=OuterRef("pk"), held_on__gt=since)
    moved = Q(mediation_agreed_on__gt=since) | Q(extended_on__gt=since) | Exists(held.filter(held_on__lte=day))
    return pending_at(day) & Q(received_on__lte=since) & ~moved


def without_mediator_at(day) -> Q:
    """On the desk for a week or longer, and nobody mediates."""
    return pending_at(day) & Q(mediator__isnull=True, received_on__lte=day - SOON)


def without_settlement_at(day) -> Q:
    """Resolved by an agreement that is not entered, this quarter or the one before.

    Older ones stand in accepted reports; nobody would come back to them.
    """
    since = Quarter.of(day).previous().start
    entered = apps.get_model("appeals", "Agreement").objects.filter(appeal=OuterRef("pk"))
    return Q(outcome="agreement", resolved_on__gte=since, resolved_on__lte=day) & ~Exists(entered)


def incomplete_at(day) -> Q:
    """Something is missing that somebody must still enter. Age and gender may stay unknown."""
    return without_mediator_at(day) | without_settlement_at(day)


class AppealQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An operator's platform's, a coordinator's region's, all for national staff, none for administrators."""
        if user.is_operator:
            return self.filter(region=user.region_id, platform=user.platform_id)
        if user.is_coordinator:
            return self.filter(region=user.region_id)
        return self if user.is_national else self.none()

    def counted(self):
        """Not annulled."""
        return self.filter(annulled_at__isnull=True)

    def routine(self):
        """Counted, and outside campaigns: what the quarter's own figures count."""
        return self.counted().filter(campaign__isnull=True)

    def of_campaigns(self):
        return self.counted().filter(campaign__isnull=False)

    def of_campaigns_starting_in(self, period: Period):
        return self.counted().filter(campaign__starts_on__gte=period.start, campaign__starts_on__lt=period.end)

    def touching(self, period: Period):
        """Received or resolved in the period, or pending in it."""
        return self.filter(received_in(period) | (received_before(period.start) & pending_before(period.start)))

    def received_in(self, period: Period):
        return self.filter(received_in(period))

    def resolved_in(self, period: Period):
        return self.filter(resolved_in(period))

    def with_mediator(self, mediator):
        return self.filter(mediator=mediator)

    def pending_at(self, day):
        return self.filter(pending_at(day))

    def overdue_at(self, day):
        return self.filter(overdue_at(day))

    def due_within(self, day, span=SOON):
        return self.filter(due_within(day, span))

    def without_mediator_at(self, day):
        return self.filter(without_mediator_at(day))

    def without_settlement_at(self, day):
        return self.filter(without_settlement_at(day))

    def incomplete_at(self, day):
        return self.filter(incomplete_at(day))
