"""The photo of a card: put there, taken off, had back; and what the journal tells of it."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts import journal
from accounts.models import JournalEntry, User
from mediation.attachments import actions
from mediation.attachments.checking import Checked
from mediation.scope import acting_as
from mediators.models import Mediator, MediatorPhoto


@transaction.atomic
def put(card: Mediator, new: Checked, *, by: User) -> MediatorPhoto:
    """Make this the photo of the card. Raises ``Refused`` if it is already."""
    acting_as(by.pk)
    return actions.replace(MediatorPhoto, card, new)


@transaction.atomic
def take_off(card: Mediator, *, by: User) -> None:
    acting_as(by.pk)
    for photo in MediatorPhoto.objects.filter(mediator=card).kept():
        actions.remove(photo, by=by)


@transaction.atomic
def have_back(card: Mediator, *, by: User) -> None:
    """Put the photo back that was taken off last. Raises ``Refused`` if another has its place."""
    acting_as(by.pk)
    if photo := removed(card):
        actions.restore(photo, by=by)


def of(card: Mediator) -> MediatorPhoto | None:
    return MediatorPhoto.objects.filter(mediator=card).kept().first()


def removed(card: Mediator) -> MediatorPhoto | None:
    """The photo that was taken off last and can still be had back."""
    rows = MediatorPhoto.objects.undoable().filter(mediator=card)
    return rows.order_by("-removed_at", "-pk").first()


def trail(card: Mediator) -> list[dict]:
    """Return who changed the card and its photo, newest first."""
    table = MediatorPhoto._meta.db_table
    # By what the journal says: rows of photos that were taken off are deleted after a day.
    keys = JournalEntry.objects.filter(table_name=table, changes__mediator_id__1=card.pk).values("row_key")
    entries = JournalEntry.objects.filter(table_name=table, row_key__in=keys).order_by("-id")[: journal.SHOWN]
    told = [
        {**line, "action": "update", "changes": [change]}
        for entry, line in zip(entries, journal.told(MediatorPhoto, list(entries)), strict=True)
        if (change := said(entry, card))
    ]
    both = [*journal.trail(Mediator, card.pk), *told]
    return sorted(both, key=lambda line: line["at"], reverse=True)[: journal.SHOWN]


def said(entry: JournalEntry, card: Mediator) -> dict | None:
    """Return the change of the card that an entry about a photo means; what is cleared away later is none."""
    attached, nothing = _("attached"), None
    whose = entry.changes.get("mediator_id")
    change = {"label": MediatorPhoto._meta.verbose_name, "old": nothing, "new": attached}
    if entry.action == "update" and "removed_at" in entry.changes:
        is_back = entry.changes["removed_at"][1] is None
        return change if is_back else {**change, "old": attached, "new": nothing}
    if entry.action == "delete" or whose is None:
        return None
    return change if whose[1] == card.pk else {**change, "old": attached, "new": nothing}
