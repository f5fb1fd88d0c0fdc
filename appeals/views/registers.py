"""The register of appeals."""

from django.utils.translation import gettext_lazy as _

from appeals.filters import AppealFilters
from appeals.models import Appeal
from mediation.registers import Column, Register

TONES = (("", "warning"), ("agreement", "good"), ("consultation", "info"))


class Appeals(Register):
    title = _("Appeals")
    permission = "appeals.see"
    model, filterset = Appeal, AppealFilters
    order = ("-received_on", "-pk")
    detail = "appeals:appeal"
    create, create_label, create_permission = "appeals:appeal_add", _("New appeal"), "appeals.enter"
    columns = (
        Column("number", _("Number")),
        Column("received_on", _("Received on")),
        Column("platform", _("Platform"), is_named=True),
        Column("category", _("Category"), is_named=True),
        Column("source", _("Referred by"), choices=Appeal.Source.choices),
        Column("outcome", _("Outcome"), choices=(("", _("pending")), *Appeal.Outcome.choices), tones=TONES),
        Column("resolved_on", _("Resolved on")),
        Column("campaign", _("Campaign"), is_named=True),
    )

    def rows(self):
        return super().rows().counted()
