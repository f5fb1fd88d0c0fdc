from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Quarter


class QuarterLockQuerySet(models.QuerySet):
    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def closed(self):
        """Quarters whose records are read-only: submitted or accepted."""
        return self.filter(status__in=[QuarterLock.Status.SUBMITTED, QuarterLock.Status.ACCEPTED])


class QuarterLock(models.Model):
    """Whether a region's quarter takes changes. A row exists beforehand for every region and quarter.

    The guard trigger takes the row ``FOR SHARE``; accepting updates it first. So no edit slips between
    the acceptance and the count.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        SUBMITTED = "submitted", _("submitted")
        ACCEPTED = "accepted", _("accepted")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="locks")
    starts_on = models.DateField(_("first day of the quarter"))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.OPEN)

    objects = QuarterLockQuerySet.as_manager()

    class Meta:
        verbose_name = _("quarter of a region")
        verbose_name_plural = _("quarters of regions")
        constraints = [
            models.UniqueConstraint(fields=["region", "starts_on"], name="lock_once_a_quarter"),
            models.CheckConstraint(
                condition=models.Q(starts_on__day=1, starts_on__month__in=[1, 4, 7, 10]),
                name="lock_starts_a_quarter",
            ),
        ]

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)
