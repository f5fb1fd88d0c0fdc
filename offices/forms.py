"""The form of a platform: its card, and since when it is what."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation import constraints
from mediation.forms import RecordForm
from offices.actions import keep
from offices.models import Platform, PlatformPeriod
from offices.models.platform import HOSTS


class PlatformForm(RecordForm):
    kind = forms.ChoiceField(label=_("Kind"), choices=PlatformPeriod.Kind.choices)
    host = forms.ChoiceField(label=_("Host"), choices=PlatformPeriod.Host.choices)
    opened_on = forms.DateField(label=_("Opened on"))
    closed_on = forms.DateField(label=_("Closed on"), required=False, help_text=_("The first day without."))

    class Meta:
        model = Platform
        fields = ("code", "region", "name_ru", "name_kk", "district", "locality", "address", "phone")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            entry = self.instance.current
            self.initial |= {"kind": entry.kind, "host": entry.host, "opened_on": entry.starts_on}
            self.initial["closed_on"] = entry.ends_on
            del self.fields["region"]

    def clean(self):
        values = super().clean()
        if values.get("kind") and values.get("host") and values["host"] not in HOSTS[values["kind"]]:
            self.add_error("host", constraints.message("host_fits_kind"))
        if values.get("opened_on") and values.get("closed_on") and values["closed_on"] < values["opened_on"]:
            self.add_error("closed_on", _("The platform may not be closed before it was opened."))
        return values

    def write(self):
        values = self.cleaned_data
        return keep(
            self.instance,
            by=self.user,
            token=values["form_token"],
            version=values["version"] or 0,
            fields=self.stored_fields(),
            **{name: values[name] for name in ("kind", "host", "opened_on", "closed_on")},
        )
