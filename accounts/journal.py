"""Reading the journal: the trail of one record."""

import datetime

from django.db import models
from django.utils.formats import date_format

from accounts.models import JournalEntry, User

SHOWN = 20


def names_of(keys) -> dict[int, str]:
    """Return user key -> name, reading the few columns of users that every role may read."""
    rows = User.objects.filter(pk__in=keys).values_list("pk", "first_name", "last_name", "username")
    return {pk: f"{first} {last}".strip() or username for pk, first, last, username in rows}


MASKED = "•"  # that a personal value changed, never what it was


def readable(field, value):
    """Return a value of the journal as people read it: the label of a choice, a day as it is written here."""
    if isinstance(value, str) and getattr(field, "choices", None):
        return dict(field.flatchoices).get(value) or None
    if isinstance(value, str) and value != MASKED and isinstance(field, models.DateField):
        return date_format(datetime.datetime.fromisoformat(value), "d.m.Y")
    return value


def trail(model, key) -> list[dict]:
    """Return the last changes of a row as ``{at, actor, action, changes: [{label, old, new}]}``, newest first."""
    entries = list(
        JournalEntry.objects.filter(table_name=model._meta.db_table, row_key=str(key)).order_by("-id")[:SHOWN]
    )
    names = names_of({entry.actor_id for entry in entries if entry.actor_id})
    fields = {field.column: field for field in model._meta.concrete_fields}
    return [
        {
            "at": entry.at,
            "actor": names.get(entry.actor_id, "") or entry.reason,
            "action": entry.action,
            "changes": [
                {
                    "label": fields[column].verbose_name if column in fields else column,
                    "old": readable(fields.get(column), old),
                    "new": readable(fields.get(column), new),
                }
                for column, (old, new) in entry.changes.items()
                if entry.action == "update"
            ],
        }
        for entry in entries
    ]
