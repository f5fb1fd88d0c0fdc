"""Filters of the register of mediators."""

import django_filters
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.dictionaries import ListedFilter
from mediation.filters import AsOfFilter, QuarterFilter, RegisterFilters, SearchFilter, YesNoFilter
from mediators.models import Language, MediationField, Proposal, Standing, Training, TrainingCompletion
from offices.models import Region

STATES = [("working", _("works")), ("suspended", _("suspended")), ("excluded", _("excluded"))]
CERTIFICATES = [
    ("expiring", _("ends within 60 days")),
    ("expired", _("ended")),
    ("missing", _("missing: incomplete")),
]


class MediatorFilters(RegisterFilters):
    q = SearchFilter(columns=("mediator__full_name", "mediator__registry_number", "mediator__phone"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    kind = django_filters.ChoiceFilter(choices=Standing.Kind.choices, label=_("Kind"))
    ethno = YesNoFilter(field_name="is_ethno", label=_("Ethnomediator"))
    state = django_filters.ChoiceFilter(choices=STATES, label=_("State"), method="in_state")
    certificate = django_filters.ChoiceFilter(choices=CERTIFICATES, label=_("Certificate"), method="with_certificate")
    language = ListedFilter(field_name="mediator__languages", dictionary=Language, label=_("Language"))
    field = ListedFilter(
        field_name="mediator__specialisation", dictionary=MediationField, label=_("Field of mediation")
    )
    on = AsOfFilter()

    class Meta:
        model = Standing
        fields = ()

    def in_state(self, rows, name, state):
        if state == "excluded":
            return rows.filter(ended_by=Standing.Ended.EXCLUDED)
        return rows.filter(is_suspended=state == "suspended").exclude(ended_by=Standing.Ended.EXCLUDED)

    def with_certificate(self, rows, name, state):
        words = {
            "expiring": rows.certificate_ends_soon,
            "expired": rows.certificate_ended,
            "missing": rows.without_certificate,
        }
        return words[state](clock.today())


class ProposalFilters(RegisterFilters):
    status = django_filters.ChoiceFilter(choices=Proposal.Status.choices, label=_("State"))
    kind = django_filters.ChoiceFilter(choices=Proposal.Kind.choices, label=_("What is proposed"))
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))

    class Meta:
        model = Proposal
        fields = ()


class TrainingFilters(RegisterFilters):
    q = SearchFilter(columns=("title",))
    ethno = YesNoFilter(field_name="is_ethno", label=_("Prepares ethnomediators"))

    class Meta:
        model = Training
        fields = ()


class CompletionFilters(RegisterFilters):
    q = SearchFilter(columns=("mediator__full_name", "mediator__registry_number", "certificate_number"))
    quarter = QuarterFilter(day="finished_on")
    region = django_filters.ModelChoiceFilter(queryset=Region.objects.all(), label=_("Region"))
    training = django_filters.ModelChoiceFilter(queryset=Training.objects.order_by("title"), label=_("Training"))
    ethno = YesNoFilter(field_name="training__is_ethno", label=_("Prepares ethnomediators"))

    class Meta:
        model = TrainingCompletion
        fields = ()
