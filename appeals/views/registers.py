"""The registers of appeals and of citizens' requests."""

from django.utils.translation import gettext_lazy as _

from appeals.filters import AppealFilters, RequestFilters
from appeals.models import Appeal, Request
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


REQUEST_TONES = (("received", "warning"), ("accepted", "good"))


class Requests(Register):
    """What citizens sent from the public page; contacts stand on a request's own page only."""

    title = _("Citizens' requests")
    permission = "requests.see"
    model, filterset = Request, RequestFilters
    order = ("-sent_on", "-pk")
    detail = "appeals:request"
    columns = (
        Column("receipt", _("Receipt number")),
        Column("sent_on", _("Sent on")),
        Column("category", _("Category"), is_named=True),
        Column("platform", _("Mediation office"), is_named=True),
        Column("language", _("Language"), choices=Request.Language.choices),
        Column("callback", _("When to call"), choices=Request.Callback.choices),
        Column("status", _("Status"), choices=Request.Status.choices, tones=REQUEST_TONES),
    )
