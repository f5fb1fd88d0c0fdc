"""Filters of the registers of organisations and memoranda."""

import django_filters
from django.utils.translation import gettext_lazy as _

from events.models import Memorandum, Organisation, OrganisationKind
from mediation import clock
from mediation.filters import RegisterFilters, SearchFilter
from offices.models import Region


def of_state(memoranda, state: str):
    words = {"lasting": memoranda.lasting_at, "ending": memoranda.ending_soon, "ended": memoranda.ended_before}
    return words[state](clock.today())


class StateFilter(django_filters.ChoiceFilter):
    """Memoranda by how they stand today."""

    def __init__(self, **kwargs):
        super().__init__(choices=Memorandum.Standing.choices, label=_("State"), **kwargs)

    def filter(self, rows, value):
        return of_state(rows, value) if value else rows


class PartnerFilter(StateFilter):
    """Organisations with a memorandum that stands so."""

    def filter(self, rows, value):
        return rows.filter(pk__in=of_state(Memorandum.objects.all(), value).values("organisation")) if value else rows


class OrganisationFilters(RegisterFilters):
    q = SearchFilter(columns=("name_ru", "name_kk"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    kind = django_filters.ModelChoiceFilter(queryset=OrganisationKind.objects.all(), label=_("Kind"))
    memorandum = PartnerFilter()

    class Meta:
        model = Organisation
        fields = ()


class MemorandumFilters(RegisterFilters):
    q = SearchFilter(columns=("subject", "number", "organisation__name_ru", "organisation__name_kk"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    state = StateFilter()

    class Meta:
        model = Memorandum
        fields = ()
