from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.quarter import Quarter


class QuarterLockQuerySet(models.QuerySet):
    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def closed(self):
        """Quarters whose records are read-only: submitted, or accepted without an exception that still runs."""
        shut = self.filter(status__in=[QuarterLock.Status.SUBMITTED, QuarterLock.Status.ACCEPTED])
        return shut.exclude(status=QuarterLock.Status.ACCEPTED, reopened_until__gte=clock.today())


class QuarterLock(models.Model):
    """Whether a region's quarter takes changes. A row exists beforehand for every region and quarter.

    The guard trigger takes the row ``FOR SHARE``; accepting updates it first. So no edit slips between
    the acceptance and the count. ``reopened_until``: the last day of a dated exception, written by the exception alone.
    """

    class Status(models.TextChoices):
        OPEN = "open", _("open")
        SUBMITTED = "submitted", _("submitted")
        ACCEPTED = "accepted", _("accepted")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="locks")
    starts_on = models.DateField(_("first day of the quarter"))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.OPEN)
    reopened_until = models.DateField(_("reopened until"), null=True, blank=True, editable=False)

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
            # A region may write its lock until it is accepted: it must not open what will be accepted later.
            models.CheckConstraint(
                condition=models.Q(reopened_until__isnull=True) | models.Q(status="accepted"),
                name="lock_reopened_when_accepted",
            ),
        ]

    @property
    def is_reopened(self) -> bool:
        """Whether an exception keeps the accepted quarter open today."""
        return bool(self.reopened_until and self.reopened_until >= clock.today())

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)
