"""Conditions on dated entries of the register, for filters and figures alike."""

from django.db.models import F, Q

from mediation.quarter import Period


def included_in(period: Period) -> Q:
    """First inclusion, or return after exclusion; not one that turned out to be a second card of the same person."""
    twice = Q(ended_by="merged", ends_on=F("starts_on"))
    return Q(begun_by="included", starts_on__gte=period.start, starts_on__lt=period.end) & ~twice


def excluded_in(period: Period) -> Q:
    return Q(ended_by="excluded", ends_on__gte=period.start, ends_on__lt=period.end)
