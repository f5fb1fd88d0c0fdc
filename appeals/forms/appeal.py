"""Forms of appeals."""

from django.utils.translation import gettext_lazy as _

from appeals import actions
from appeals.models import Appeal
from mediation import constraints
from mediation.choosing import Combobox
from mediation.forms import RecordForm


class AppealForm(RecordForm):
    not_future = ("received_on", "resolved_on", "mediation_agreed_on")

    class Meta:
        model = Appeal
        fields = (
            "received_on",
            "platform",
            "channel",
            "source",
            "category",
            "mediator",
            "age",
            "gender",
            "mediation_agreed_on",
            "outcome",
            "resolved_on",
            "campaign",
        )
        widgets = {"platform": Combobox("offices:choices"), "mediator": Combobox("mediators:choices")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.user.is_operator:
            self.initial.setdefault("platform", self.user.platform_id)
        self.is_elsewhere = self.has_mediator_elsewhere()
        if self.is_elsewhere:
            self.fields["mediator"].empty_label = _("mediator of another region, kept")

    def has_mediator_elsewhere(self) -> bool:
        """A mediator may be of another region, whose register the coordinator does not see."""
        key = self.instance.mediator_id
        return bool(key) and not self.fields["mediator"].queryset.filter(pk=key).exists()

    def clean_mediator(self):
        self.kept_mediator = self.instance.mediator_id
        return self.cleaned_data["mediator"]

    def clean(self):
        values = super().clean()
        self.check_outcome(values)
        platform, day, campaign = values.get("platform"), values.get("received_on"), values.get("campaign")
        if platform and day and not platform.periods.registered_at(day).exists():
            self.add_error("platform", constraints.message("appeal_platform_open"))
        if campaign and day and not campaign.starts_on <= day <= campaign.ends_on:
            self.add_error("campaign", constraints.message("day_in_campaign_window"))
        return values

    def check_outcome(self, values):
        outcome, resolved, received = (values.get(name) for name in ("outcome", "resolved_on", "received_on"))
        if outcome and not resolved and "resolved_on" not in self.errors:
            self.add_error("resolved_on", constraints.message("appeal_outcome_with_day"))
        if resolved and not outcome and "outcome" not in self.errors:
            self.add_error("outcome", constraints.message("appeal_outcome_with_day"))
        if resolved and received and resolved < received:
            self.add_error("resolved_on", constraints.message("appeal_resolved_after_receipt"))

    def _post_clean(self):
        super()._post_clean()
        if self.is_elsewhere and not self.cleaned_data.get("mediator"):
            self.instance.mediator_id = self.kept_mediator

    def write(self):
        values = self.cleaned_data
        if self.instance.pk:
            version = values["version"] or 0
            return actions.correct(self.instance, fields=self.stored_fields(), version=version, by=self.user)
        return actions.receive(self.instance, by=self.user, token=values["form_token"])
