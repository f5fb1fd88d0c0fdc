"""The registers of appeals and of citizens' requests."""

from urllib.parse import urlencode

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from appeals import search
from appeals.filters import AppealFilters, RequestFilters
from appeals.models import Appeal, Request
from mediation.columns import region_column
from mediation.permissions import permitted
from mediation.registers import Column, Register

TONES = (("", "warning"), ("agreement", "good"), ("consultation", "info"))
# Age and gender with a place and a day may point at somebody: for the region alone, and logged in its files.
ABOUT_PERSON = {"is_optional": True, "is_personal": True, "permission": "appeals.enter"}


class Appeals(Register):
    title = _("Appeals")
    permission = "appeals.see"
    model, filterset = Appeal, AppealFilters
    order = ("-received_on", "-pk")
    detail = "appeals:appeal"
    create, create_label, create_permission = "appeals:appeal_add", _("New appeal"), "appeals.enter"
    beside = "appeals/party_search.html"
    columns = (
        Column("number", _("Number")),
        Column("received_on", _("Received on")),
        region_column(is_optional=True),
        Column("platform", _("Platform"), is_named=True),
        Column("mediator__full_name", _("Mediator"), is_optional=True),
        Column("category", _("Category"), is_named=True),
        Column("source", _("Referred by"), choices=Appeal.Source.choices),
        Column("channel", _("Channel"), choices=Appeal.Channel.choices, is_optional=True),
        Column("outcome", _("Outcome"), choices=(("", _("pending")), *Appeal.Outcome.choices), tones=TONES),
        Column("resolved_on", _("Resolved on")),
        Column("mediation_agreed_on", _("Agreement to mediate"), is_optional=True),
        Column("extended_on", _("Extended on"), is_optional=True),
        Column("campaign", _("Campaign"), is_named=True),
        Column("age", _("Age"), is_number=True, **ABOUT_PERSON),
        Column("gender", _("Gender"), choices=Appeal.Gender.choices, **ABOUT_PERSON),
        Column("external_id", _("External number"), is_optional=True),
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


@permitted("parties.see")
@require_POST
def party_search(request):
    """Turn a name or contact into a mark, so that no address, log or history holds a person's name."""
    marked = search.mark(request.POST.get("party", "")[:300])
    url = reverse("appeals:appeals")
    return redirect(f"{url}?{urlencode({'party': marked})}" if marked else url)
