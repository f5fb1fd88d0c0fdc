"""Forms of events, campaigns, participation and surveys."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from events.event_form import EventFactsForm
from events.models import Campaign, Event, Participation, SurveyTotal
from mediation import constraints
from mediation.forms import RecordForm


class CampaignedForm(RecordForm):
    """A form of a record that may belong to a campaign, its day then within the campaign's days."""

    day = ""

    def clean(self):
        values = super().clean()
        campaign, day = values.get("campaign"), values.get(self.day)
        if campaign and day and not campaign.starts_on <= day <= campaign.ends_on:
            self.add_error("campaign", constraints.message("day_in_campaign_window"))
        return values


class EventForm(EventFactsForm, CampaignedForm):
    day, not_future = "starts_on", ("starts_on",)

    class Meta:
        model = Event
        fields = (
            "type",
            "title",
            "title_kk",
            "theme",
            "starts_on",
            "ends_on",
            "dates",
            "format",
            "place",
            "platform",
            "groups",
            "course",
            "attendance",
            "certificates",
            "campaign",
        )


class CampaignForm(RecordForm):
    class Meta:
        model = Campaign
        fields = (
            "code",
            "kind",
            "name_ru",
            "name_kk",
            "starts_on",
            "ends_on",
            "opens_at",
            "closes_at",
            "slogan_ru",
            "slogan_kk",
            "aims_ru",
            "aims_kk",
            "is_pilot",
        )
        widgets = {
            **{name: forms.TimeInput(format="%H:%M", attrs={"type": "time"}) for name in ("opens_at", "closes_at")},
            **{name: forms.Textarea(attrs={"rows": 3}) for name in ("aims_ru", "aims_kk")},
        }


class ParticipationForm(RecordForm):
    class Meta:
        model = Participation
        fields = ("campaign", "platform", "mediator")


class SurveyForm(RecordForm):
    class Meta:
        model = SurveyTotal
        fields = ("campaign", "respondents", "findings", "findings_kk")
        widgets = {name: forms.Textarea(attrs={"rows": 4}) for name in ("findings", "findings_kk")}

    def clean_campaign(self):
        campaign = self.cleaned_data["campaign"]
        others = SurveyTotal.objects.filter(campaign=campaign, region=self.instance.region_id)
        if others.exclude(pk=self.instance.pk).exists():
            raise ValidationError(_("This region's survey is already entered."))
        return campaign
