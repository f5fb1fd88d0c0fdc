"""What happened to a case, day by day, told from its own rows."""

import datetime
from dataclasses import dataclass, field

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.journal import names_of
from appeals.models import Appeal, HandOver, Step
from mediation.record_views import readable


@dataclass
class Moment:
    """One line: the day, what happened, notes under it, a tone, and (address, words) of what can be done with it."""

    on: datetime.date
    what: str
    notes: list[str] = field(default_factory=list)
    tone: str = ""
    links: list[tuple[str, str]] = field(default_factory=list)


def timeline(appeal: Appeal, *, today: datetime.date, may_enter: bool) -> list[Moment]:
    """Return the moments of a case in order; while it is pending, the day it is due is one of them."""
    rows = list(appeal.steps.select_related("mediator", "former").order_by("id"))
    names = names_of({row.by_id for row in rows})
    moments = [
        received(appeal),
        *agreed(appeal),
        *steps(appeal, rows, names),
        *sessions(appeal, may_enter),
        *agreements(appeal, may_enter),
        *closed_before(rows),
        *handed(appeal),
        *reopened(rows, names),
        *ended(appeal),
    ]
    if appeal.is_pending:
        late = appeal.is_overdue(today)
        moments.append(
            Moment(appeal.due_on, _("Overdue since") if late else _("Due on"), tone="bad" if late else "next")
        )
    # The sort is stable: of one day, moments stand in the order above.
    return sorted(moments, key=lambda moment: moment.on)


def link(name: str, row, words: str) -> tuple[str, str]:
    return reverse(f"appeals:{name}", args=[row.pk]), words


def received(appeal) -> Moment:
    by = f"{Appeal._meta.get_field('source').verbose_name}: {appeal.get_source_display()}"
    notes = [str(appeal.platform), f"{appeal.get_channel_display()}, {by}"]
    return Moment(appeal.received_on, _("Received"), notes)


def agreed(appeal):
    if appeal.mediation_agreed_on:
        yield Moment(appeal.mediation_agreed_on, _("Agreement to mediate signed"))


def steps(appeal, rows, names):
    for row in rows:
        by = names.get(row.by_id, "")
        if row.kind == Step.Kind.ASSIGNED:
            yield Moment(row.taken_on, assigned(row), [by])
        elif row.kind == Step.Kind.EXTENDED:
            yield Moment(appeal.extended_on or row.taken_on, _("Term extended by 30 days"), [by])


def closed_before(rows):
    """Tell the ends that were taken away again; the step of the reopening remembers them."""
    for row in rows:
        if row.former_outcome:
            yield closed(row.former_resolved_on, row.get_former_outcome_display())


def reopened(rows, names):
    for row in rows:
        if row.kind == Step.Kind.REOPENED:
            yield Moment(row.taken_on, _("Reopened"), [row.reason, names.get(row.by_id, "")], "warning")


def assigned(row: Step) -> str:
    """Name the new mediator and the one before; of another region's the scope shows no name."""
    if not row.mediator_id:
        return _("Mediator taken off: %(former)s") % {"former": row.former or _("of another region")}
    words = {"mediator": row.mediator or _("of another region"), "former": row.former or _("of another region")}
    if row.former_id:
        return _("Mediator changed from %(former)s to %(mediator)s") % words
    return _("Mediator assigned: %(mediator)s") % words


def sessions(appeal, may_enter):
    for number, row in enumerate(appeal.sessions.order_by("held_on", "id"), start=1):
        facts = [
            _("%(count)s min") % {"count": row.minutes} if row.minutes else "",
            _("participants: %(count)s") % {"count": row.participants} if row.participants else "",
            row.place,
        ]
        notes = [", ".join(fact for fact in facts if fact)]
        if row.reason:
            notes.append(_("Entered after the end of the case: %(reason)s") % {"reason": row.reason})
        links = [link("session_edit", row, _("Correct"))] if may_enter and not appeal.is_annulled else []
        if links and appeal.is_pending:
            links.append(link("session_remove", row, _("Remove")))
        yield Moment(row.held_on, _("Session %(number)s") % {"number": number}, notes, links=links)


def handed(appeal):
    for row in appeal.hand_overs.select_related("to_region").order_by("id"):
        yield Moment(row.handed_on, _("Handed over: %(to)s") % {"to": row.receiver}, [row.reason])
        if row.decision == HandOver.Decision.ACCEPTED:
            yield Moment(row.decided_on, _("Accepted there as %(number)s") % {"number": row.new_number}, tone="good")
        elif row.decision == HandOver.Decision.RETURNED:
            yield Moment(row.decided_on, _("Returned by %(region)s") % {"region": row.receiver},
                         [row.decided_because], "warning")  # fmt: skip
        elif row.decision == HandOver.Decision.WITHDRAWN:
            yield Moment(row.decided_on, _("Taken back"))


def agreements(appeal, may_enter):
    for row in appeal.agreements.order_by("signed_on", "id"):
        notes = [_("number %(number)s") % {"number": row.number}] if row.number else []
        if row.due_on:
            notes.append(_("to be performed by %(day)s") % {"day": readable(row.due_on)})
        links = [link("agreement_edit", row, _("Correct"))] if may_enter and not appeal.is_annulled else []
        if links and row.is_kept is None:
            links.append(link("agreement_follow_up", row, _("Was it kept?")))
        yield Moment(row.signed_on, _("Settlement agreement signed"), notes, "good", links)
        if row.is_kept is not None:
            kept = _("Followed up: the settlement was kept") if row.is_kept else _("Followed up: it was not kept")
            yield Moment(row.followed_up_on, kept, tone="good" if row.is_kept else "bad")


def ended(appeal):
    if appeal.outcome:
        yield closed(appeal.resolved_on, appeal.get_outcome_display())
    if appeal.is_annulled:
        yield Moment(timezone.localdate(appeal.annulled_at), _("Annulled"), [appeal.annulled_because], "bad")


def closed(on: datetime.date, outcome: str) -> Moment:
    return Moment(on, _("Closed: %(outcome)s") % {"outcome": outcome}, tone="good")
