"""The register of mediators: one line a dated entry, the last of each unless a day or a figure asks for others."""

from django.utils.translation import gettext_lazy as _

from mediation.columns import region_column
from mediation.registers import Column, Register
from mediators.filters import MediatorFilters, ProposalFilters
from mediators.models import Proposal, Standing


class Mediators(Register):
    title = _("Register of mediators")
    permission = "mediators.see"
    model = Standing
    filterset = MediatorFilters
    order = ("mediator__full_name", "pk")
    detail, detail_key = "mediators:mediator", "mediator_id"
    create, create_label, create_permission = "mediators:mediator_add", _("New mediator"), "mediators.keep"
    links = (
        ("mediators.see", "mediators:extract", _("Extract")),
        ("mediators.see", "mediators:proposals", _("Proposals")),
    )
    columns = (
        Column("mediator__full_name", _("Full name")),
        Column("mediator__registry_number", _("Registry number")),
        region_column(),
        Column("kind", _("Kind"), choices=Standing.Kind.choices),
        Column("mediator__is_ethno", _("Ethnomediator")),
        Column("mediator__languages", _("Languages")),
        Column("is_suspended", _("State"), choices=((True, _("suspended")), (False, "")), tones=((True, "warning"),)),
        Column("starts_on", _("From")),
        Column("ends_on", _("Until")),
    )

    def rows(self):
        rows = super().rows()
        return rows if self.request.GET.get("figure") or self.request.GET.get("on") else rows.latest()


Kind, Status = Proposal.Kind, Proposal.Status
TONES = ((Status.PROPOSED, "warning"), (Status.ACCEPTED, "good"), (Status.RETURNED, "bad"))


class Proposals(Register):
    title = _("Proposals for the register")
    permission, model, filterset = "mediators.see", Proposal, ProposalFilters
    order, detail = ("-proposed_at", "-pk"), "mediators:proposal"
    create, create_permission = "mediators:proposal_add", "mediators.propose"
    create_label = _("Propose a new mediator")
    columns = (
        Column("kind", _("What is proposed"), choices=Kind.choices),
        Column("name", _("Mediator")),
        region_column(),
        Column("proposed_on", _("Proposed")),
        Column("status", _("State"), choices=Status.choices, tones=TONES),
    )

    def rows(self):
        return super().rows().named()
