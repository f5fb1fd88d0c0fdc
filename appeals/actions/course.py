"""The course of a case: the agreement to mediate, sessions, the extension, the settlement and what came of it."""

import datetime

from django.db import transaction

from accounts.models import User
from appeals.actions.entering import correct, step
from appeals.models import Agreement, Appeal, Session, Step
from mediation import records
from mediation.scope import acting_as


@transaction.atomic
def sign(appeal: Appeal, *, version: int, by: User) -> Appeal:
    """Write down the day of the agreement to mediate; the term of 30 days runs from it. Raises ``StaleEdit``."""
    return correct(appeal, fields=["mediation_agreed_on"], version=version, by=by)


@transaction.atomic
def extend(appeal: Appeal, *, on: datetime.date, version: int, by: User) -> Appeal:
    """Extend the term by 30 days, once. Raises ``StaleEdit``, and ``IntegrityError`` the second time."""
    acting_as(by.pk)
    appeal.extended_on = on
    records.update(appeal, version=version, fields=["extended_on"])
    step(appeal, Step.Kind.EXTENDED, by)
    return appeal


@transaction.atomic
def hold(session: Session, *, by: User, token=None) -> Session:
    """Write down a session that was held; of a closed case only with a reason. Raises ``AlreadySaved``."""
    acting_as(by.pk, session.reason)
    return records.create(session, token=token)


@transaction.atomic
def correct_session(session: Session, *, fields: list[str], version: int, by: User) -> Session:
    """Correct what was written of a session. Raises ``StaleEdit``."""
    acting_as(by.pk, session.reason)
    return records.update(session, version=version, fields=fields)


@transaction.atomic
def remove_session(session: Session, *, by: User) -> None:
    """Remove a session entered by mistake. Raises ``IntegrityError`` once the case or the quarter is closed."""
    acting_as(by.pk)
    session.delete()


@transaction.atomic
def settle(agreement: Agreement, *, appeal: Appeal, version: int, by: User, token=None) -> Agreement:
    """Resolve an appeal by a settlement agreement, on the day it was signed.

    Raises ``AlreadySaved`` for a form sent twice and ``StaleEdit`` with the appeal.
    """
    acting_as(by.pk)
    with records.once(Agreement, token):
        appeal.outcome, appeal.resolved_on = Appeal.Outcome.AGREEMENT, agreement.signed_on
        records.update(appeal, version=version, fields=["outcome", "resolved_on"])
        agreement.appeal, agreement.region_id = appeal, appeal.region_id
        return records.create(agreement, token=token)


@transaction.atomic
def correct_agreement(agreement: Agreement, *, fields: list[str], version: int, by: User) -> Agreement:
    """Correct a settlement; the outcome follows if its day was the day of signing. Raises ``StaleEdit``."""
    acting_as(by.pk)
    former = Agreement.objects.values_list("signed_on", flat=True).get(pk=agreement.pk)
    records.update(agreement, version=version, fields=fields)
    appeal = Appeal.objects.get(pk=agreement.appeal_id)
    if (appeal.outcome, appeal.resolved_on) == (Appeal.Outcome.AGREEMENT, former) and agreement.signed_on != former:
        appeal.resolved_on = agreement.signed_on
        records.update(appeal, version=appeal.version, fields=["resolved_on"])
    return agreement


@transaction.atomic
def resolve(appeal: Appeal, *, version: int, by: User) -> Appeal:
    """Close an appeal with the outcome and day that are set on it. Raises ``StaleEdit``."""
    return correct(appeal, fields=["outcome", "resolved_on"], version=version, by=by)


@transaction.atomic
def follow_up(agreement: Agreement, *, version: int, by: User) -> Agreement:
    """Write down whether a settlement was kept, and when that was asked. Raises ``StaleEdit``."""
    acting_as(by.pk)
    return records.update(agreement, version=version, fields=["is_kept", "followed_up_on"])
