from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Period, Quarter


class SubmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self

    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def within(self, period: Period):
        """Of the quarters that lie in a period, wholly or in part."""
        return self.filter(starts_on__in=[quarter.start for quarter in period.quarters()])

    def handed_in(self):
        """Submitted or accepted: the region stands by its figures, zeros included."""
        return self.filter(status__in=[Submission.Status.SUBMITTED, Submission.Status.ACCEPTED])

    def accepted(self):
        return self.filter(status=Submission.Status.ACCEPTED)

    def confirmed(self):
        """The region has said itself that no interethnic appeal came in."""
        return self.filter(is_interethnic_zero_confirmed=True)


class Submission(models.Model):
    """A region's report of a quarter. Whether records may change is said by ``offices.QuarterLock``.

    ``first_submitted_at`` decides whether the region was on time: a return does not make it late, taking the report
    back does. ``version`` grows with every step, so that nobody decides on what he has not seen. ``found`` keeps how
    many findings each check had when the report was handed in.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", _("draft")
        SUBMITTED = "submitted", _("submitted")
        RETURNED = "returned", _("returned")
        ACCEPTED = "accepted", _("accepted")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    starts_on = models.DateField(_("first day of the quarter"))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.DRAFT)
    director = models.CharField(_("director who signs the report"), max_length=200, blank=True)
    is_interethnic_zero_confirmed = models.BooleanField(_("there were no interethnic appeals"), default=False)
    first_submitted_at = models.DateTimeField(_("first submitted"), null=True, blank=True)
    submitted_at = models.DateTimeField(_("submitted"), null=True, blank=True)
    submitted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    decided_at = models.DateTimeField(_("decided"), null=True, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    comment = models.TextField(_("comment"), blank=True, max_length=4000)
    version = models.PositiveIntegerField(default=0, editable=False)
    found = models.JSONField(default=dict, blank=True, editable=False)

    objects = SubmissionQuerySet.as_manager()

    class Meta:
        verbose_name = _("submission")
        verbose_name_plural = _("submissions")
        constraints = [
            models.UniqueConstraint(fields=["region", "starts_on"], name="submission_once_a_quarter"),
            models.UniqueConstraint(fields=["id", "region"], name="submission_with_region"),
            models.CheckConstraint(
                condition=~models.Q(status__in=["submitted", "accepted"]) | models.Q(submitted_at__isnull=False),
                name="submission_has_moment",
            ),
        ]

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)

    @property
    def is_open(self) -> bool:
        """Whether the region may still change it and its records."""
        return self.status in (self.Status.DRAFT, self.Status.RETURNED)

    @property
    def is_waiting(self) -> bool:
        """Handed in, and not decided."""
        return self.status == self.Status.SUBMITTED
