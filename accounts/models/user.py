"""People who sign in, and what they act as."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import TruncDate
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from accounts.models.deputy import Deputy
from accounts.permissions import may
from mediation import clock
from mediation.database.keys import CompositeForeignKey

# What a coordinator's database role may read of users; the others' columns hold secrets.
SEEN = ("id", "username", "first_name", "last_name", "role", "region", "platform", "is_active", "last_login")


class UserQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The people of a coordinator's own region; all for national staff and administrators."""
        seen = self.only(*SEEN)
        if user.is_operator:
            return seen.none()
        return seen.filter(region=user.region_id) if user.is_coordinator else seen

    def with_access_at(self, day):
        """Add ``seen_on``, the day of the last sign-in, and ``deputy_until``.

        The latter is the end of a deputyship that holds or is to come, in the person's present region.
        """
        entries = Deputy.objects.not_over_at(day).filter(user=OuterRef("pk"), region=OuterRef("region"))
        until = Subquery(entries.order_by("starts_on").values("ends_on")[:1])
        return self.annotate(deputy_until=until, seen_on=TruncDate("last_login"))

    def who_may_deputise(self):
        """Operators: whoever else has a region is a coordinator already."""
        return self.filter(role=User.Role.OPERATOR, is_active=True)


class PeopleManager(UserManager.from_queryset(UserQuerySet)):
    use_in_migrations = False


class User(AbstractUser):
    """A person who signs in.

    A coordinator belongs to a region, an operator to one of its platforms, the others to none.
    """

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("regional coordinator")
        OPERATOR = "operator", _("office operator")
        NATIONAL = "national", _("national staff")
        ADMINISTRATOR = "administrator", _("administrator")

    role = models.CharField(_("role"), max_length=20, choices=Role.choices, default=Role.COORDINATOR)
    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), null=True, blank=True, related_name="+"
    )
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
        help_text=_("For an operator: whose appeals he enters."),
    )

    objects = PeopleManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        constraints = [
            models.CheckConstraint(
                condition=Q(role="coordinator", region__isnull=False, platform__isnull=True)
                | Q(role="operator", region__isnull=False, platform__isnull=False)
                | (~Q(role__in=["coordinator", "operator"]) & Q(region__isnull=True, platform__isnull=True)),
                name="user_region_fits_role",
                violation_error_message=_(
                    "A coordinator has a region, an operator a region and a platform; the others have neither."
                ),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="user_platform_in_region",
                violation_error_message=_("The platform belongs to another region."),
            ),
        ]

    def __str__(self):
        return self.get_full_name() or self.username

    def may(self, permission: str) -> bool:
        """Whether the role allows this; the rules stand in ``permissions.py``."""
        return may(self, permission)

    @cached_property
    def acts_as(self) -> str:
        """The role in force today: an operator who deputises for the coordinator acts as one."""
        if self.role == self.Role.OPERATOR and self.pk and self.standing_in:
            return self.Role.COORDINATOR.value
        return self.role

    @cached_property
    def standing_in(self) -> Deputy | None:
        """The entry by which the user deputises today."""
        return Deputy.objects.in_force_at(clock.today()).filter(user=self.pk, region=self.region_id).first()

    @property
    def initials(self) -> str:
        return ((self.first_name[:1] + self.last_name[:1]) or self.username[:2]).upper()

    @property
    def is_coordinator(self) -> bool:
        return self.acts_as == self.Role.COORDINATOR

    @property
    def is_operator(self) -> bool:
        return self.acts_as == self.Role.OPERATOR

    @property
    def is_regional(self) -> bool:
        """Whether the user sees one region at most."""
        return self.is_coordinator or self.is_operator

    @property
    def is_national(self) -> bool:
        return self.role == self.Role.NATIONAL

    @property
    def is_administrator(self) -> bool:
        return self.role == self.Role.ADMINISTRATOR
