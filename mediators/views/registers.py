"""The register of mediators: one line a dated entry, the last of each unless a day or a figure asks for others."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from mediation.arrangement import Arrangement
from mediation.dictionaries import Labels
from mediation.registers import Column, Register
from mediators.filters import MediatorFilters, ProposalFilters
from mediators.models import Language, Proposal, Standing


@dataclass(frozen=True)
class Listed(Column):
    """A column of codes of a dictionary, shown in the reader's language."""

    labels: Labels | None = None

    def value(self, row: dict):
        return self.labels.said(row[self.lookup])


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
        Column("region", _("Region"), is_named=True),
        Column("kind", _("Kind"), choices=Standing.Kind.choices),
        Column("mediator__is_ethno", _("Ethnomediator")),
        Listed("mediator__languages", _("Languages")),
        Column("is_suspended", _("State"), choices=((True, _("suspended")), (False, "")), tones=((True, "warning"),)),
        Column("starts_on", _("From")),
        Column("ends_on", _("Until")),
    )

    @cached_property
    def arrangement(self) -> Arrangement:
        """The columns with the dictionary as it is now, read once for all lines."""
        labels = Labels(Language)
        columns = [replace(one, labels=labels) if isinstance(one, Listed) else one for one in self.columns]
        return Arrangement(self.request, self.model, tuple(columns), self.order)

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
        Column("region", _("Region"), is_named=True),
        Column("proposed_on", _("Proposed")),
        Column("status", _("State"), choices=Status.choices, tones=TONES),
    )

    def rows(self):
        return super().rows().named()
