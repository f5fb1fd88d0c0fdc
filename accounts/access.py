"""The log of looks: who opened personal data, when, and of which record."""

from accounts.journal import names_of
from accounts.models import AccessEntry, User

SHOWN = 10


def log_look(record, *, what: AccessEntry.What, by: User) -> None:
    """Write down a look at a record's personal data, in the transaction that shows it: both happen or neither."""
    AccessEntry.objects.create(
        actor_id=by.pk,
        region=record.region_id,
        table_name=record._meta.db_table,
        row_key=str(record.pk),
        what=what,
    )


def looks(record) -> list[dict]:
    """Return the last looks at a record as ``{at, actor, what}``, newest first."""
    rows = list(
        AccessEntry.objects.filter(table_name=record._meta.db_table, row_key=str(record.pk)).order_by("-id")[:SHOWN]
    )
    names = names_of({row.actor_id for row in rows})
    return [{"at": row.at, "actor": names.get(row.actor_id, ""), "what": row.get_what_display()} for row in rows]
