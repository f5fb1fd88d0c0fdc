"""Forms of records: saved once however often they are sent, never over somebody else's change."""

import uuid

from crispy_forms.helper import FormHelper
from django import forms
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from mediation import clock, conflicts, constraints, records

DAY = {"type": "date"}


class RecordForm(forms.ModelForm):
    """Base of forms. ``user`` narrows choices to what the user may see; ``version`` is what was shown."""

    form_token = forms.UUIDField(widget=forms.HiddenInput, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    base = forms.CharField(widget=forms.HiddenInput, required=False)
    not_future: tuple[str, ...] = ()

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.initial.setdefault("form_token", uuid.uuid4())
        self.initial["version"] = getattr(self.instance, "version", None)
        if not self.instance.pk and user.region_id and hasattr(self.instance, "region_id"):
            # Set before validation, so that the model's constraints see whose record it is.
            self.instance.region_id = user.region_id
        for name, field in self.fields.items():
            self.prepare(name, field)
        # Signed when it is shown: by then the subclass has set its own values.
        self.initial["base"] = lambda: conflicts.snapshot(self) if self.instance.pk else ""

    def prepare(self, name, field):
        """Narrow the choices to the user's, and give dates the browser's own calendar."""
        if isinstance(field, forms.ModelChoiceField):
            rows = field.queryset
            field.queryset = rows.visible_to(self.user) if hasattr(rows, "visible_to") else rows
            field.empty_label = "—"
            if hasattr(field.queryset.model, "is_retired"):
                kept = field.queryset.filter(is_retired=False)
                current = getattr(self.instance, f"{name}_id", None)
                field.queryset = kept | field.queryset.filter(pk=current) if current else kept
        elif isinstance(field, forms.TypedChoiceField):
            field.choices = [(value, label if value else "—") for value, label in field.choices]
        elif isinstance(field, forms.DateField):
            field.widget = forms.DateInput(format="%Y-%m-%d", attrs=DAY)

    def clean(self):
        values = super().clean()
        for name in self.not_future:
            if values.get(name) and values[name] > clock.today():
                self.add_error(name, _("The date is in the future."))
        return values

    def _post_clean(self):
        # The database checks its constraints itself, and ``store`` knows beside which field to tell of them;
        # the model would tell the same above the form.
        self.instance.validate_constraints = lambda exclude=None: None
        super()._post_clean()
        del self.instance.validate_constraints

    def stored_fields(self) -> list[str]:
        return [name for name in self.Meta.fields if name in self.fields]

    def store(self):
        """Write the record; return it, or None after putting the database's refusal beside its field.

        Raises ``AlreadySaved`` and ``StaleEdit``.
        """
        try:
            return self.write()
        except IntegrityError as refusal:
            field = constraints.field_of(refusal)
            self.add_error(field if field in self.fields else None, constraints.explain(refusal))
            return None

    def write(self):
        if self.instance.pk:
            return records.update(self.instance, version=self.cleaned_data["version"] or 0, fields=self.stored_fields())
        return records.create(self.instance, token=self.cleaned_data["form_token"])


class CardForm(RecordForm):
    """A form of a register's card with its last registration. ``entry_fields``: form field -> entry field."""

    entry_fields: dict[str, str] = {}
    keep = None  # the action that saves both

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            entry = self.instance.current
            self.initial |= {name: getattr(entry, field) for name, field in self.entry_fields.items()}
            del self.fields["region"]  # a card keeps its region

    def write(self):
        values = self.cleaned_data
        return type(self).keep(
            self.instance,
            by=self.user,
            token=values["form_token"],
            version=values["version"] or 0,
            fields=self.stored_fields(),
            **{name: values[name] for name in self.entry_fields},
        )
