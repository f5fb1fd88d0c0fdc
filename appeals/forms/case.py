"""Forms of the verbs of a case. Each stands on the appeal and carries its version, so that no verb runs unseen."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appeals import actions
from appeals.models import Agreement, Appeal, HandOver
from mediation import clock
from mediation.forms import DAY, RecordForm
from mediators.models import Mediator
from offices.models import Platform, Region

AT_PRESENT = (Appeal.Outcome.CONSULTATION, Appeal.Outcome.NO_AGREEMENT, Appeal.Outcome.WITHDRAWN)


class DayField(forms.DateField):
    """A day that is not of the model; today unless something else is said."""

    def __init__(self, **kwargs):
        super().__init__(widget=forms.DateInput(format="%Y-%m-%d", attrs=DAY), **kwargs)


class CaseForm(RecordForm):
    """Base. ``wanted`` says what the verb would make of the appeal, to compare with what somebody else made of it."""

    proposed: tuple[str, ...] = ()  # day fields that begin with today

    class Meta:
        model = Appeal
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.proposed:
            if self.initial.get(name) is None:
                self.initial[name] = clock.today()

    def clean(self):
        values = super().clean()
        for name in self.not_future:
            if values.get(name) and values[name] < self.instance.received_on:
                self.add_error(name, _("The day is before the receipt of the appeal."))
        return values

    def wanted(self) -> dict:
        return {name: self.cleaned_data[name] for name in self.stored_fields()}

    def write(self):
        return self.act(self.cleaned_data, version=self.cleaned_data["version"] or 0, by=self.user)

    def act(self, values, **how):
        raise NotImplementedError


class SignForm(CaseForm):
    not_future = proposed = ("mediation_agreed_on",)

    class Meta(CaseForm.Meta):
        fields = ("mediation_agreed_on",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["mediation_agreed_on"].required = True

    def act(self, values, **how):
        return actions.sign(self.instance, **how)


class AssignForm(CaseForm):
    class Meta(CaseForm.Meta):
        fields = ("mediator",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["mediator"]
        field.queryset = Mediator.objects.visible_to(self.user).active_at(clock.today()).order_by("full_name")
        field.required = True

    def act(self, values, **how):
        return actions.assign(self.instance, **how)


class ExtendForm(CaseForm):
    extended_on = DayField(label=_("extended on"), help_text=_("30 days are added to the term, once."))
    not_future = proposed = ("extended_on",)

    def wanted(self):
        return {"extended_on": self.cleaned_data["extended_on"]}

    def act(self, values, **how):
        return actions.extend(self.instance, on=values["extended_on"], **how)


class ResolveForm(CaseForm):
    not_future = proposed = ("resolved_on",)

    class Meta(CaseForm.Meta):
        fields = ("outcome", "resolved_on")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["outcome"].choices = [("", "—"), *((one.value, one.label) for one in AT_PRESENT)]
        for name in self.Meta.fields:
            self.fields[name].required = True

    def act(self, values, **how):
        return actions.resolve(self.instance, **how)


class SettleForm(CaseForm):
    number = Agreement._meta.get_field("number").formfield()
    signed_on = DayField(label=_("signed on"))
    due_on = DayField(
        label=_("to be performed by"), required=False, help_text=Agreement._meta.get_field("due_on").help_text
    )
    not_future = proposed = ("signed_on",)

    def wanted(self):
        return {"outcome": Appeal.Outcome.AGREEMENT, "resolved_on": self.cleaned_data["signed_on"]}

    def act(self, values, **how):
        agreement = Agreement(**{name: values[name] for name in ("number", "signed_on", "due_on")})
        return actions.settle(agreement, appeal=self.instance, token=values["form_token"], **how)


class HandOverForm(CaseForm):
    to_region = forms.ModelChoiceField(Region.objects.all(), label=_("to the region"), required=False)
    to_body = HandOver._meta.get_field("to_body").formfield()
    handed_on = DayField(label=_("handed over on"))
    reason = forms.CharField(
        label=_("why it is handed over"),
        max_length=300,
        help_text=_("The other region reads this: no names, nothing of what was said."),
    )
    not_future = proposed = ("handed_on",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # The base narrows regions to the user's own, which is the one that cannot be meant.
        self.fields["to_region"].queryset = Region.objects.exclude(pk=self.instance.region_id)

    def clean(self):
        values = super().clean()
        if bool(values.get("to_region")) == bool(values.get("to_body")) and "to_region" not in self.errors:
            self.add_error("to_region", _("Name either a region or a body outside the portal."))
        return values

    def wanted(self):
        return {"outcome": Appeal.Outcome.REDIRECTED, "resolved_on": self.cleaned_data["handed_on"]}

    def act(self, values, **how):
        return actions.hand_over(
            self.instance,
            to_region=values["to_region"],
            to_body=values["to_body"],
            on=values["handed_on"],
            because=values["reason"],
            token=values["form_token"],
            **how,
        )


class ReopenForm(CaseForm):
    because = forms.CharField(label=_("reason"), max_length=300)
    platform = forms.ModelChoiceField(
        Platform.objects.all(),
        label=_("platform"),
        help_text=_("Where a new appeal is opened if the quarter of the outcome is accepted already."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial["platform"] = self.instance.platform_id

    def wanted(self):
        return {"outcome": "", "resolved_on": None}

    def act(self, values, **how):
        words = {name: values[name] for name in ("platform", "because")}
        return actions.reopen(self.instance, token=values["form_token"], **words, **how)


class AnnulForm(CaseForm):
    """Why an appeal is taken out of the figures."""

    because = forms.CharField(label=_("Reason"), max_length=300)

    def wanted(self):
        return {"annulled_because": self.cleaned_data["because"]}

    def act(self, values, **how):
        return actions.annul(self.instance, because=values["because"], **how)
