"""Two cards of one person become one."""

import datetime
import json

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import cards, clock
from mediation.scope import acting_as
from mediators.models import Mediator


@transaction.atomic
def merge(duplicate: Mediator, *, into: Mediator, on: datetime.date, because: str, by: User) -> dict[str, int]:
    """Close the duplicate's card on this day and let what refers to it refer to the kept one.

    Figures of closed quarters do not move: what they counted stays with the duplicate. Return how many rows were
    moved, dropped (the kept card says the same) and left. Raises ``IntegrityError`` for what the database refuses.
    """
    if on > clock.today():
        raise ValidationError({"on": _("The date is in the future.")})
    acting_as(by.pk, because)
    with connection.cursor() as cursor:
        cursor.execute("select portal_merge_mediators(%s, %s, %s, %s)", [duplicate.pk, into.pk, on, because])
        [fates] = cursor.fetchone()
    cards.check_now()
    return json.loads(fates) if isinstance(fates, str) else fates
