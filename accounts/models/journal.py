"""The journal of who did what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class JournalEntry(models.Model):
    """One change of one row, written by a trigger; personal columns are masked. Read-only for everyone.

    ``changes`` maps a column to ``[before, after]``. ``actor_id`` is not a foreign key: the journal
    outlives users and must not slow their tables.
    """

    at = models.DateTimeField(db_index=True)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=63)
    table_name = models.CharField(max_length=63)
    row_key = models.CharField(max_length=64)
    region = models.CharField(max_length=5, blank=True)
    action = models.CharField(max_length=6)
    changes = models.JSONField()
    reason = models.TextField(blank=True)

    class Meta:
        verbose_name = _("journal entry")
        verbose_name_plural = _("journal")
        indexes = [models.Index(fields=["table_name", "row_key", "-id"], name="journal_of_row")]
