import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import Period, PeriodQuerySet, period_constraints
from mediators.models.mediator import Mediator

WARNED = datetime.timedelta(days=60)  # how long before its end a certificate is shown


class StandingQuerySet(PeriodQuerySet):
    owner = "mediator"

    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self

    def latest(self):
        """The last entry of each card that stands for a person: one merged into another stands for none."""
        return super().latest().filter(mediator__merged_into__isnull=True)

    def certificate_ends_soon(self, today):
        """Professionals of the register whose certificate ends within the time of warning."""
        return self.professionals_at(today).filter(
            mediator__certificate_until_on__gte=today, mediator__certificate_until_on__lte=today + WARNED
        )

    def certificate_ended(self, today):
        return self.professionals_at(today).filter(mediator__certificate_until_on__lt=today)

    def without_certificate(self, today):
        """They may stand in the register, and their cards are incomplete."""
        return self.professionals_at(today).filter(mediator__certificate_number="")

    def professionals_at(self, day):
        return self.registered_at(day).filter(kind=Standing.Kind.PROFESSIONAL)


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
        ETHNO = "ethno", _("ethnomediator or no longer one")

    class Ended(models.TextChoices):
        EXCLUDED = "excluded", _("excluded")
        CHANGED = "changed", _("changed")
        MERGED = "merged", _("merged with another card")

    mediator = models.ForeignKey(
        Mediator, models.PROTECT, verbose_name=_("mediator"), related_name="standings", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    is_suspended = models.BooleanField(_("suspended"), default=False)
    is_ethno = models.BooleanField(_("ethnomediator"), default=False)
    begun_by = models.CharField(_("begun by"), max_length=9, choices=Begun.choices, default=Begun.INCLUDED)
    ended_by = models.CharField(_("ended by"), max_length=8, choices=Ended.choices, blank=True)
    begun_because = models.CharField(_("why it began"), max_length=300, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True, help_text=_("Why it ended."))

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
