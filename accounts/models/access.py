"""The log of looks at personal data."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class AccessEntry(models.Model):
    """One look at personal data. Written with the page that shows it, changed by nobody.

    It says that a look happened, never what was seen, so those who supervise may read it. ``actor_id`` is not a
    foreign key, as in the journal.
    """

    class What(models.TextChoices):
        SEEN = "seen", _("looked at the parties")
        OPENED = "opened", _("opened a party to correct or remove it")
        PRINTED = "printed", _("printed a form with the parties")

    at = models.DateTimeField(default=timezone.now, db_index=True)
    actor_id = models.BigIntegerField()
    region = models.CharField(max_length=5)
    table_name = models.CharField(max_length=63)
    row_key = models.CharField(max_length=64)
    what = models.CharField(max_length=8, choices=What.choices)

    class Meta:
        verbose_name = _("look at personal data")
        verbose_name_plural = _("looks at personal data")
        indexes = [models.Index(fields=["table_name", "row_key", "-id"], name="access_of_row")]
