"""Users."""

from django.contrib.auth.models import AbstractUser
from django.db import models
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
