"""Filters of the register of appeals."""

import django_filters
from django.utils.translation import gettext_lazy as _

from appeals.models import Appeal, Category, Request
from appeals.receipt import read
from events.models import Campaign
from mediation import clock
from mediation.filters import QuarterFilter, RegisterFilters, SearchFilter
from offices.models import Region

PENDING = "pending"


class AppealFilters(RegisterFilters):
    q = SearchFilter(columns=("number", "external_id", "platform__name_ru", "platform__name_kk"))
    quarter = QuarterFilter(day="received_on")
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    source = django_filters.ChoiceFilter(choices=Appeal.Source.choices, label=_("Referred by"))
    category = django_filters.ModelChoiceFilter(queryset=Category.objects.all(), label=_("Category"))
    outcome = django_filters.ChoiceFilter(
        choices=[(PENDING, _("pending")), *Appeal.Outcome.choices], label=_("Outcome"), method="with_outcome"
    )
    campaign = django_filters.ModelChoiceFilter(queryset=Campaign.objects.order_by("-starts_on"), label=_("Campaign"))

    class Meta:
        model = Appeal
        fields = ()

    def with_outcome(self, rows, name, value):
        return rows.counted().pending_at(clock.today()) if value == PENDING else rows.filter(outcome=value)


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
