"""Filters of the registers of events, publications, campaigns and what belongs to them."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import (
    Campaign,
    Event,
    EventTheme,
    EventType,
    Organisation,
    ParticipantGroup,
    Participation,
    Publication,
    Questionnaire,
    Response,
    SurveyCount,
)
from mediation.filters import PeriodFilter, QuarterFilter, RegisterFilters, SearchFilter
from mediators.models import Mediator
from offices.models import Region


def region_filter():
    return django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))


def campaign_filter():
    return django_filters.ModelChoiceFilter(queryset=Campaign.objects.order_by("-starts_on"), label=_("Campaign"))


def linked_filter(model, lookup, label):
    """Records named by an event: too many to list, so that only an address names one."""
    return django_filters.ModelChoiceFilter(
        queryset=lambda request: model.objects.visible_to(request.user),
        field_name=lookup,
        label=label,
        widget=forms.HiddenInput,
    )


class GroupFilter(django_filters.ModelChoiceFilter):
    """Events for a group of participants; they hold its code among others."""

    def __init__(self):
        super().__init__(queryset=ParticipantGroup.objects.all(), label=_("Who it was for"))

    def filter(self, rows, value):
        return rows.filter(groups__regex=rf"(^|, ){value.code}(,|$)") if value else rows


class EventFilters(RegisterFilters):
    q = SearchFilter(columns=("title", "title_kk", "place"))
    quarter = PeriodFilter(day="starts_on")
    region = region_filter()
    type = django_filters.ModelChoiceFilter(queryset=EventType.objects.all(), label=_("Type"))
    campaign = campaign_filter()
    # Not by the field's own name, which asks a register for its file.
    manner = django_filters.ChoiceFilter(field_name="format", choices=Event.Format.choices, label=_("Format"))
    theme = django_filters.ModelChoiceFilter(queryset=EventTheme.objects.all(), label=_("Theme"))
    group = GroupFilter()
    # The pages of an organisation and of a mediator lead here.
    organisation = linked_filter(Organisation, "organisations__organisation", _("Organisation"))
    mediator = linked_filter(Mediator, "mediators__mediator", _("Mediator"))

    class Meta:
        model = Event
        fields = ()


class PublicationFilters(RegisterFilters):
    q = SearchFilter(columns=("title", "outlet"))
    quarter = QuarterFilter(day="published_on")
    region = region_filter()
    medium = django_filters.ChoiceFilter(choices=Publication.Medium.choices, label=_("Medium"))
    campaign = campaign_filter()

    class Meta:
        model = Publication
        fields = ()


class CampaignFilters(RegisterFilters):
    quarter = QuarterFilter(day="starts_on")
    kind = django_filters.ChoiceFilter(choices=Campaign.Kind.choices, label=_("Kind"))

    class Meta:
        model = Campaign
        fields = ()


class ParticipationFilters(RegisterFilters):
    campaign = campaign_filter()
    region = region_filter()
    quarter = PeriodFilter(day="campaign__starts_on")
    # Too many to list: the mediator's card and the ranking lead here.
    mediator = django_filters.ModelChoiceFilter(
        queryset=lambda request: Mediator.objects.visible_to(request.user),
        label=_("Mediator"),
        widget=forms.HiddenInput,
    )

    class Meta:
        model = Participation
        fields = ()


class SurveyFilters(RegisterFilters):
    campaign = campaign_filter()
    region = region_filter()
    way = django_filters.ChoiceFilter(choices=SurveyCount.Way.choices, label=_("How counted"))

    class Meta:
        model = SurveyCount
        fields = ()


class QuestionnaireFilters(RegisterFilters):
    campaign = campaign_filter()

    class Meta:
        model = Questionnaire
        fields = ()


class ResponseFilters(RegisterFilters):
    questionnaire = django_filters.ModelChoiceFilter(
        queryset=lambda request: Questionnaire.objects.visible_to(request.user).order_by("-pk"),
        label=_("Questionnaire"),
    )
    region = region_filter()
    way = django_filters.ChoiceFilter(choices=Response.Way.choices, label=_("How filled in"))

    class Meta:
        model = Response
        fields = ()
