"""Forms of the duty roster. The people offered are those who serve at the platform, of whatever region."""

from django import forms
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from mediation import clock, constraints
from mediation.choosing import Combobox
from mediation.forms import RecordForm
from mediators.models import Duty, DutyPattern, Mediator, Service
from mediators.roster import actions, serving
from mediators.roster.month import Roster

TIME = {"type": "time"}


class RosterForm(RecordForm):
    """Base: a mediator of the platform, from and to an hour. ``roster`` is that of the platform."""

    mediator = forms.TypedChoiceField(label=_("Mediator"), coerce=int)

    def __init__(self, *args, roster: Roster, instance=None, **kwargs):
        model = self._meta.model
        instance = instance or model(platform=roster.platform, region_id=roster.platform.region_id)
        super().__init__(*args, instance=instance, **kwargs)
        people = {person.pk: person.full_name for person in roster.serving_from(self.earliest())}
        current = roster.people.get(instance.mediator_id)
        if current:
            people.setdefault(current.pk, current.full_name)
        self.fields["mediator"].choices = [("", "—"), *people.items()]
        self.initial["mediator"] = instance.mediator_id
        for name, field in self.fields.items():
            if isinstance(field, forms.TimeField):
                self.fields[name].widget = forms.TimeInput(format="%H:%M", attrs=TIME)

    def earliest(self):
        """Whoever serves on this day or later may be chosen."""
        return self.instance.day if getattr(self.instance, "day", None) else clock.today()

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_at"), values.get("ends_at")
        if start and end and end <= start:
            self.add_error("ends_at", _("The duty ends before it begins."))
        return values

    def changed_fields(self) -> list[str]:
        return [*self.stored_fields(), "mediator"]

    def store(self):
        self.instance.mediator_id = self.cleaned_data["mediator"]
        try:
            return self.write()
        except IntegrityError as refusal:
            name = constraints.field_of(refusal)
            self.add_error(name if name in self.fields else None, actions.explain(refusal))
        except actions.DoesNotServe:
            self.add_error("mediator", _("The mediator serves at this platform on none of these days."))
        return None


class PatternForm(RosterForm):
    field_order = ("weekday", "starts_at", "ends_at", "mediator", "starts_on", "ends_on")

    class Meta:
        model = DutyPattern
        fields = ("weekday", "starts_at", "ends_at", "starts_on", "ends_on")

    def clean(self):
        values = super().clean()
        start, end = values.get("starts_on"), values.get("ends_on")
        if start and end and end < start:
            self.add_error("ends_on", _("The end may not be before the beginning."))
        return values

    def write(self):
        values = self.cleaned_data
        return actions.keep_pattern(
            self.instance,
            by=self.user,
            token=values["form_token"],
            version=values["version"] or 0,
            fields=self.changed_fields(),
        )


class DutyForm(RosterForm):
    """One day: who stands there instead, or at which hours."""

    field_order = ("mediator", "starts_at", "ends_at", "reason")

    class Meta:
        model = Duty
        fields = ("starts_at", "ends_at", "reason")

    def write(self):
        version = self.cleaned_data["version"] or 0
        return actions.change(self.instance, fields=self.changed_fields(), by=self.user, version=version)


class ExtraDutyForm(RosterForm):
    field_order = ("day", "mediator", "starts_at", "ends_at", "reason")

    class Meta:
        model = Duty
        fields = ("day", "starts_at", "ends_at", "reason")

    def write(self):
        return actions.add(self.instance, by=self.user, token=self.cleaned_data["form_token"])


class CancelForm(RecordForm):
    reason = forms.CharField(label=_("Reason"), max_length=300)

    class Meta:
        model = Duty
        fields = ()

    def write(self):
        values = self.cleaned_data
        return actions.cancel(self.instance, reason=values["reason"], by=self.user, version=values["version"] or 0)


class EndPatternForm(RecordForm):
    ends_on = forms.DateField(label=_("Ends on"), help_text=_("The first day without."))

    class Meta:
        model = DutyPattern
        fields = ()

    def write(self):
        values = self.cleaned_data
        return actions.end_pattern(self.instance, on=values["ends_on"], by=self.user, version=values["version"] or 0)


class Working(forms.ModelChoiceField):
    """A mediator of the register who is not suspended, by name and number, since names repeat."""

    def label_from_instance(self, person):
        return f"{person.full_name} · {person.registry_number}"


class ServiceForm(forms.Form):
    """A mediator begins to serve at the platform.

    A coordinator chooses among the own region's; administrators among all, for a mediator may serve anywhere.
    """

    mediator = Working(
        label=_("Mediator"),
        queryset=Mediator.objects.none(),
        widget=Combobox("mediators:choices_working"),
        empty_label="—",
        help_text=_("Begin a name or a number and choose from the list."),
        error_messages={"invalid_choice": _("There is no such mediator among those you see who work now.")},
    )
    starts_on = forms.DateField(label=_("From"))
    ends_on = forms.DateField(label=_("Until"), required=False, help_text=_("The first day without."))

    def __init__(self, *args, platform, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.platform, self.user = platform, user
        known = Mediator.objects.visible_to(user).active_at(clock.today())
        self.fields["mediator"].queryset = known.order_by("full_name", "pk")
        for name in ("starts_on", "ends_on"):
            self.fields[name].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})

    def store(self) -> Service | None:
        values = self.cleaned_data
        days = {"starts_on": values["starts_on"], "ends_on": values["ends_on"]}
        try:
            return serving.assign(values["mediator"], self.platform, **days, by=self.user)
        except IntegrityError as refusal:
            name = constraints.field_of(refusal)
            self.add_error(name if name in self.fields else None, constraints.explain(refusal))
            return None


class EndServiceForm(forms.Form):
    on = forms.DateField(label=_("Ends on"), help_text=_("The first day without."))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["on"].widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
