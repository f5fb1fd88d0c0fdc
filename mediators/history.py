"""The dated entries of a card as moments of a timeline, newest first."""

from django.urls import reverse
from django.utils.translation import gettext as _

from mediators.models import Mediator, Standing

Begun, Ended = Standing.Begun, Standing.Ended


def moments(card: Mediator, *, may_correct: bool) -> list[dict]:
    """Return what happened to the card and to the cards merged into it."""
    entries = Standing.objects.filter(mediator__in=[card, *card.merged.all()]).select_related("mediator")
    found, known = [], set()
    for entry in entries.order_by("starts_on", "id"):
        number = entry.mediator.registry_number if entry.mediator_id != card.pk else ""
        is_first = entry.mediator_id not in known
        known.add(entry.mediator_id)
        url = reverse("mediators:standing_edit", args=[entry.pk]) if may_correct and not number else ""
        # The order among moments of one day is the order of the entries; an end comes before the next beginning.
        found.append((entry.starts_on, entry.pk, 0, beginning(entry, is_first, number, url)))
        if entry.ended_by in ENDINGS:
            found.append((entry.ends_on, entry.pk, 1, ending(entry, number)))
    return [moment for *_order, moment in sorted(found, key=lambda one: one[:3], reverse=True)]


def beginning(entry: Standing, is_first: bool, number: str, url: str) -> dict:
    what, tone = said(entry, is_first)
    return {
        "on": entry.starts_on,
        "what": what,
        "tone": tone,
        "notes": [entry.begun_because, under(number)],
        "links": [(url, _("Correct this entry"))] if url else [],
    }


def said(entry: Standing, is_first: bool) -> tuple[str, str]:
    kind = {"kind": entry.get_kind_display() + (f", {_('ethnomediator')}" if entry.is_ethno else "")}
    if entry.begun_by == Begun.SUSPENDED:
        return _("Suspended"), "warning"
    if entry.begun_by == Begun.RESTORED:
        return _("Restored"), "good"
    if entry.begun_by == Begun.ETHNO:
        return (_("Ethnomediator"), "good") if entry.is_ethno else (_("No longer an ethnomediator"), "")
    if entry.begun_by == Begun.CHANGED:
        return _("Kind changed: %(kind)s") % {"kind": entry.get_kind_display()}, ""
    return (_("Included: %(kind)s") if is_first else _("Included again: %(kind)s")) % kind, "good"


def ending(entry: Standing, number: str) -> dict:
    what, tone = ENDINGS[entry.ended_by]()
    return {"on": entry.ends_on, "what": what, "tone": tone, "notes": [entry.reason, under(number)]}


def under(number: str) -> str:
    return _("under the number %(number)s") % {"number": number} if number else ""


ENDINGS = {
    Ended.EXCLUDED: lambda: (_("Excluded"), "bad"),
    Ended.MERGED: lambda: (_("Merged: it was a second card of the same person"), ""),
}
