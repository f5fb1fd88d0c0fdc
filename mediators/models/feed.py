import secrets

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey


def new_token() -> str:
    """Return a token of 256 random bits, which nobody guesses."""
    return secrets.token_urlsafe(32)


class FeedQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_coordinator else self.none()


class DutyFeed(models.Model):
    """A calendar of duties that programs read without a sign-in: of an office, or of a mediator.

    Whoever knows the token reads it; a new token, or none, shuts the old address.
    """

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    platform = models.OneToOneField(
        "offices.Platform", models.PROTECT, verbose_name=_("platform"), null=True, db_constraint=False
    )
    mediator = models.OneToOneField(
        "Mediator", models.PROTECT, verbose_name=_("mediator"), null=True, db_constraint=False
    )
    token = models.CharField(_("token"), max_length=64, unique=True, default=new_token)

    objects = FeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("calendar of duties")
        verbose_name_plural = _("calendars of duties")
        constraints = [
            models.CheckConstraint(
                condition=Q(platform__isnull=True, mediator__isnull=False)
                | Q(platform__isnull=False, mediator__isnull=True),
                name="feed_of_one",
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="feed_platform_in_region",
            ),
            CompositeForeignKey(
                fields=["mediator", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="feed_mediator_in_region",
            ),
        ]
