"""Conditions on dated entries of the register, for filters and figures alike."""

from django.db.models import F, Q

from mediation.quarter import Quarter


def included_in(quarter: Quarter) -> Q:
    """First inclusion, or return after exclusion; not one that turned out to be a second card of the same person."""
    twice = Q(ended_by="merged", ends_on=F("starts_on"))
    return Q(begun_by="included", starts_on__gte=quarter.start, starts_on__lt=quarter.end) & ~twice


def excluded_in(quarter: Quarter) -> Q:
    return Q(ended_by="excluded", ends_on__gte=quarter.start, ends_on__lt=quarter.end)
