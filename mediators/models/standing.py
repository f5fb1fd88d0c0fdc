from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import Period, PeriodQuerySet, period_constraints
from mediators.models.mediator import Mediator


class StandingQuerySet(PeriodQuerySet):
    owner = "mediator"

    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self


class Standing(Period):
    """A dated entry of the register: as what a mediator stands in it, and why that began and ended."""

    class Kind(models.TextChoices):
        PROFESSIONAL = "professional", _("professional")
        PUBLIC = "public", _("public")

    class Begun(models.TextChoices):
        INCLUDED = "included", _("included")
        SUSPENDED = "suspended", _("suspended")
        RESTORED = "restored", _("restored")
        CHANGED = "changed", _("kind changed")

    class Ended(models.TextChoices):
        EXCLUDED = "excluded", _("excluded")
        CHANGED = "changed", _("changed")

    mediator = models.ForeignKey(
        Mediator, models.PROTECT, verbose_name=_("mediator"), related_name="standings", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    is_suspended = models.BooleanField(_("suspended"), default=False)
    begun_by = models.CharField(_("begun by"), max_length=9, choices=Begun.choices, default=Begun.INCLUDED)
    ended_by = models.CharField(_("ended by"), max_length=8, choices=Ended.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = StandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the register")
        verbose_name_plural = _("entries of the register")
        indexes = [models.Index(fields=["region", "starts_on"], name="standing_region")]
        constraints = [
            *period_constraints("mediator", "standing"),
            CompositeForeignKey(
                fields=["mediator", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="standing_in_region",
            ),
            models.CheckConstraint(
                condition=models.Q(is_suspended=False) | ~models.Q(begun_by="included"),
                name="inclusion_is_not_suspended",
            ),
        ]

    @property
    def is_incomplete(self) -> bool:
        """A professional mediator must have a training certificate (Law on Mediation, art. 9)."""
        return self.kind == self.Kind.PROFESSIONAL and not self.mediator.certificate_number
