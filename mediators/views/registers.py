"""The register of mediators: one line a dated entry, the last of each unless a day or a figure asks for others."""

from dataclasses import dataclass, replace
from functools import cached_property

from django.utils.translation import gettext_lazy as _

from mediation.arrangement import Arrangement
from mediation.columns import region_column
from mediation.dictionaries import Labels
from mediation.registers import AsOf, Column, Register
from mediators.filters import STATES, CompletionFilters, MediatorFilters, ProposalFilters, TrainingFilters
from mediators.models import Language, MediationField, Proposal, Standing, Training, TrainingCompletion


@dataclass(frozen=True)
class Listed(Column):
    """A column of codes of a dictionary, shown in the reader's language."""

    dictionary: type | None = None
    labels: Labels | None = None

    def value(self, row: dict):
        return self.labels.said(row[self.lookup])


@dataclass(frozen=True)
class State(Column):
    """Suspended, excluded, or nothing to tell. is_dated: as of a day, on which nobody listed was excluded yet."""

    is_dated: bool = False

    @property
    def lookups(self) -> list[str]:
        return [self.lookup, "ended_by"]

    def state(self, row: dict) -> str:
        if row["ended_by"] == Standing.Ended.EXCLUDED and not self.is_dated:
            return "excluded"
        return "suspended" if row[self.lookup] else ""

    def value(self, row: dict):
        return str(dict(STATES).get(self.state(row), ""))

    def cell(self, row: dict) -> dict:
        tones = {"excluded": "bad", "suspended": "warning"}
        return {**super().cell(row), "tone": tones.get(self.state(row), "")}


class Mediators(AsOf, Register):
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
        ("mediators.see", "mediators:trainings", _("Trainings")),
        ("figures.see", "reports:ranking", _("Ranking")),
    )
    columns = (
        Column("mediator__full_name", _("Full name")),
        Column("mediator__registry_number", _("Registry number"), is_plain=True),
        region_column(),
        Column("kind", _("Kind"), choices=Standing.Kind.choices, is_plain=True),
        Column("is_ethno", _("Ethnomediator")),
        Listed("mediator__languages", _("Languages"), dictionary=Language, is_plain=True),
        Listed("mediator__specialisation", _("Fields of mediation"), dictionary=MediationField, is_optional=True),
        State("is_suspended", _("State")),
        Column("starts_on", _("From")),
        Column("ends_on", _("Until")),
    )

    @cached_property
    def arrangement(self) -> Arrangement:
        """The columns with their dictionaries as they are now, read once for all lines."""
        known = {Listed: self.listed, State: lambda one: replace(one, is_dated=bool(self.request.GET.get("on")))}
        columns = [known.get(type(one), lambda same: same)(one) for one in self.columns]
        return Arrangement(self.request, self.model, tuple(columns), self.order)

    @staticmethod
    def listed(one: Listed) -> Listed:
        return replace(one, labels=Labels(one.dictionary))


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


class Trainings(Register):
    title = _("Trainings")
    permission, model, filterset = "mediators.see", Training, TrainingFilters
    order, detail = ("title", "pk"), "mediators:training"
    create, create_label, create_permission = "mediators:training_add", _("New training"), "mediators.keep"
    links = (("mediators.see", "mediators:completions", _("Who finished")),)
    columns = (
        Column("title", _("Title")),
        Column("hours", _("Hours"), is_number=True),
        Column("is_ethno", _("Prepares ethnomediators")),
    )


class Completions(Register):
    """Who finished what; a line opens the mediator's card."""

    title = _("Finished trainings")
    permission, model, filterset = "mediators.see", TrainingCompletion, CompletionFilters
    order = ("-finished_on", "-pk")
    detail, detail_key = "mediators:mediator", "mediator_id"
    columns = (
        Column("mediator__full_name", _("Full name")),
        Column("mediator__registry_number", _("Registry number")),
        Column("region", _("Region"), is_named=True),
        Column("training__title", _("Training")),
        Column("finished_on", _("Finished on")),
        Column("certificate_number", _("Certificate number")),
    )
