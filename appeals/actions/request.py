"""What becomes of a citizen's request: sent, then accepted as an appeal or declined."""

import datetime
import uuid

from django.db import IntegrityError, transaction

from accounts.models import User
from appeals.actions.entering import receive
from appeals.models import Appeal, Category, Party, Request
from appeals.receipt import receipt_of
from mediation import clock, constraints
from mediation.database.encryption import blind_index
from mediation.scope import acting_as
from mediators.models import Mediator
from offices.models import Platform


class AlreadyDecided(Exception):
    """Somebody accepted or declined the request before."""


def send_request(token: uuid.UUID, **values) -> str:
    """Keep a request and return its receipt; the same form sent again keeps nothing new and has the same receipt.

    The form's token is the request's key: the public inserts and never reads, so the database tells the second
    of two apart, and the receipt is computed from the token instead of being looked up.
    """
    row = sealed(token, day=clock.today(), **values)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as refusal:
        if constraints.constraint_name(refusal) != "appeals_request_pkey":
            raise
    return row.receipt


def sealed(token: uuid.UUID, *, day: datetime.date, **values) -> Request:
    """Return a request sent on this day with its receipt and the keyed hashes of contact and name, not yet stored."""
    row = Request(id=token, receipt=receipt_of(token), sent_on=day, consented_on=day, **values)
    row.contact_index, row.name_index = blind_index(row.contact), blind_index(row.name)
    return row


@transaction.atomic
def accept_request(
    request: Request, *, platform: Platform, category: Category, mediator: Mediator | None, by: User
) -> Appeal:
    """Make an appeal of a request: received online on the day it was sent, its sender the applicant.

    Raises ``AlreadyDecided``, and ``IntegrityError`` when the quarter of that day is closed or the platform was.
    """
    acting_as(by.pk)
    row = undecided(request)
    appeal = Appeal(
        region_id=row.region_id,
        platform=platform,
        category=category,
        mediator=mediator,
        received_on=row.sent_on,
        channel=Appeal.Channel.ONLINE,
        source=Appeal.Source.SELF,
    )
    receive(appeal, by=by)
    Party.objects.create(
        appeal=appeal,
        region_id=row.region_id,
        role=Party.Role.APPLICANT,
        name=row.name,
        contact=row.contact,
        name_index=row.name_index,
        contact_index=row.contact_index,
        language=row.language,
        consented_on=row.consented_on,
    )
    row.status, row.appeal = Request.Status.ACCEPTED, appeal
    close(row)
    return appeal


@transaction.atomic
def decline_request(request: Request, *, because: str, by: User) -> None:
    """Refuse a request with a reason, which its sender does not see. Raises ``AlreadyDecided``."""
    acting_as(by.pk)
    row = undecided(request)
    row.status, row.declined_because = Request.Status.DECLINED, because
    close(row)


def undecided(request: Request) -> Request:
    """Return the request, held until the transaction ends: of two who decide, the second is told."""
    row = Request.objects.undecided().select_for_update().filter(pk=request.pk).first()
    if row is None:
        raise AlreadyDecided
    return row


def close(row: Request) -> None:
    row.decided_on = clock.today()
    row.save(update_fields=["status", "appeal", "declined_because", "decided_on"])
