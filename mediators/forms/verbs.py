"""Small forms of the verbs: a day, a reason, and what else the verb needs."""

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from mediation import clock, constraints
from mediation.forms import DAY
from mediators import actions, duplicates
from mediators.models import Mediator, Standing


class VerbForm(forms.Form):
    """Base. ``instance``: whom or what it is done to; ``verb``: the action, called with the cleaned values."""

    verb = None

    def __init__(self, *args, instance, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.instance, self.user = instance, user
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        for field in self.fields.values():
            if isinstance(field, forms.DateField):
                field.widget = forms.DateInput(format="%Y-%m-%d", attrs=DAY)

    def store(self):
        """Do it; return what was done to, or None after putting the refusal beside its field."""
        try:
            return self.write()
        except ValidationError as refusal:
            self.add_error(None, refusal)
        except IntegrityError as refusal:
            field = constraints.field_of(refusal)
            self.add_error(field if field in self.fields else None, constraints.explain(refusal))
        return None

    def write(self):
        return type(self).verb(self.instance, by=self.user, **self.cleaned_data)


def day(label) -> forms.DateField:
    return forms.DateField(label=label, initial=clock.today)


def because(label, *, required=True) -> forms.CharField:
    return forms.CharField(label=label, max_length=300, required=required)


class ExcludeForm(VerbForm):
    verb = staticmethod(actions.exclude)
    on = forms.DateField(label=_("Excluded on"), initial=clock.today, help_text=_("The first day without."))
    because = because(_("Reason of the exclusion"))


class SuspendForm(VerbForm):
    verb = staticmethod(actions.suspend)
    on = day(_("Suspended from"))
    because = because(_("Reason of the suspension"))


class RestoreForm(VerbForm):
    verb = staticmethod(actions.restore)
    on = day(_("Restored on"))
    because = because(_("Reason"), required=False)


class KindForm(VerbForm):
    verb = staticmethod(actions.change_kind)
    on = day(_("Of the other kind from"))
    because = because(_("Reason"), required=False)


class ReadmitForm(VerbForm):
    verb = staticmethod(actions.readmit)
    on = day(_("Included again on"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Standing.Kind.choices)
    because = because(_("Reason"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("kind", self.instance.current.kind)


class EntryForm(VerbForm):
    """Correct a dated entry; only the last one of an exclusion has an end of its own."""

    verb = staticmethod(actions.correct_entry)
    starts_on = forms.DateField(label=_("From"))
    kind = forms.ChoiceField(label=_("Kind"), choices=Standing.Kind.choices)
    is_ethno = forms.BooleanField(label=_("Ethnomediator"), required=False)
    begun_because = because(_("Why it began"), required=False)
    ends_on = forms.DateField(
        label=_("Excluded on"), required=False, help_text=_("Empty: the mediator was not excluded after all.")
    )
    reason = because(_("Reason of the exclusion"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.fields:
            self.initial.setdefault(name, getattr(self.instance, name))
        self.is_excluded = self.instance.ended_by == Standing.Ended.EXCLUDED
        if not self.is_excluded:
            del self.fields["ends_on"], self.fields["reason"]
        for name, sayers in actions.SAYS.items():
            if self.instance.begun_by not in sayers:
                del self.fields[name]

    def clean(self):
        values = super().clean()
        if values.get("ends_on") and not values.get("reason"):
            self.add_error("reason", _("Say why the mediator is excluded."))
        return values

    def write(self):
        kept = {name: getattr(self.instance, name) for name in ("kind", "is_ethno", "ends_on", "reason")}
        return actions.correct_entry(self.instance, by=self.user, **{**kept, **self.cleaned_data})


class MergeForm(VerbForm):
    """Which card is kept, from which day on, and why."""

    kept = forms.CharField(label=_("Registry number of the card that is kept"), max_length=40)
    on = day(_("One card from"))
    because = because(_("Reason"))

    def clean_kept(self):
        found = Mediator.objects.filter(registry_number=self.cleaned_data["kept"].strip()).first()
        found = found or duplicates.by_number(self.cleaned_data["kept"])
        if found is None:
            raise ValidationError(_("There is no mediator with this registry number."))
        return found

    def write(self):
        values = self.cleaned_data
        self.fates = actions.merge(
            self.instance, into=values["kept"], on=values["on"], because=values["because"], by=self.user
        )
        return values["kept"]
