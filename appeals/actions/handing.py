"""An appeal leaves the region and comes back; it is reopened, or goes on as a new one."""

import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from appeals.actions.entering import receive, step
from appeals.models import Appeal, HandOver, Step
from mediation import clock, constraints, records
from mediation.quarter import Quarter
from mediation.scope import acting_as
from offices.models import Platform, QuarterLock, Region


@transaction.atomic
def hand_over(
    appeal: Appeal,
    *,
    to_region: Region | None = None,
    to_body: str = "",
    on: datetime.date,
    because: str,
    version: int,
    by: User,
    token=None,
) -> HandOver:
    """Close an appeal as redirected and offer it to another region, or note the body outside that got it.

    Raises ``AlreadySaved`` for a form sent twice and ``StaleEdit`` with the appeal.
    """
    acting_as(by.pk)
    with records.once(HandOver, token):
        appeal.outcome, appeal.resolved_on = Appeal.Outcome.REDIRECTED, on
        records.update(appeal, version=version, fields=["outcome", "resolved_on"])
        offer = HandOver(
            appeal=appeal,
            number=appeal.number,
            from_region_id=appeal.region_id,
            to_region=to_region,
            to_body=to_body,
            handed_on=on,
            reason=because,
            category_id=appeal.category_id,
            source=appeal.source,
            channel=appeal.channel,
        )
        return records.create(offer, token=token)


@transaction.atomic
def accept(offer: HandOver, appeal: Appeal, *, version: int, by: User, token=None) -> Appeal:
    """Register what another region offered as a new appeal here, received today.

    ``appeal`` brings platform and mediator. Raises ``AlreadySaved`` and, when the offer was answered or taken
    back meanwhile, ``StaleEdit`` with the offer.
    """
    appeal.received_on, appeal.region_id, appeal.follows_id = clock.today(), offer.to_region_id, offer.appeal_id
    appeal.category_id, appeal.source, appeal.channel = offer.category_id, offer.source, offer.channel
    receive(appeal, by=by, token=token)
    answer(offer, HandOver.Decision.ACCEPTED, version, new_number=appeal.number)
    return appeal


@transaction.atomic
def return_(offer: HandOver, *, because: str, version: int, by: User) -> HandOver:
    """Give an offered appeal back: the sender's is pending again, unless its quarter is closed.

    Raises ``StaleEdit`` when the offer was answered or taken back meanwhile.
    """
    acting_as(by.pk, because)
    return answer(offer, HandOver.Decision.RETURNED, version, decided_because=because)


def answer(offer: HandOver, decision: str, version: int, **facts) -> HandOver:
    values = {"decision": decision, "decided_on": clock.today(), **facts}
    for name, value in values.items():
        setattr(offer, name, value)
    return records.update(offer, version=version, fields=list(values))


@transaction.atomic
def reopen(appeal: Appeal, *, platform: Platform, because: str, version: int, by: User, token=None) -> Appeal:
    """Put a closed appeal on the desk again and return it; in an accepted quarter, return the one that continues it.

    The database's guard says which of the two. Raises ``AlreadySaved``, ``StaleEdit``, and ``IntegrityError``
    while the quarter is only submitted, or while another region has the appeal.
    """
    acting_as(by.pk, because)
    records.refuse_twice(Appeal, token)
    outcome, closed_on = appeal.outcome, appeal.resolved_on
    try:
        with transaction.atomic():
            take_back(appeal)
            appeal.outcome, appeal.resolved_on = "", None
            records.update(appeal, version=version, fields=["outcome", "resolved_on"])
            closing = {"former_outcome": outcome, "former_resolved_on": closed_on}
            step(appeal, Step.Kind.REOPENED, by, reason=because, **closing)
            return appeal
    except IntegrityError as refusal:
        if constraints.constraint_name(refusal) != "quarter_is_open" or not is_accepted(appeal.region_id, closed_on):
            raise
    return continue_(appeal, platform, because, version, by, token)


def take_back(appeal: Appeal) -> None:
    """Withdraw an offer that nobody has answered."""
    for offer in HandOver.objects.undecided().filter(appeal=appeal):
        answer(offer, HandOver.Decision.WITHDRAWN, offer.version)


def is_accepted(region: str, day: datetime.date) -> bool:
    return QuarterLock.objects.of(Quarter.of(day)).filter(region=region, status=QuarterLock.Status.ACCEPTED).exists()


def continue_(appeal: Appeal, platform: Platform, because: str, version: int, by: User, token) -> Appeal:
    """Open a new appeal that continues one of an accepted quarter; that one keeps its outcome."""
    take_back(appeal)
    records.update(appeal, version=version, fields=[])
    kept = ("region_id", "mediator_id", "source", "channel", "category_id", "age", "gender")
    facts = {name: getattr(appeal, name) for name in kept}
    successor = Appeal(received_on=clock.today(), platform=platform, follows_id=appeal.pk, **facts)
    receive(successor, by=by, token=token)
    step(successor, Step.Kind.REOPENED, by, reason=because)
    return successor
