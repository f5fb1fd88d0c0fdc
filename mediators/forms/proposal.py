"""What a coordinator fills in: the forms of the verbs, kept as values instead of done."""

import datetime
import uuid

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from mediators import actions
from mediators.forms.card import CardForm, InclusionForm
from mediators.forms.listed import ListedField
from mediators.forms.verbs import ExcludeForm, VerbForm, because
from mediators.models import Proposal

Kind = Proposal.Kind


def plain(value):
    """Return a form's value as JSON holds it."""
    return value.isoformat() if isinstance(value, datetime.date) else value


class Proposed:
    """Mixed into a form: ``store`` sends the values as a proposal. ``proposal``: a new one, or one to revise."""

    def __init__(self, *args, proposal: Proposal, **kwargs):
        super().__init__(*args, **kwargs)
        self.proposal = proposal
        if proposal.pk:
            self.initial.update(proposal.values, version=proposal.version, because=proposal.because)

    def values(self) -> dict:
        raise NotImplementedError

    def write(self):
        data = self.cleaned_data
        self.proposal.values, self.proposal.because = self.values(), data["because"]
        if self.proposal.pk:
            return actions.revise_proposal(self.proposal, version=data["version"] or 0, by=self.user)
        return actions.propose(self.proposal, by=self.user, token=data["form_token"])

    def stored_fields(self) -> list[str]:
        return []  # what the conflict page compares: a proposal is not edited by two


class ProposeInclusion(Proposed, InclusionForm):
    because = because(_("Why this person should be included"))
    field_order = ("full_name", "phone", "kind", "included_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["registry_number"].required = False
        self.fields["registry_number"].help_text = _("Empty: the administrator gives it.")
        del self.fields["region"]  # always the coordinator's own

    def values(self):
        names = [*self._meta.fields, "kind", "included_on"]
        return {name: plain(self.cleaned_data[name]) for name in names if self.cleaned_data.get(name)}


class ProposeChange(Proposed, CardForm):
    because = because(_("Why the card should be changed"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        del self.fields["registry_number"]

    def clean(self):
        values = super().clean()
        if not self.errors and not self.values():
            raise ValidationError(_("Nothing differs from the card."))
        return values

    def values(self):
        card = type(self.instance).objects.get(pk=self.instance.pk)
        names = [name for name in self._meta.fields if name in self.fields]
        wanted = {name: self.cleaned_data[name] for name in names}
        return {name: plain(value) for name, value in wanted.items() if self.differs(name, getattr(card, name), value)}

    def differs(self, name: str, before, after) -> bool:
        """The card may still hold the words of a dictionary where the form gives its codes."""
        field = self.fields[name]
        return field.has_changed(before, after) if isinstance(field, ListedField) else before != after


class ProposeExclusion(Proposed, ExcludeForm):
    form_token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("form_token", uuid.uuid4())

    def values(self):
        return {"on": plain(self.cleaned_data["on"])}


FORMS = {Kind.INCLUSION: ProposeInclusion, Kind.CHANGE: ProposeChange, Kind.EXCLUSION: ProposeExclusion}


class ReturnForm(VerbForm):
    """Send a proposal back."""

    verb = staticmethod(actions.send_back)
    because = because(_("Reason of the return"))
