"""What waits for somebody, worst first: a few appeals of each kind, and how many there are in all."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from appeals.models import Appeal
from appeals.models.words import (
    SOON,
    due_day,
    due_within,
    incomplete_at,
    overdue_at,
    pending_at,
    without_settlement_at,
)
from mediation.numbers import shown

# How many appeals of a kind are named: more of the worst.
LINES = {"overdue": 5, "due": 4, "incomplete": 3, "pending": 3}


@dataclass(frozen=True)
class Head:
    """A kind of what waits. condition: day -> which appeals; query: the filters of the register that list them."""

    code: str
    label: str
    tone: str
    condition: object
    query: dict
    order: tuple = ("due", "pk")

    def url(self, **more) -> str:
        return f"{reverse('appeals:appeals')}?{urlencode({**self.query, **more})}"


HEADS = (
    Head("overdue", gettext_noop("Overdue"), "bad", overdue_at, {"attention": "overdue"}),
    Head("due", gettext_noop("Due within a week"), "warning", due_within, {"attention": "due"}),
    Head("incomplete", gettext_noop("To complete"), "info", incomplete_at, {"attention": "incomplete"},
         ("received_on", "pk")),
    Head("pending", gettext_noop("Pending"), "", pending_at, {"outcome": "pending"}),
)  # fmt: skip


def totals(user, day) -> dict[str, int]:
    """Return how many appeals stand under each head, in one statement."""
    return waiting(user, day).aggregate(**counts(day))


def waiting(user, day):
    """The appeals any head can be about."""
    return Appeal.objects.visible_to(user).counted().filter(pending_at(day) | without_settlement_at(day))


def counts(day) -> dict[str, Count]:
    return {head.code: Count("pk", filter=head.condition(day)) for head in HEADS}


def heads(user, day, found: dict[str, int]) -> list[dict]:
    """Return the heads with their lines; an appeal is named under the worst of its heads alone."""
    worse, result = Q(), []
    for head in HEADS:
        condition = head.condition(day)
        lines = [line(row, day) for row in ordered(waiting(user, day).filter(condition).exclude(worse), head)]
        worse |= condition
        result.append(
            {
                "code": head.code,
                "label": _(head.label),
                "tone": head.tone if found[head.code] else "",
                "count": shown(found[head.code]),
                "is_empty": not found[head.code],
                "url": head.url(),
                "lines": lines,
            }
        )
    return result


def ordered(rows, head: Head):
    rows = rows.alias(due=due_day()).order_by(*head.order)
    return rows.select_related("category", "mediator", "region")[: LINES[head.code]]


def line(appeal: Appeal, day) -> dict:
    """Return one appeal as the desk names it, with the one thing that is the matter."""
    tone, matter = what_is_the_matter(appeal, day)
    return {
        "number": appeal.number,
        "url": reverse("appeals:appeal", args=[appeal.pk]),
        "category": appeal.category,
        "region": appeal.region,
        "received_on": appeal.received_on,
        "mediator": appeal.mediator or (_("mediator of another region") if appeal.mediator_id else ""),
        "is_extended": appeal.extended_on is not None,
        "tone": tone,
        "matter": matter,
    }


def what_is_the_matter(appeal: Appeal, day) -> tuple[str, str]:
    if appeal.outcome and appeal.resolved_on <= day:
        return "info", _("settlement not entered")
    left = (appeal.due_on - day).days
    if left < 0:
        return "bad", _("overdue by %(days)s days") % {"days": shown(-left)}
    if left == 0:
        return "warning", _("due today")
    if left < SOON.days:
        return "warning", _("due in %(days)s days") % {"days": shown(left)}
    if not appeal.mediator_id and appeal.received_on <= day - SOON:
        return "info", _("no mediator for %(days)s days") % {"days": shown((day - appeal.received_on).days)}
    return "", _("%(days)s days left") % {"days": shown(left)}


def by_region(user, day) -> dict[str, dict[str, int]]:
    """Return the totals of each region that has any, in one statement."""
    rows = waiting(user, day).order_by().values("region_id").annotate(**counts(day))
    return {row.pop("region_id"): row for row in rows}
