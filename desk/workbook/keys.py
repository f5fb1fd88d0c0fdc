"""The number of a record that nobody gave one: the workbook writes it, and by it knows the record again.

It lasts as long as the record, and means something only in the portal that wrote it.
"""

import re
from collections.abc import Iterable

from django.db.models import CharField, Expression, F, Q, Value
from django.db.models.functions import Cast, Coalesce, Concat, NullIf

from appeals.models import Appeal
from events.models import Event, Publication

LETTERS = {Event: "E", Publication: "P"}
SERIAL = re.compile(r"(?P<region>KZ-\d\d)-(?P<letter>[EP])(?P<pk>[1-9]\d{0,17})")
REGISTERED = re.compile(r"(?P<region>KZ-\d\d)/\d{4}/\d{5,}")  # appeals have a number of their own


def written(model) -> Expression:
    """Return the number under which a record goes out: its external one, else the portal's."""
    own = F("number") if model is Appeal else Concat("region_id", Value(f"-{LETTERS[model]}"), Cast("id", CharField()))
    return Coalesce(NullIf("external_id", Value("")), own)


def region_of(model, number: str) -> str:
    """Return the region that a number of the portal's own names; "" for a number that somebody else gave."""
    found = taken_apart(model, number)
    return found["region"] if found else ""


def meant(model, numbers: Iterable[str]) -> Q:
    """Return which records without an external number these numbers mean."""
    found = [match for number in numbers if (match := taken_apart(model, number))]
    if model is Appeal:
        return Q(external_id="", number__in=[match[0] for match in found])
    return Q(external_id="", pk__in=[int(match["pk"]) for match in found])


def taken_apart(model, number: str) -> re.Match | None:
    if model is Appeal:
        return REGISTERED.fullmatch(number)
    found = SERIAL.fullmatch(number)
    return found if found and found["letter"] == LETTERS[model] else None
