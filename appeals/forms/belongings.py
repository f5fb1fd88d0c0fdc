"""Forms of what belongs to a case: sessions, the follow-up, parties, the answer to a hand-over."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appeals import actions
from appeals.models import Agreement, Appeal, Party, Session
from mediation import clock, constraints
from mediation.forms import RecordForm


class SessionForm(RecordForm):
    not_future = ("held_on",)

    class Meta:
        model = Session
        fields = ("held_on", "minutes", "place", "participants", "reason")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["held_on"] = self.initial.get("held_on") or clock.today()
        if self.instance.appeal.outcome or self.instance.reason:
            self.fields["reason"].required = True
        else:
            del self.fields["reason"]

    def clean(self):
        values = super().clean()
        if values.get("held_on") and values["held_on"] < self.instance.appeal.received_on:
            self.add_error("held_on", constraints.message("session_after_receipt"))
        return values

    def write(self):
        values = self.cleaned_data
        if self.instance.pk:
            version = values["version"] or 0
            return actions.correct_session(self.instance, fields=self.stored_fields(), version=version, by=self.user)
        return actions.hold(self.instance, token=values["form_token"], by=self.user)


class AgreementForm(RecordForm):
    not_future = ("signed_on",)

    class Meta:
        model = Agreement
        fields = ("number", "signed_on", "due_on")

    def write(self):
        version = self.cleaned_data["version"] or 0
        return actions.correct_agreement(self.instance, fields=self.stored_fields(), version=version, by=self.user)


class FollowUpForm(RecordForm):
    is_kept = forms.TypedChoiceField(
        label=_("kept at follow-up"),
        choices=[("", "—"), ("yes", _("yes")), ("no", _("no"))],
        coerce=lambda answer: answer == "yes",
    )
    not_future = ("followed_up_on",)

    class Meta:
        model = Agreement
        fields = ("is_kept", "followed_up_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        answer = self.instance.is_kept
        self.initial["is_kept"] = "" if answer is None else "yes" if answer else "no"
        self.initial["followed_up_on"] = self.initial.get("followed_up_on") or clock.today()
        self.fields["followed_up_on"].required = True

    def write(self):
        version = self.cleaned_data["version"] or 0
        return actions.follow_up(self.instance, version=version, by=self.user)


class PartyForm(RecordForm):
    name = forms.CharField(label=_("name"), max_length=300, required=False)
    contact = forms.CharField(label=_("contact"), max_length=300, required=False)
    not_future = ("consented_on",)

    class Meta:
        model = Party
        fields = (
            "role",
            "is_organisation",
            "name",
            "contact",
            "gender",
            "birth_year",
            "language",
            "consented_on",
        )

    def clean(self):
        values = super().clean()
        is_person = not values.get("is_organisation")
        if is_person and not values.get("consented_on") and (values.get("name") or values.get("contact")):
            self.refuse("consented_on", "party_named_with_consent")
        if not is_person and (values.get("gender") or values.get("birth_year")):
            self.refuse("is_organisation", "party_organisation_has_no_age")
        return values

    def refuse(self, field, rule):
        if field not in self.errors:
            self.add_error(field, constraints.message(rule))

    def write(self):
        values = self.cleaned_data
        if self.instance.pk:
            version = values["version"] or 0
            return actions.correct_party(self.instance, fields=self.stored_fields(), version=version, by=self.user)
        return actions.add_party(self.instance, token=values["form_token"], by=self.user)


class AcceptForm(RecordForm):
    """Where the offered appeal is received here. ``offer`` is the hand-over, whose version the form carries."""

    class Meta:
        model = Appeal
        fields = ("platform", "mediator")

    def __init__(self, *args, offer, **kwargs):
        super().__init__(*args, **kwargs)
        self.offer = offer
        self.initial["version"] = offer.version

    def clean_platform(self):
        platform = self.cleaned_data["platform"]
        if not platform.periods.registered_at(clock.today()).exists():
            raise forms.ValidationError(constraints.message("appeal_platform_open"))
        return platform

    def write(self):
        values = self.cleaned_data
        how = {"version": values["version"] or 0, "token": values["form_token"], "by": self.user}
        return actions.accept(self.offer, self.instance, **how)


class ReturnForm(forms.Form):
    """Why an offered appeal is given back."""

    because = forms.CharField(
        label=_("reason"),
        max_length=300,
        help_text=_("The other region reads this: no names, nothing of what was said."),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)
