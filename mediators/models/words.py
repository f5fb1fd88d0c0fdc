"""Conditions on dated entries of the register, for filters and figures alike."""

from django.db.models import Q

from mediation.quarter import Quarter


def included_in(quarter: Quarter) -> Q:
    """First inclusion, or return after exclusion."""
    return Q(begun_by="included", starts_on__gte=quarter.start, starts_on__lt=quarter.end)


def excluded_in(quarter: Quarter) -> Q:
    return Q(ended_by="excluded", ends_on__gte=quarter.start, ends_on__lt=quarter.end)


def without_certificate() -> Q:
    """A professional whose certificate is not entered: imported, and marked incomplete."""
    return Q(kind="professional", mediator__certificate_number="")


def with_ended_certificate(day) -> Q:
    return Q(kind="professional", mediator__certificate_until_on__lt=day)
