"""The form of a platform: its card, and since when it is what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation import constraints
from mediation.forms import CardForm
from offices.actions import keep
from offices.models import Platform, PlatformPeriod
from offices.models.platform import HOSTS


class PlatformForm(CardForm):
    entry_fields = {"kind": "kind", "host": "host", "opened_on": "starts_on", "closed_on": "ends_on"}
    keep = staticmethod(keep)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlatformPeriod.Kind.choices)
    host = forms.ChoiceField(label=_("Host"), choices=PlatformPeriod.Host.choices)
    opened_on = forms.DateField(label=_("Opened on"))
    closed_on = forms.DateField(label=_("Closed on"), required=False, help_text=_("The first day without."))

    class Meta:
        model = Platform
        fields = ("code", "region", "name_ru", "name_kk", "district", "locality", "address", "phone")

    def clean(self):
        values = super().clean()
        if values.get("kind") and values.get("host") and values["host"] not in HOSTS[values["kind"]]:
            self.add_error("host", constraints.message("host_fits_kind"))
        if values.get("opened_on") and values.get("closed_on") and values["closed_on"] < values["opened_on"]:
            self.add_error("closed_on", _("The platform may not be closed before it was opened."))
        return values
