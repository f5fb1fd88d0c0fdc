"""The forms of a platform: its card, and since when it is what; what changes from a day; when it closes for good."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mediation import constraints
from mediation.forms import CardForm, RecordForm
from offices.actions import change, close, keep
from offices.models import Host, Platform, PlatformPeriod


class PlatformForm(CardForm):
    entry_fields = {"kind": "kind", "host": "host", "opened_on": "starts_on", "closed_on": "ends_on",
                    "reason": "reason"}  # fmt: skip
    keep = staticmethod(keep)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlatformPeriod.Kind.choices)
    host = forms.ChoiceField(label=_("Host"))
    opened_on = forms.DateField(label=_("Opened on"))
    closed_on = forms.DateField(label=_("Closed on"), required=False, help_text=_("The first day without."))
    reason = forms.CharField(label=_("Reason of the closing"), required=False, max_length=300)

    class Meta:
        model = Platform
        fields = ("code", "region", "name_ru", "name_kk", "district", "locality", "address", "phone",
                  "latitude", "longitude")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        offer_hosts(self, self.instance.current if self.instance.pk else None)

    def clean(self):
        values = super().clean()
        check_host(self)
        if values.get("opened_on") and values.get("closed_on") and values["closed_on"] < values["opened_on"]:
            self.add_error("closed_on", _("The platform may not be closed before it was opened."))
        if values.get("closed_on") and not values.get("reason"):
            self.add_error("reason", _("Say why the platform is closed."))
        return values


def offer_hosts(form, entry: PlatformPeriod | None) -> None:
    """Offer the hosts in use, and the one that the entry has."""
    items = [item for item in Host.objects.all() if not item.is_retired or (entry and item.code == entry.host)]
    form.fields["host"].choices = list({item.code: item.name for item in items}.items())


def check_host(form) -> None:
    kind, host = form.cleaned_data.get("kind"), form.cleaned_data.get("host")
    if kind and host and not Host.objects.of(kind).filter(code=host).exists():
        form.add_error("host", constraints.message("host_fits_kind"))


class FromADay(RecordForm):
    """Base of what happens to an open platform from a day on. Subclasses name the action ``do`` and its fields."""

    do = None
    on = forms.DateField(label=_("From"))

    class Meta:
        model = Platform
        fields = ()

    def clean(self):
        values = super().clean()
        entry = self.instance.current
        if not entry.is_current:
            self.add_error(None, _("The platform is closed already."))
        elif values.get("on") and values["on"] <= entry.starts_on:
            words = _("The last entry begins on %(day)s; give a later day, or correct that entry.")
            self.add_error("on", words % {"day": date_format(entry.starts_on, "d.m.Y")})
        return values

    def write(self):
        values = {name: self.cleaned_data[name] for name, field in self.fields.items() if not field.widget.is_hidden}
        return type(self).do(self.instance, by=self.user, version=self.cleaned_data["version"] or 0, **values)


class ChangeForm(FromADay):
    do = staticmethod(change)
    kind = forms.ChoiceField(label=_("Kind"), choices=PlatformPeriod.Kind.choices)
    host = forms.ChoiceField(label=_("Host"))
    field_order = ("kind", "host", "on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        entry = self.instance.current
        offer_hosts(self, entry)
        self.initial |= {"kind": entry.kind, "host": entry.host}

    def clean(self):
        values = super().clean()
        check_host(self)
        entry = self.instance.current
        if (values.get("kind"), values.get("host")) == (entry.kind, entry.host):
            self.add_error("host", _("This is what the platform is already."))
        return values


class CloseForm(FromADay):
    do = staticmethod(close)
    reason = forms.CharField(label=_("Reason of the closing"), max_length=300)
    ends_duties = forms.BooleanField(
        label=_("Cancel the duties from that day on, and end the weekly ones"),
        required=False,
        initial=True,
        help_text=_("Unticked, they stay in the roster with a mark; the public and calendars see none of them."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].label = _("Closed on")
        self.fields["on"].help_text = _("The first day without.")
