"""What the page of an event shows beside its own fields, and what can be done from there."""

from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _

from events.models import EventMediator, EventOrganisation, ParticipantGroup
from mediation.dictionaries import Labels
from mediators.models import Mediator

FILLED_ONLY = ("title_kk", "theme", "format", "place", "groups", "course", "external_id")
SAID_ELSEWHERE = ("ends_on", "dates")


def linked(pairs):
    """Names, each leading to its card where one may see it."""
    links = [format_html('<a href="{}">{}</a>', url, name) if url else name for url, name in pairs]
    return format_html_join(", ", "{}", ((link,) for link in links)) or "—"


class EventCard:
    """A mixin of the page of an event."""

    template = "events/event.html"

    def sections(self, record):
        shown = [
            name
            for name in self.fields
            if name not in SAID_ELSEWHERE and (name not in FILLED_ONLY or getattr(record, name))
        ]
        rows = [self.row(record, name) for name in shown]
        return [{"heading": "", "rows": rows}, {"heading": _("Who held it and took part"), "rows": held(record)}]

    def row(self, record, name):
        if name == "starts_on":
            label = _("days") if record.ends_on else _("day")
            return {"label": label, "value": record.said_days()}
        if name == "groups":
            return {"label": _("Who it was for"), "value": Labels(ParticipantGroup).said(record.groups)}
        return super().row(record, name)

    def actions(self, record):
        may = self.request.user.may("events.enter")
        copy = {"label": _("Copy"), "url": f"{reverse('events:event_add')}?copy={record.pk}", "tone": ""}
        return [*([copy] if may else []), *super().actions(record)]

    def context(self, record):
        certified = record.certified
        return {
            **super().context(record),
            "event": record,
            "certified": certified,
            "differs": certified is not None and certified != record.certificates,
            "may_enter": self.request.user.may("events.enter"),
        }


def held(event) -> list[dict]:
    """Rows of organisers, partners and mediators; each role's names link to their cards."""
    organisations = EventOrganisation.objects.filter(event=event).select_related("organisation").order_by("pk")
    by_role = {role: [] for role in EventOrganisation.Role}
    for row in organisations:
        by_role[row.role].append((reverse("events:organisation", args=[row.organisation_id]), row.organisation))
    return [
        {"label": _("Organisers"), "value": linked(by_role[EventOrganisation.Role.ORGANISER])},
        {"label": _("Partners"), "value": linked(by_role[EventOrganisation.Role.PARTNER])},
        {"label": _("Mediators"), "value": linked(people(event))},
    ]


def people(event):
    """The mediators who took part; the card of one of another region is not everybody's to see."""
    keys = EventMediator.objects.filter(event=event).order_by("pk").values_list("mediator", flat=True)
    names = dict(Mediator.objects.filter(pk__in=keys).values_list("pk", "full_name"))
    return [
        (reverse("mediators:mediator", args=[key]), names[key]) if key in names else ("", _("of another region"))
        for key in keys
    ]
