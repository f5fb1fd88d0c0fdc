"""Proposals: coordinators send and revise them, administrators accept or return them, both see the trail."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.record_views import RecordCreate, RecordDetail, RecordPage, RecordUpdate, readable
from mediators import actions, forms
from mediators.forms.proposal import FORMS
from mediators.models import Mediator, Proposal, Standing
from mediators.views.registers import TONES
from mediators.words import DICTIONARIES, in_words
from offices.models import Region

Kind, Status = Proposal.Kind, Proposal.Status


class ProposalPages:
    model, register, detail = Proposal, "mediators:proposals", "mediators:proposal"


class Propose(ProposalPages, RecordPage):
    """Base of what coordinators fill in."""

    permission = "mediators.propose"
    template = "mediators/new.html"

    def form(self, proposal):
        card = proposal.mediator or Mediator(region_id=proposal.region_id)
        form = FORMS[proposal.kind]
        return form(self.request.POST or None, instance=card, user=self.request.user, proposal=proposal)

    def page(self, form, **context):
        proposal = form.proposal
        cancel = reverse(self.detail, args=[proposal.pk]) if proposal.pk else reverse(self.register)
        context = {"title": TITLES[proposal.kind], "submit_label": _("Send"), **context, "cancel_url": cancel}
        if proposal.mediator_id:
            context["title"] = f"{context['title']}: {proposal.mediator}"
        return super().page(form, **context)


TITLES = {
    Kind.INCLUSION: gettext_lazy("Propose a new mediator"),
    Kind.CHANGE: gettext_lazy("Propose a change"),
    Kind.EXCLUSION: gettext_lazy("Propose the exclusion"),
}


class ProposeInclusion(Propose, RecordCreate):
    def form(self, record=None):
        return super().form(Proposal(kind=Kind.INCLUSION, region_id=self.request.user.region_id))


class ProposeAbout(Propose, RecordUpdate):
    """Propose something about a card of the own region."""

    kind = ""

    def record(self):
        return get_object_or_404(Mediator.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def form(self, card):
        return super().form(Proposal(kind=self.kind, mediator=card, region_id=card.region_id))


class ProposeChange(ProposeAbout):
    kind = Kind.CHANGE


class ProposeExclusion(ProposeAbout):
    kind = Kind.EXCLUSION


class ProposalEdit(Propose, RecordUpdate):
    """Revise a proposal that was returned, or that nobody has answered."""

    def record(self):
        proposal = super().record()
        if proposal.status == Status.ACCEPTED:
            raise Http404
        return proposal


class ProposalDetail(ProposalPages, RecordDetail):
    permission, template = "mediators.see", "mediators/proposal.html"

    def sections(self, record):
        names = ("region", "because", "proposed_at", "answer", "answered_at")
        rows = [self.row(record, name) for name in names if getattr(record, name)]
        return [{"heading": "", "rows": rows}]

    def context(self, record):
        return {
            "proposal": record,
            "state": {"text": record.get_status_display(), "tone": dict(TONES)[record.status]},
            "changes": changes(record),
        }

    def actions(self, record):
        user, found = self.request.user, []
        if record.mediator_id:
            found.append(("mediators:mediator", record.mediator_id, _("Open the card"), ""))
        if user.may("mediators.keep") and record.status == Status.PROPOSED:
            found.append(("mediators:proposal_return", record.pk, _("Return"), "bad"))
            found.append(("mediators:proposal_accept", record.pk, _("Accept"), "primary"))
        if user.may("mediators.propose") and record.status != Status.ACCEPTED:
            found.append(("mediators:proposal_edit", record.pk, _("Revise"), "primary"))
        return [{"url": reverse(name, args=[key]), "label": label, "tone": tone} for name, key, label, tone in found]


def changes(proposal: Proposal) -> list[dict]:
    """Return the proposed values beside those of the card, where there is one."""
    labels = {field.name: field.verbose_name for field in Mediator._meta.fields}
    labels |= {"kind": _("Kind"), "included_on": _("Included on"), "on": _("Excluded on")}
    shows_now = proposal.kind == Kind.CHANGE
    return [
        {
            "label": labels.get(name, name),
            "now": said(name, getattr(proposal.mediator, name)) if shows_now else "",
            "proposed": said(name, value),
        }
        for name, value in proposal.values.items()
    ]


def said(name: str, value) -> str:
    if name == "kind":
        return str(dict(Standing.Kind.choices).get(value, value))
    if name in DICTIONARIES:
        return in_words(name, value)
    day = parse_date(value) if isinstance(value, str) and name.endswith("on") and value[:1].isdigit() else None
    return readable(day or value)


class ProposalAnswer(ProposalPages, RecordUpdate):
    """Base of the two answers of an administrator."""

    permission = "mediators.keep"

    def record(self):
        proposal = super().record()
        if proposal.status != Status.PROPOSED:
            raise Http404(_("This proposal was answered already."))
        return proposal

    def page(self, form, **context):
        proposal = get_object_or_404(Proposal, pk=self.kwargs["pk"])
        context = {
            **context,
            "title": f"{self.title}: {proposal}",
            "cancel_url": reverse(self.detail, args=[proposal.pk]),
        }
        return super().page(form, **context)


class ProposalReturn(ProposalAnswer):
    title, form_class = gettext_lazy("Return the proposal"), forms.ReturnForm


class ProposalAccept(ProposalAnswer):
    """The administrator's own form with the proposed values in it: accepted as they stand, or mended first."""

    title, template = gettext_lazy("Accept the proposal"), "mediators/new.html"

    def form(self, proposal):
        self.proposal = proposal
        if proposal.kind == Kind.INCLUSION:
            form, card = forms.InclusionForm, Mediator(region_id=proposal.region_id)
        else:
            form = forms.CardForm if proposal.kind == Kind.CHANGE else forms.ExcludeForm
            card = proposal.mediator
        made = form(self.request.POST or None, instance=card, user=self.request.user)
        made.initial |= {**proposal.values, "because": proposal.because}
        if "region" in made.fields:
            made.fields["region"].queryset = Region.objects.filter(pk=proposal.region_id)
            made.initial["region"] = proposal.region_id
        made.store = self.both(made.store)
        return made

    def both(self, store):
        """Carry the proposal out and mark it in one."""

        def stored():
            try:
                return actions.accept(self.proposal, carry_out=store, by=self.request.user)
            except ValidationError as refusal:
                messages.error(self.request, " ".join(refusal.messages))
                return self.proposal

        return stored

    def page(self, form, **context):
        return super().page(form, submit_label=_("Accept"), **context)

    def done(self, record):
        return redirect(self.detail, self.proposal.pk)
