"""Reading the journal: the trail of one record."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import JournalEntry, User

SHOWN = 20


def names_of(keys) -> dict[int, str]:
    """Return user key -> name, reading the few columns of users that every role may read."""
    rows = User.objects.filter(pk__in=keys).values_list("pk", "first_name", "last_name", "username")
    return {pk: f"{first} {last}".strip() or username for pk, first, last, username in rows}


MASKED = "•"  # that a personal value changed, never what it was


def readable(field, value, related):
    """Return a value of the journal as people read it: a record's name, a choice's label, a day as written here."""
    if isinstance(field, models.ForeignKey) and value is not None:
        return related.get((field.name, str(value)), value)
    if isinstance(value, str) and getattr(field, "choices", None):
        return dict(field.flatchoices).get(value) or None
    if isinstance(value, str) and value != MASKED and isinstance(field, models.DateField):
        moment = datetime.datetime.fromisoformat(value)
        return date_format(timezone.localtime(moment) if moment.tzinfo else moment, "d.m.Y")
    return value


def is_derived(field) -> bool:
    """Whether the column follows from others, whose change is told already."""
    return getattr(field, "generated", False) or getattr(field, "is_derived", False)


def related_names(entries, fields) -> dict[tuple[str, str], str]:
    """Return (field, key) -> name of the records that changes point to, one query a field.

    One that the scope hides, such as a mediator of another region, keeps its key.
    """
    wanted: dict = {}
    for entry in entries:
        for column, values in entry.changes.items():
            if isinstance(fields.get(column), models.ForeignKey) and entry.action == "update":
                wanted.setdefault(fields[column], set()).update(
                    value for value in values if value not in (None, MASKED)
                )
    return {
        (field.name, str(row.pk)): str(row)
        for field, keys in wanted.items()
        for row in field.related_model._base_manager.filter(pk__in=keys)
    }


def trail(model, key) -> list[dict]:
    """Return the last changes of a row, newest first.

    Each is ``{at, actor, reason, action, changes: [{label, old, new}]}``.
    """
    entries = JournalEntry.objects.filter(table_name=model._meta.db_table, row_key=str(key)).order_by("-id")[:SHOWN]
    return told(model, list(entries))


def told(model, entries: list[JournalEntry]) -> list[dict]:
    """Return entries about rows of a model as people read them; the queries do not grow with their number."""
    names = names_of({entry.actor_id for entry in entries if entry.actor_id})
    fields = {field.column: field for field in model._meta.concrete_fields}
    related = related_names(entries, fields)
    return [
        {
            "key": entry.row_key,
            "at": entry.at,
            "actor": names.get(entry.actor_id) or (_("another region") if entry.actor_id else ""),
            "reason": entry.reason,
            "action": entry.action,
            "changes": [
                {
                    "label": fields[column].verbose_name if column in fields else column,
                    "old": readable(fields.get(column), old, related),
                    "new": readable(fields.get(column), new, related),
                }
                for column, (old, new) in entry.changes.items()
                if entry.action == "update" and not is_derived(fields.get(column))
            ],
        }
        for entry in entries
    ]
