"""What coordinators do with the order in which their region tells."""

from django.db import transaction
from django.db.models import Max

from events.models import Event
from mediation.quarter import Quarter


def next_position(region: str, quarter: Quarter) -> int:
    """Return the place after the last that the region tells in a quarter."""
    return (Event.objects.told_in(quarter).filter(region=region).aggregate(last=Max("told_position"))["last"] or 0) + 1


@transaction.atomic
def move(event: Event, *, up: bool, by) -> None:
    """Tell an event one place earlier or later. Raises ``IntegrityError`` once the quarter is handed in."""
    rows = Event.objects.told_in(event.told_in).filter(region=event.region_id).in_telling_order()
    told = list(rows.select_for_update(of=("self",)))
    at = told.index(event)
    to = at - 1 if up else at + 1
    if 0 <= to < len(told):
        told[at], told[to] = told[to], told[at]
    for position, one in enumerate(told, start=1):
        if one.told_position != position:
            Event.objects.filter(pk=one.pk).update(told_position=position)
