"""Filters of the register of appeals."""

import django_filters
from django.utils.translation import gettext_lazy as _

from appeals.models import Appeal, Category
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
