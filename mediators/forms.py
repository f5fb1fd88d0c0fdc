"""The form of a mediator: the card, and the registration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.forms import CardForm
from mediators.actions import keep
from mediators.models import Mediator, Standing


class MediatorForm(CardForm):
    entry_fields = {"kind": "kind", "included_on": "starts_on", "excluded_on": "ends_on", "reason": "reason"}
    keep = staticmethod(keep)
    kind = forms.ChoiceField(label=_("Kind"), choices=Standing.Kind.choices)
    included_on = forms.DateField(label=_("Included on"))
    excluded_on = forms.DateField(label=_("Excluded on"), required=False, help_text=_("The first day without."))
    reason = forms.CharField(label=_("Reason of the exclusion"), required=False, max_length=300)

    class Meta:
        model = Mediator
        fields = (
            "registry_number",
            "full_name",
            "region",
            "phone",
            "email",
            "languages",
            "is_ethno",
            "organisation",
            "specialisation",
            "certificate_number",
            "certificate_issuer",
            "certificate_on",
            "certificate_until_on",
            "elected_by",
            "elected_on",
            "is_published",
        )

    def clean(self):
        values = super().clean()
        included, excluded = values.get("included_on"), values.get("excluded_on")
        if included and excluded and excluded < included:
            self.add_error("excluded_on", _("The mediator may not be excluded before he was included."))
        if excluded and not values.get("reason"):
            self.add_error("reason", _("Say why the mediator is excluded."))
        return values
