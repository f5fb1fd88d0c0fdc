"""Filters of the registers of events, publications, campaigns and what belongs to them."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from events.models import (
    Campaign,
    Event,
    EventType,
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


class EventFilters(RegisterFilters):
    q = SearchFilter(columns=("title",))
    quarter = QuarterFilter(day="starts_on")
    region = region_filter()
    type = django_filters.ModelChoiceFilter(queryset=EventType.objects.all(), label=_("Type"))
    campaign = campaign_filter()

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
