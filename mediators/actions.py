"""What administrators do to the register of mediators: include, correct, exclude."""

import datetime

from accounts.models import User
from mediation import cards
from mediators.models import Mediator, Standing


def keep(
    mediator: Mediator,
    *,
    kind: str,
    included_on: datetime.date,
    excluded_on: datetime.date | None,
    by: User,
    reason: str = "",
    **form,
) -> Mediator:
    """Save a mediator with the days he stood in the register. ``form``: token, version, fields, see ``cards.keep``."""
    return cards.keep(
        mediator,
        Standing,
        owner="mediator",
        begun=Standing.Begun.INCLUDED,
        ended=Standing.Ended.EXCLUDED,
        starts_on=included_on,
        ends_on=excluded_on,
        facts={"kind": kind, "reason": reason},
        by=by.pk,
        reason=reason,
        **form,
    )
