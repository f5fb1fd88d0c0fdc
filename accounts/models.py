"""Users, the journal of changes and the log of looks."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.permissions import may


class User(AbstractUser):
    """A person who signs in. A coordinator belongs to one region; the others to none."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("regional coordinator")
        NATIONAL = "national", _("national staff")
        ADMINISTRATOR = "administrator", _("administrator")

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.COORDINATOR)
    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(role="coordinator", region__isnull=False)
                | (~models.Q(role="coordinator") & models.Q(region__isnull=True)),
                name="user_region_fits_role",
                violation_error_message=_("A coordinator has a region; national staff and administrators have none."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    def may(self, permission: str) -> bool:
        """Whether the role allows this; the rules stand in ``permissions.py``."""
        return may(self, permission)

    @property
    def initials(self) -> str:
        return ((self.first_name[:1] + self.last_name[:1]) or self.username[:2]).upper()

    @property
    def is_coordinator(self) -> bool:
        return self.role == self.Role.COORDINATOR

    @property
    def is_national(self) -> bool:
        return self.role == self.Role.NATIONAL

    @property
    def is_administrator(self) -> bool:
        return self.role == self.Role.ADMINISTRATOR


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
