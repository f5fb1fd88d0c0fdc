"""The words of appeals: which rows a sentence of the report means. Conditions for filters and figures alike."""

from django.db import models
from django.db.models import Q

from mediation.quarter import Quarter


def received_in(quarter: Quarter) -> Q:
    return Q(received_on__gte=quarter.start, received_on__lt=quarter.end)


def resolved_in(quarter: Quarter) -> Q:
    return Q(resolved_on__gte=quarter.start, resolved_on__lt=quarter.end)


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

    def of_campaigns_starting_in(self, quarter: Quarter):
        return self.counted().filter(campaign__starts_on__gte=quarter.start, campaign__starts_on__lt=quarter.end)

    def touching(self, quarter: Quarter):
        """Received or resolved in the quarter, or pending in it."""
        return self.filter(received_in(quarter) | (received_before(quarter.start) & pending_before(quarter.start)))

    def received_in(self, quarter: Quarter):
        return self.filter(received_in(quarter))

    def resolved_in(self, quarter: Quarter):
        return self.filter(resolved_in(quarter))

    def with_mediator(self, mediator):
        return self.filter(mediator=mediator)

    def pending_at(self, day):
        return self.filter(pending_at(day))
