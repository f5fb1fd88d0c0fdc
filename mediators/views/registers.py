"""The register of mediators: one line a dated entry, the last of each unless a day or a figure asks for others."""

from django.utils.translation import gettext_lazy as _

from mediation.registers import Column, Register
from mediators.filters import MediatorFilters
from mediators.models import Standing


class Mediators(Register):
    title = _("Register of mediators")
    permission = "mediators.see"
    model = Standing
    filterset = MediatorFilters
    order = ("mediator__full_name", "pk")
    detail, detail_key = "mediators:mediator", "mediator_id"
    create, create_label, create_permission = "mediators:mediator_add", _("New mediator"), "mediators.keep"
    columns = (
        Column("mediator__full_name", _("Full name")),
        Column("mediator__registry_number", _("Registry number")),
        Column("region", _("Region"), is_named=True),
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
