"""The form of a mediator: the card, and the registration."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.forms import RecordForm
from mediators.actions import keep
from mediators.models import Mediator, Standing


class MediatorForm(RecordForm):
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

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            entry = self.instance.current
            self.initial |= {"kind": entry.kind, "included_on": entry.starts_on, "reason": entry.reason}
            self.initial["excluded_on"] = entry.ends_on
            del self.fields["region"]

    def clean(self):
        values = super().clean()
        included, excluded = values.get("included_on"), values.get("excluded_on")
        if included and excluded and excluded < included:
            self.add_error("excluded_on", _("The mediator may not be excluded before he was included."))
        if excluded and not values.get("reason"):
            self.add_error("reason", _("Say why the mediator is excluded."))
        return values

    def write(self):
        values = self.cleaned_data
        return keep(
            self.instance,
            by=self.user,
            token=values["form_token"],
            version=values["version"] or 0,
            fields=self.stored_fields(),
            **{name: values[name] for name in ("kind", "included_on", "excluded_on", "reason")},
        )
