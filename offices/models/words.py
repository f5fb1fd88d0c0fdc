"""Conditions on dated entries of platforms. What counts as an office is said here alone."""

from django.db.models import Q

from mediation.quarter import Period
from offices.models.host import Host, Kind


def opened_in(period: Period) -> Q:
    return Q(begun_by="opened", starts_on__gte=period.start, starts_on__lt=period.end)


def closed_in(period: Period) -> Q:
    return Q(ended_by="closed", ends_on__gte=period.start, ends_on__lt=period.end)


def is_office() -> Q:
    return Q(kind=Kind.OFFICE)


def is_dialogue() -> Q:
    return Q(kind=Kind.DIALOGUE)


def at_kgu() -> Q:
    """At a KGU “Kogamdyk kelisim” or a House of Friendship: the report counts them as one."""
    return Q(host__in=[Host.KGU, Host.FRIENDSHIP_HOUSE])
