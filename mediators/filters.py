"""Filters of the register of mediators."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.filters import RegisterFilters, SearchFilter, YesNoFilter
from mediators.models import Standing
from mediators.models.words import with_ended_certificate, without_certificate
from offices.models import Region


class MediatorFilters(RegisterFilters):
    q = SearchFilter(columns=("mediator__full_name", "mediator__registry_number", "mediator__phone"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    kind = django_filters.ChoiceFilter(choices=Standing.Kind.choices, label=_("Kind"))
    ethno = YesNoFilter(field_name="mediator__is_ethno", label=_("Ethnomediator"))
    certificate = django_filters.ChoiceFilter(
        choices=[("missing", _("missing")), ("ended", _("ended"))], label=_("Certificate"), method="with_certificate"
    )
    on = django_filters.DateFilter(
        label=_("As of"), method="registered_at", widget=forms.DateInput(attrs={"type": "date"})
    )

    class Meta:
        model = Standing
        fields = ()

    def registered_at(self, rows, name, day):
        return rows.registered_at(day)

    def with_certificate(self, rows, name, value):
        day = clock.today()
        condition = without_certificate() if value == "missing" else with_ended_certificate(day)
        return rows.registered_at(day).filter(condition)
