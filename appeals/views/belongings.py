"""Sessions, the follow-up of a settlement, and parties, whose data are shown only with a line in the log of looks."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import log_look, looks
from accounts.models import AccessEntry
from appeals import actions, forms
from appeals.models import Agreement, Appeal, Party, Session
from appeals.views.steps import Belonging, BelongingAdd
from mediation.permissions import permitted


class SessionAdd(BelongingAdd):
    model, form_class, title = Session, forms.SessionForm, gettext_lazy("A session was held")


class SessionEdit(Belonging):
    model, form_class, title = Session, forms.SessionForm, gettext_lazy("Correct the session")


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
    back = reverse("appeals:appeal", args=[party.appeal_id])
    if request.method == "POST":
        actions.remove_party(party, by=request.user)
        messages.success(request, _("The party is removed."))
        return redirect(back)
    context = {
        "title": _("Remove the party"),
        "question": _("Remove the party “%(role)s”? The journal keeps that there was one, not who.")
        % {"role": party.get_role_display()},
        "cancel_url": back,
    }
    return render(request, "record_delete.html", context)


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
