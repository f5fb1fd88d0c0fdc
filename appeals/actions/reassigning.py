"""A mediator leaves: his pending appeals move to another."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import F

from accounts.models import User
from appeals.actions.entering import note_mediator
from appeals.models import Appeal
from mediation import clock
from mediation.scope import acting_as
from mediators.models import Mediator


@transaction.atomic
def reassign_pending(
    appeals: Iterable[int], *, from_mediator: Mediator, to_mediator: Mediator, by: User, because: str
) -> int:
    """Give these pending appeals of one mediator to another; return how many moved.

    What was resolved, annulled or moved meanwhile stays as it is. All move, or none.
    """
    acting_as(by.pk, because)
    pending = Appeal.objects.visible_to(by).counted().pending_at(clock.today()).with_mediator(from_mediator)
    # In one order, so that two who move the same appeals wait for each other instead of deadlocking.
    rows = list(pending.filter(pk__in=list(appeals)).order_by("pk").select_for_update())
    for row in rows:
        row.mediator = to_mediator
        note_mediator(row, from_mediator.pk, by)
    return Appeal.objects.filter(pk__in=[row.pk for row in rows]).update(mediator=to_mediator, version=F("version") + 1)
