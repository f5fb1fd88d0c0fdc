"""What a coordinator asks for, and an administrator grants or sends back."""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import clock, records
from mediation.scope import acting_as
from mediators.models import Mediator, Proposal

Status = Proposal.Status


@transaction.atomic
def propose(proposal: Proposal, *, by: User, token=None) -> Proposal:
    """Send a proposal, once per form token. Raises ``AlreadySaved``."""
    acting_as(by.pk)
    proposal.proposed_at = clock.now()
    return records.create(proposal, token=token)


@transaction.atomic
def revise_proposal(proposal: Proposal, *, version: int, by: User) -> Proposal:
    """Send it again with other values: one that was returned, or one that nobody has answered."""
    acting_as(by.pk)
    proposal.status, proposal.proposed_at = Status.PROPOSED, clock.now()
    return records.update(proposal, version=version, fields=["values", "because", "status", "proposed_at"])


@transaction.atomic
def accept(proposal: Proposal, *, carry_out: Callable[[], Mediator | None], by: User) -> Mediator | None:
    """Do what is proposed and mark the proposal accepted, or neither.

    ``carry_out`` is the verb with the values that the administrator settled on; None from it means refused.
    """
    open_proposal(proposal)
    mediator = carry_out()
    if mediator is not None:
        answer(proposal, Status.ACCEPTED, "", by, mediator=mediator)
    return mediator


@transaction.atomic
def send_back(proposal: Proposal, *, because: str, by: User) -> Proposal:
    """Return a proposal to its coordinator with the reason."""
    open_proposal(proposal)
    return answer(proposal, Status.RETURNED, because, by)


def open_proposal(proposal: Proposal) -> None:
    """Hold the proposal; refuse one that was answered meanwhile."""
    if Proposal.objects.select_for_update().get(pk=proposal.pk).status != Status.PROPOSED:
        raise ValidationError(_("This proposal was answered already."))


def answer(proposal: Proposal, status: str, because: str, by: User, mediator: Mediator | None = None) -> Proposal:
    acting_as(by.pk, because)
    fields = ["status", "answer", "answered_at"]
    proposal.status, proposal.answer, proposal.answered_at = status, because, clock.now()
    if mediator:
        proposal.mediator, fields = mediator, [*fields, "mediator"]
    return records.update(proposal, version=proposal.version, fields=fields)
