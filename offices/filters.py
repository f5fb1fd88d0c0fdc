"""Filters of the register of platforms."""

import django_filters
from django.utils.translation import gettext_lazy as _

from mediation.filters import AsOfFilter, RegisterFilters, SearchFilter
from offices.models import Host, PlatformPeriod, Region


class PlatformFilters(RegisterFilters):
    q = SearchFilter(columns=("platform__name_ru", "platform__name_kk", "platform__code", "platform__locality"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    kind = django_filters.ChoiceFilter(choices=PlatformPeriod.Kind.choices, label=_("Kind"))
    host = django_filters.ChoiceFilter(choices=lambda: Host.objects.labels().items(), label=_("Host"))
    on = AsOfFilter()

    class Meta:
        model = PlatformPeriod
        fields = ()
