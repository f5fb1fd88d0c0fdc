"""The form that appoints a deputy."""

from crispy_forms.helper import FormHelper
from django import forms
from django.db import IntegrityError
from django.utils.translation import gettext_lazy as _

from accounts.actions import appoint
from accounts.models import User
from mediation import clock, constraints


class DeputyForm(forms.Form):
    """Who stands in for the coordinator, and on which days."""

    deputy = forms.ModelChoiceField(
        label=_("Deputy"),
        queryset=User.objects.none(),
        empty_label="—",
        help_text=_("An operator of an office of the region."),
    )
    starts_on = forms.DateField(label=_("From"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}))
    ends_on = forms.DateField(
        label=_("Until"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        help_text=_("The first day without."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = user
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        people = User.objects.visible_to(user).who_may_deputise()
        self.fields["deputy"].queryset = people.order_by("last_name", "first_name", "username")

    def clean(self):
        values = super().clean()
        starts, ends = values.get("starts_on"), values.get("ends_on")
        if ends and ends <= clock.today():
            self.add_error("ends_on", _("These days are over."))
        elif starts and ends and ends <= starts:
            self.add_error("ends_on", constraints.message("deputy_ends_after_start"))
        return values

    def store(self):
        """Appoint; return the entry, or None after putting the database's refusal beside its field."""
        try:
            return appoint(**self.cleaned_data, by=self.user)
        except IntegrityError as refusal:
            field = constraints.field_of(refusal)
            self.add_error(field if field in self.fields else None, constraints.explain(refusal))
            return None
