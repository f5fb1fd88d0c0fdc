"""Sessions, the follow-up of a settlement, and parties, whose data are shown only with a line in the log of looks."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import log_look, looks
from accounts.models import AccessEntry
from appeals import actions, forms
from appeals.models import Agreement, Appeal, Party, Session
from appeals.views.steps import Belonging, BelongingAdd
from mediation import constraints
from mediation.permissions import permitted
from mediation.record_views import readable


class SessionAdd(BelongingAdd):
    model, form_class, title = Session, forms.SessionForm, gettext_lazy("A session was held")


class SessionEdit(Belonging):
    model, form_class, title = Session, forms.SessionForm, gettext_lazy("Correct the session")


class AgreementEdit(Belonging):
    model, form_class, title = Agreement, forms.AgreementForm, gettext_lazy("Correct the settlement")


class AgreementFollowUp(Belonging):
    model, form_class, title = Agreement, forms.FollowUpForm, gettext_lazy("Was the settlement kept?")


class PartyAdd(BelongingAdd):
    permission = "parties.see"
    model, form_class, title = Party, forms.PartyForm, gettext_lazy("Add a party")


class PartyEdit(Belonging):
    permission = "parties.see"
    model, form_class, title = Party, forms.PartyForm, gettext_lazy("Correct the party")

    def record(self):
        party = super().record()
        log_look(party.appeal, what=AccessEntry.What.OPENED, by=self.request.user)
        return party


@permitted("parties.see")
def party_remove(request, pk):
    """Ask, then remove a party."""
    party = get_object_or_404(Party.objects.visible_to(request.user), pk=pk)
    words = {"role": party.get_role_display()}
    return remove(
        request,
        party,
        actions.remove_party,
        title=_("Remove the party"),
        question=_("Remove the party “%(role)s”? The journal keeps that there was one, not who.") % words,
    )


@permitted("appeals.enter")
def session_remove(request, pk):
    """Ask, then remove a session entered by mistake."""
    session = get_object_or_404(Session.objects.visible_to(request.user), pk=pk)
    words = {"day": readable(session.held_on)}
    return remove(
        request,
        session,
        actions.remove_session,
        title=_("Remove the session"),
        question=_("Remove the session of %(day)s? The journal keeps what it was.") % words,
    )


def remove(request, record, action, **words):
    """Ask with a page of its own, remove, and go back to the case; say why when the database refuses."""
    back = reverse("appeals:appeal", args=[record.appeal_id])
    if request.method != "POST":
        return render(request, "record_delete.html", {**words, "cancel_url": back})
    try:
        action(record, by=request.user)
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    else:
        messages.success(request, _("Removed."))
    return redirect(back)


@permitted("parties.see")
def appeal_parties(request, pk):
    """Show the parties of a case and write down who looked."""
    appeal = get_object_or_404(Appeal.objects.visible_to(request.user), pk=pk)
    context = {
        "title": _("Parties: %(number)s") % {"number": appeal.number},
        "appeal": appeal,
        "parties": actions.look_at_parties(appeal, what=AccessEntry.What.SEEN, by=request.user),
        "looks": looks(appeal),
    }
    is_fragment = request.htmx and not request.htmx.boosted
    return render(request, "appeals/parties.html" if is_fragment else "appeals/parties_page.html", context)
