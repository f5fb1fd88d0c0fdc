"""The forms of a mediator's card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.forms import RecordForm
from mediators import actions, duplicates
from mediators.forms.listed import ListedField
from mediators.models import Language, MediationField, Mediator, Standing


class MediatorForm(RecordForm):
    """Base: languages and fields of mediation are ticked."""

    languages = ListedField(label=_("Languages"), dictionary=Language, max_length=200)
    specialisation = ListedField(label=_("Fields of mediation"), dictionary=MediationField, max_length=300)

    def prepare(self, name, field):
        super().prepare(name, field)
        if isinstance(field, ListedField):
            field.read()


class CardForm(MediatorForm):
    """Correct the card. What is dated (kind, suspension, exclusion) has verbs of its own."""

    not_future = ("birth_on", "certificate_on", "elected_on")

    class Meta:
        model = Mediator
        fields = (
            "registry_number",
            "full_name",
            "phone",
            "email",
            "languages",
            "is_ethno",
            "organisation",
            "specialisation",
            "birth_on",
            "education",
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
        if self.instance.pk and not self.instance.current.is_current:
            del self.fields["is_ethno"]  # dated, and nothing is dated of somebody outside the register
        elif self.instance.pk:
            self.fields["is_ethno"].help_text = _("Another answer counts from today on.")

    def write(self):
        version = self.cleaned_data["version"] or 0
        return actions.correct_card(self.instance, fields=self.stored_fields(), version=version, by=self.user)


class InclusionForm(MediatorForm):
    """A new card with the day of its inclusion; stops once when the register seems to know the person."""

    not_future = ("birth_on", "certificate_on", "elected_on", "included_on")
    kind = forms.ChoiceField(label=_("Kind"), choices=Standing.Kind.choices, initial=Standing.Kind.PUBLIC)
    included_on = forms.DateField(label=_("Included on"))
    is_another = forms.BooleanField(
        label=_("I looked at the similar cards: this is another person"),
        required=False,
        widget=forms.HiddenInput,
    )
    field_order = ("registry_number", "full_name", "region", "phone", "kind", "included_on")

    class Meta:
        model = Mediator
        fields = ("registry_number", "full_name", "region", *CardForm.Meta.fields[2:])

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("included_on", clock.today())
        self.similar = []

    def clean(self):
        values = super().clean()
        typed = {name: values.get(name) or "" for name in duplicates.TYPED}
        self.similar = duplicates.similar_to(user=self.user, **typed)
        if self.similar:
            self.fields["is_another"].widget = forms.CheckboxInput()
            if not values.get("is_another"):
                self.add_error("is_another", _("The register knows somebody like this; look at the similar cards."))
        return values

    def write(self):
        values = self.cleaned_data
        return actions.include(
            self.instance,
            kind=values["kind"],
            included_on=values["included_on"],
            by=self.user,
            token=values["form_token"],
            fields=self.stored_fields(),
        )
