"""What administrators do to the register: include, suspend, restore, change the kind or the pool, exclude, return.

Each verb closes the last dated entry or opens the next one; none takes anything away. What a verb refuses it says
in a ``ValidationError`` by field; what the database refuses is an ``IntegrityError``.
"""

import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import cards, clock, records
from mediation.scope import acting_as
from mediators.models import Mediator, Standing

Begun, Ended = Standing.Begun, Standing.Ended


def include(mediator: Mediator, *, kind: str, included_on: datetime.date, by: User, **form) -> Mediator:
    """Enter a new card and its first dated entry. ``form``: token and fields, see ``cards.keep``."""
    return cards.keep(
        mediator,
        Standing,
        owner="mediator",
        begun=Begun.INCLUDED,
        ended=Ended.EXCLUDED,
        starts_on=included_on,
        ends_on=None,
        facts={"kind": kind, "is_ethno": mediator.is_ethno},
        by=by.pk,
        **form,
    )


@transaction.atomic
def correct_card(mediator: Mediator, *, fields: list[str], version: int, by: User) -> Mediator:
    """Write changed facts of the card if nobody changed it since ``version``. Raises ``StaleEdit``.

    Being an ethnomediator is dated: another answer counts from today on.
    """
    acting_as(by.pk)
    records.update(mediator, version=version, fields=[name for name in fields if name != "is_ethno"])
    if "is_ethno" in fields and mediator.is_ethno != mediator.current.is_ethno:
        change_ethno(mediator, on=clock.today(), by=by)
    cards.check_now()
    return mediator


@transaction.atomic
def exclude(mediator: Mediator, *, on: datetime.date, because: str, by: User) -> Mediator:
    """End the mediator's time in the register; the day is the first without."""
    acting_as(by.pk, because)
    entry = standing_entry(mediator, on)
    entry.ends_on, entry.ended_by, entry.reason = on, Ended.EXCLUDED, because
    entry.save()
    return mediator


def suspend(mediator: Mediator, *, on: datetime.date, because: str, by: User) -> Mediator:
    """Stop the mediator's work for a time; he stays in the register."""
    return turn(mediator, on, Begun.SUSPENDED, because, by)


def restore(mediator: Mediator, *, on: datetime.date, because: str = "", by: User) -> Mediator:
    """End a suspension."""
    return turn(mediator, on, Begun.RESTORED, because, by)


def change_kind(mediator: Mediator, *, on: datetime.date, because: str = "", by: User) -> Mediator:
    """A public mediator becomes a professional one, or the reverse."""
    return turn(mediator, on, Begun.CHANGED, because, by)


def change_ethno(mediator: Mediator, *, on: datetime.date, because: str = "", by: User) -> Mediator:
    """A mediator becomes an ethnomediator, or is one no longer."""
    return turn(mediator, on, Begun.ETHNO, because, by)


@transaction.atomic
def turn(mediator: Mediator, on: datetime.date, begun: str, because: str, by: User) -> Mediator:
    """Close the standing entry and begin the next one, which differs in what ``begun`` says."""
    acting_as(by.pk, because)
    entry = standing_entry(mediator, on)
    facts = {"kind": entry.kind, "is_suspended": entry.is_suspended, "is_ethno": entry.is_ethno}
    if begun == Begun.CHANGED:
        facts["kind"] = other_kind(entry.kind)
    elif begun == Begun.ETHNO:
        facts["is_ethno"] = not entry.is_ethno
    elif facts["is_suspended"] == (begun == Begun.SUSPENDED):
        raise ValidationError(ALREADY[begun]())
    else:
        facts["is_suspended"] = begun == Begun.SUSPENDED
    entry.ends_on, entry.ended_by = on, Ended.CHANGED
    entry.save()
    return begin(mediator, on, begun, because, **facts)


@transaction.atomic
def readmit(mediator: Mediator, *, on: datetime.date, kind: str, because: str = "", by: User) -> Mediator:
    """Take an excluded mediator back: a new registration, the old one stays as it was."""
    acting_as(by.pk, because)
    last = last_entry(mediator)
    if last.ended_by != Ended.EXCLUDED:
        raise ValidationError(_("The mediator is in the register."))
    if on < last.ends_on:
        words = _("The mediator was in the register until %(day)s.") % {"day": said(last.ends_on)}
        raise ValidationError({"on": words})
    not_future(on)
    return begin(mediator, on, Begun.INCLUDED, because, kind=kind, is_ethno=last.is_ethno)


def begin(mediator: Mediator, on, begun: str, because: str, **facts) -> Mediator:
    Standing.objects.create(
        mediator=mediator,
        region_id=mediator.region_id,
        starts_on=on,
        begun_by=begun,
        begun_because=because,
        **facts,
    )
    cards.check_now()
    return mediator


@transaction.atomic
def correct_entry(
    entry: Standing,
    *,
    starts_on: datetime.date,
    kind: str,
    is_ethno: bool,
    begun_because: str,
    ends_on: datetime.date | None,
    reason: str,
    by: User,
) -> Standing:
    """Mend what was written wrongly in a dated entry; its neighbours follow, so that no gap opens.

    ``ends_on`` matters for the last entry of an exclusion alone; None takes the exclusion back.
    """
    acting_as(by.pk, begun_because)
    entries = entries_of(entry.mediator)
    here = next(index for index, each in enumerate(entries) if each.pk == entry.pk)
    entry = entries[here]
    moved = starts_on - entry.starts_on
    before = entries[here - 1] if here and entry.begun_by != Begun.INCLUDED else None
    if before and starts_on < before.starts_on:
        words = _("The entry before this one begins on %(day)s.") % {"day": said(before.starts_on)}
        raise ValidationError({"starts_on": words})
    not_future(starts_on, "starts_on")
    entry.starts_on, entry.begun_because = starts_on, begun_because
    if entry.ended_by == Ended.EXCLUDED:
        entry.ends_on, entry.reason = ends_on, reason
        entry.ended_by = Ended.EXCLUDED if ends_on else ""
    following = [entry, *spread(entries[here:], kind=kind, is_ethno=is_ethno)]
    if before:
        before.ends_on = starts_on
    # Whichever shrinks goes first, for entries never overlap, not even between two statements.
    ordered = [*following, *([before] if before else [])]
    for each in ordered if moved > datetime.timedelta(0) else reversed(ordered):
        each.save()
    cards.check_now()
    return entry


# What says a fact anew; entries that begin otherwise go on with that of the one before them.
SAYS = {"kind": (Begun.INCLUDED, Begun.CHANGED), "is_ethno": (Begun.INCLUDED, Begun.ETHNO)}


def spread(entries: list[Standing], **facts) -> list[Standing]:
    """Correct facts of the first entry and of those that only go on with them; return the others that changed."""
    entry, *later = entries
    changed = {}
    for name, value in facts.items():
        if getattr(entry, name) != value:
            setattr(entry, name, value)
            end = next((place for place, one in enumerate(later) if one.begun_by in SAYS[name]), len(later))
            for each in later[:end]:
                setattr(each, name, value)
                changed[each.pk] = each
    return sorted(changed.values(), key=later.index)


def entries_of(mediator: Mediator) -> list[Standing]:
    """Return all entries, oldest first, holding the card so that two verbs come one after the other."""
    Mediator.objects.select_for_update().get(pk=mediator.pk)
    return list(Standing.objects.filter(mediator=mediator).select_related("mediator").order_by("starts_on", "id"))


def last_entry(mediator: Mediator) -> Standing:
    return entries_of(mediator)[-1]


def standing_entry(mediator: Mediator, on: datetime.date) -> Standing:
    """Return the entry that holds now and held that day already."""
    entry = last_entry(mediator)
    if not entry.is_current:
        raise ValidationError(_("The mediator is not in the register."))
    if on < entry.starts_on:
        words = _("The last entry begins on %(day)s; correct that one first.") % {"day": said(entry.starts_on)}
        raise ValidationError({"on": words})
    not_future(on)
    return entry


def not_future(day: datetime.date, field: str = "on") -> None:
    if day > clock.today():
        raise ValidationError({field: _("The date is in the future.")})


def other_kind(kind: str) -> str:
    return Standing.Kind.PUBLIC if kind == Standing.Kind.PROFESSIONAL else Standing.Kind.PROFESSIONAL


def said(day: datetime.date) -> str:
    return f"{day:%d.%m.%Y}"


ALREADY = {
    Begun.SUSPENDED: lambda: _("The mediator is suspended already."),
    Begun.RESTORED: lambda: _("The mediator is not suspended."),
}
