"""Every figure of the quarterly summary, in the order of the report. Adding a figure is adding one declaration.

A code that begins with a dot continues the code of the figure above it, and its condition narrows that
figure's condition; source and measure are inherited. Rules: DESIGN §3.
"""

from dataclasses import replace

from django.db.models import Q
from django.utils.translation import gettext as _

from appeals.models import Appeal, Category
from appeals.models.words import (
    pending_at,
    pending_before,
    received_in,
    resolved_by,
    resolved_in,
    unresolved_at,
)
from events.models import Campaign, EventType, Publication
from mediation.periods import holds_at
from mediators.models import Standing
from mediators.models.words import excluded_in, included_in
from offices.models import Host
from offices.models.words import at_kgu, closed_in, is_dialogue, is_office, opened_in
from reports.figures import sources
from reports.figures.declaration import Figure, Section, always, both
from reports.figures.measures import DaysBetween, LeastOf, Ratio, SumOf


def in_stock(quarter):
    """As of the quarter's last day."""
    return holds_at(quarter.last_day)


def choice_parts(prefix: str, field: str, choices) -> tuple[Figure, ...]:
    """One part for each value of a field with fixed choices."""
    return tuple(Figure(f"{prefix}{value}", str(label), always(**{field: value})) for value, label in choices)


def dictionary_parts(prefix: str, field: str, model) -> tuple[Figure, ...]:
    """One part for each item of a dictionary, retired ones too: their records still count."""
    return tuple(Figure(f"{prefix}{item.code}", item.name, always(**{field: item.pk})) for item in model.objects.all())


def host_parts(kind: Q, known=()) -> tuple[Figure, ...]:
    """One part for each host of a kind of platform, retired ones too, but those that a part is declared for."""
    hosts = Host.objects.filter(kind).exclude(code__in=known).labels()
    return choice_parts(".", "host", hosts.items())


def platforms() -> tuple[Figure, ...]:
    own = (Host.KGU, Host.FRIENDSHIP_HOUSE, Host.UNIVERSITY, Host.OTHER)
    return (
        Figure("platforms.total", _("Mediation platforms"), in_stock, sources.PLATFORMS, parts=(
            Figure("platforms.offices", _("mediation offices"), lambda q: is_office(), parts=(
                Figure(".kgu", _("at KGU and Houses of Friendship"), lambda q: at_kgu()),
                Figure(".university", _("at universities"), always(host=Host.UNIVERSITY)),
                *host_parts(is_office(), known=own),
                Figure(".other", _("elsewhere"), always(host=Host.OTHER)),
            )),
            Figure("platforms.dialogue", _("dialogue platforms"), lambda q: is_dialogue(),
                   parts=host_parts(is_dialogue())),
        )),
        Figure("platforms.opened", _("Platforms opened"), opened_in, sources.PLATFORMS),
        Figure("platforms.closed", _("Platforms closed"), closed_in, sources.PLATFORMS),
    )  # fmt: skip


def mediators() -> tuple[Figure, ...]:
    Kind = Standing.Kind
    return (
        Figure("mediators.total", _("Mediators in the register"), in_stock, sources.MEDIATORS, parts=(
            Figure("mediators.public", _("public mediators"), always(kind=Kind.PUBLIC)),
            Figure("mediators.professional", _("professional mediators"), always(kind=Kind.PROFESSIONAL)),
        ), of_which=(
            Figure("mediators.ethno", _("ethnomediators"), always(is_ethno=True)),
            Figure("mediators.suspended", _("suspended mediators"), always(is_suspended=True)),
        )),
        Figure("mediators.included", _("Mediators included"), included_in, sources.MEDIATORS),
        Figure("mediators.excluded", _("Mediators excluded"), excluded_in, sources.MEDIATORS),
        Figure("mediators.trained", _("Mediators trained"), source=sources.TRAINED),
    )  # fmt: skip


def appeals() -> tuple[Figure, ...]:
    categories = dictionary_parts(".category.", "category", Category)
    # The same appeals are divided three ways; each division must add up on its own.
    return (
        Figure("appeals.pending_start", _("Pending at the beginning"),
               lambda q: pending_before(q.start), sources.APPEALS),
        Figure("appeals.received", _("Appeals received"), received_in, sources.APPEALS, divisions=(
            (_("by who referred"), choice_parts(".source.", "source", Appeal.Source.choices)),
            (_("by channel"), choice_parts(".channel.", "channel", Appeal.Channel.choices)),
            (_("by category"), categories),
        )),
        Figure("appeals.resolved", _("Resolved"), resolved_in, sources.APPEALS,
               parts=choice_parts(".", "outcome", Appeal.Outcome.choices)),
        Figure("appeals.pending_end", _("Pending at the end"),
               lambda q: pending_at(q.last_day), sources.APPEALS),
        Figure("appeals.agreement_rate", _("Settled by agreement, percent of resolved"), unit="%",
               measure=Ratio("appeals.resolved.agreement", "appeals.resolved", 100)),
        Figure("appeals.days", "", resolved_in, sources.APPEALS,
               DaysBetween("received_on", "resolved_on"), is_hidden=True),
        Figure("appeals.days_to_resolve", _("Days to resolve, on average"), unit="d",
               measure=Ratio("appeals.days", "appeals.resolved")),
    )  # fmt: skip


def publications() -> tuple[Figure, ...]:
    media = choice_parts("publications.", "medium", Publication.Medium.choices)
    return (
        Figure("publications.total", _("Publications"), source=sources.PUBLICATIONS,
               measure=SumOf("quantity", "is_quantity_more_than"), parts=media),
    )  # fmt: skip


def events() -> tuple[Figure, ...]:
    return (
        Figure("events.total", _("Events"), source=sources.EVENTS,
               parts=dictionary_parts("events.type.", "type", EventType)),
        Figure("events.attendance", _("People reached"), source=sources.EVENTS, measure=SumOf("attendance")),
        Figure("events.certificates", _("Certificates issued"), source=sources.EVENTS,
               measure=SumOf("certificates")),
    )  # fmt: skip


def campaign(kind: str) -> tuple[Figure, ...]:
    """The section of one kind of campaign, over those that start in the quarter."""
    of_kind, took_part = always(campaign__kind=kind), always(**{f"in_{kind}": True})
    Kind = Standing.Kind
    return (
        Figure(f"{kind}.events", _("Events"), of_kind, sources.CAMPAIGN_EVENTS),
        Figure(f"{kind}.attendance", _("People reached"), of_kind, sources.CAMPAIGN_EVENTS, SumOf("attendance")),
        Figure(f"{kind}.publications", _("Publications"), of_kind, sources.CAMPAIGN_PUBLICATIONS,
               SumOf("quantity", "is_quantity_more_than")),
        Figure(f"{kind}.comments", _("Comments and reactions"), of_kind, sources.CAMPAIGN_PUBLICATIONS,
               SumOf("responses", "is_comments_more_than")),
        Figure(f"{kind}.survey_respondents", _("Survey respondents"), of_kind, sources.CAMPAIGN_SURVEYS,
               SumOf("respondents")),
        Figure(f"{kind}.offices", _("Mediation offices that took part"),
               both(took_part, lambda q: is_office()), sources.CAMPAIGN_PLATFORMS),
        Figure(f"{kind}.dialogue", _("Dialogue platforms that took part"),
               both(took_part, lambda q: is_dialogue()), sources.CAMPAIGN_PLATFORMS),
        Figure(f"{kind}.mediators", _("Mediators who took part"), took_part, sources.CAMPAIGN_MEDIATORS, parts=(
            Figure(".professional", _("professional mediators"), always(kind=Kind.PROFESSIONAL)),
            Figure(".public", _("public mediators"), always(kind=Kind.PUBLIC)),
        )),
        campaign_appeals(kind, of_kind),
        Figure(f"{kind}.age_min", _("Youngest applicant, years"), of_kind, sources.CAMPAIGN_APPEALS,
               LeastOf("age")),
        Figure(f"{kind}.age_max", _("Oldest applicant, years"), of_kind, sources.CAMPAIGN_APPEALS,
               LeastOf("age", most=True)),
    )  # fmt: skip


def campaign_appeals(kind: str, of_kind) -> Figure:
    """Appeals of a kind of campaign, by their outcome as of the quarter's last day."""

    def settled(outcome):
        return both(always(outcome=outcome), lambda q: resolved_by(q.last_day))

    outcomes = tuple(Figure(f".{value}", str(label), settled(value)) for value, label in Appeal.Outcome.choices)
    pending = Figure(".pending", _("pending"), lambda q: unresolved_at(q.last_day))
    interethnic = Figure(".interethnic", _("interethnic"), always(category__code="interethnic"))
    return Figure(f"{kind}.appeals", _("Appeals"), of_kind, sources.CAMPAIGN_APPEALS,
                  parts=(*outcomes, pending), of_which=(interethnic,))  # fmt: skip


def all_campaign_appeals() -> tuple[Figure, ...]:
    """Appeals of all campaigns between quarters, so that none is lost."""
    source = sources.ALL_CAMPAIGN_APPEALS
    return (
        Figure(
            "campaigns.pending_start",
            _("Pending at the beginning"),
            lambda q: pending_before(q.start),
            source,
        ),
        Figure("campaigns.received", _("Received"), received_in, source),
        Figure("campaigns.resolved", _("Resolved"), resolved_in, source),
        Figure("campaigns.pending_end", _("Pending at the end"), lambda q: pending_at(q.last_day), source),
    )


def sections() -> tuple[Section, ...]:
    """Return the whole declaration, in the active language, dictionaries as they are now."""
    declared = (
        Section("platforms", _("Platforms"), platforms()),
        Section("mediators", _("Register of mediators"), mediators()),
        Section("appeals", _("Appeals"), appeals()),
        Section("publications", _("Publications"), publications()),
        Section("events", _("Events"), events()),
        *(Section(kind.value, str(kind.label), campaign(kind.value)) for kind in Campaign.Kind),
        Section("campaigns", _("Appeals of all campaigns"), all_campaign_appeals()),
    )
    return tuple(
        replace(section, figures=tuple(figure.composed() for figure in section.figures)) for section in declared
    )
