"""Filters of the register of appeals."""

import django_filters
from django import forms
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from appeals import search
from appeals.models import Appeal, Category, Request, Session
from appeals.models.words import (
    due_within,
    incomplete_at,
    overdue_at,
    pending_at,
    without_mediator_at,
    without_settlement_at,
)
from appeals.receipt import read
from events.models import Campaign
from mediation import clock
from mediation.filters import PeriodFilter, QuarterFilter, RegisterFilters, YesNoFilter
from mediation.report_periods import parse_period
from mediators.models import Mediator
from offices.models import Platform, Region

PENDING, ROUTINE, CAMPAIGNS = "pending", "routine", "campaigns"
INTERETHNIC = "interethnic"

# What waits for somebody: the same words that the desk counts by.
ATTENTION = {
    "overdue": (_("overdue"), overdue_at),
    "due": (_("due within a week"), due_within),
    "incomplete": (_("to complete"), incomplete_at),
    "no_mediator": (_("a week without a mediator"), without_mediator_at),
    "no_settlement": (_("settlement not entered"), without_settlement_at),
}


def campaign_choices():
    campaigns = ((str(campaign.pk), str(campaign)) for campaign in Campaign.objects.order_by("-starts_on"))
    return [(ROUTINE, _("outside campaigns")), (CAMPAIGNS, _("of any campaign")), *campaigns]


def of_chosen_region(model):
    """Return the records to choose from: the own region's, or the chosen one's, or the one in the address."""

    def records(request):
        rows = model.objects.visible_to(request.user)
        if request.user.is_coordinator:
            return rows
        wanted = Q(region=request.GET.get("region") or None)
        named = request.GET.get(model._meta.model_name, "")
        return rows.filter(wanted | Q(pk=named) if named.isdecimal() and len(named) < 19 else wanted)

    return records


class PartyField(forms.CharField):
    """The mark of a name or contact; the name itself stands in no address."""

    widget = forms.HiddenInput

    def in_words(self, value):
        return _("exact name or contact")


class PartyFilter(django_filters.CharFilter):
    field_class = PartyField

    def filter(self, rows, value):
        if not value:
            return rows
        found = search.with_party(self.parent.request.user, value)
        return rows.filter(found) if found is not None else rows.none()


class AppealFilters(RegisterFilters):
    dependents = ("platform", "mediator")

    q = django_filters.CharFilter(
        label=_("Search"),
        method="with_words",
        max_length=search.LONGEST,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    quarter = PeriodFilter(day="received_on")
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    platform = django_filters.ModelChoiceFilter(queryset=of_chosen_region(Platform), label=_("Platform"))
    mediator = django_filters.ModelChoiceFilter(queryset=of_chosen_region(Mediator), label=_("Mediator"))
    source = django_filters.ChoiceFilter(choices=Appeal.Source.choices, label=_("Referred by"))
    category = django_filters.ModelChoiceFilter(queryset=Category.objects.all(), label=_("Category"))
    interethnic = YesNoFilter(label=_("Interethnic"), method="is_interethnic")
    outcome = django_filters.ChoiceFilter(
        choices=[(PENDING, _("pending")), *Appeal.Outcome.choices], label=_("Outcome"), method="with_outcome"
    )
    resolved = PeriodFilter(day="resolved_on", label=_("Resolved in"))
    # Not offered, for few would ask; a mediator's sessions lead here.
    sessions = PeriodFilter(
        day="sessions__held_on", label=_("Sessions held in"), method="with_sessions", widget=forms.HiddenInput
    )
    attention = django_filters.ChoiceFilter(
        choices=[(code, label) for code, (label, _words) in ATTENTION.items()],
        label=_("Needs attention"),
        method="needing_attention",
    )
    campaign = django_filters.ChoiceFilter(choices=campaign_choices, label=_("Campaign"), method="in_campaign")
    party = PartyFilter(label=_("Party"), max_length=60)

    class Meta:
        model = Appeal
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.request.user.may("parties.see"):
            del self.filters["party"]

    def with_words(self, rows, name, value):
        return rows.filter(search.words(value))

    def is_interethnic(self, rows, name, value):
        condition = Q(category__code=INTERETHNIC)
        return rows.filter(condition if value == "yes" else ~condition)

    def with_outcome(self, rows, name, value):
        return rows.filter(pending_at(clock.today())) if value == PENDING else rows.filter(outcome=value)

    def with_sessions(self, rows, name, value):
        return rows.filter(Exists(Session.objects.held_in(parse_period(value)).filter(appeal=OuterRef("pk"))))

    def needing_attention(self, rows, name, value):
        return rows.filter(ATTENTION[value][1](clock.today()))

    def in_campaign(self, rows, name, value):
        if value in (ROUTINE, CAMPAIGNS):
            return rows.filter(campaign__isnull=value == ROUTINE)
        return rows.filter(campaign=value)


class RequestFilters(RegisterFilters):
    receipt = django_filters.CharFilter(label=_("Receipt number"), max_length=40, method="with_receipt")
    status = django_filters.ChoiceFilter(choices=Request.Status.choices, label=_("Status"))
    quarter = QuarterFilter(day="sent_on")
    category = django_filters.ModelChoiceFilter(queryset=Category.objects.all(), label=_("Category"))

    class Meta:
        model = Request
        fields = ()

    def with_receipt(self, rows, name, value):
        """The number as people read it out, with or without its groups."""
        return rows.filter(receipt=read(value))
