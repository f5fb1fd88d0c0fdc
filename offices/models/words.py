"""Conditions on dated entries of platforms. What counts as an office is said here alone."""

from django.db.models import Q

from mediation.quarter import Quarter
from offices.models.platform import Host, Kind


def opened_in(quarter: Quarter) -> Q:
    return Q(begun_by="opened", starts_on__gte=quarter.start, starts_on__lt=quarter.end)


def closed_in(quarter: Quarter) -> Q:
    return Q(ended_by="closed", ends_on__gte=quarter.start, ends_on__lt=quarter.end)


def is_office() -> Q:
    return Q(kind=Kind.OFFICE)


def is_dialogue() -> Q:
    return Q(kind=Kind.DIALOGUE)


def at_kgu() -> Q:
    """At a KGU “Kogamdyk kelisim” or a House of Friendship: the report counts them as one."""
    return Q(host__in=[Host.KGU, Host.FRIENDSHIP_HOUSE])
