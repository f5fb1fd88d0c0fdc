"""What is said while a quarter is closed: the region's answers, the centre's remarks, and every step."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from mediation.database.keys import CompositeForeignKey


class OfSubmissionQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self


class OfSubmission(models.Model):
    """Base of rows that belong to a submission and carry its region."""

    submission = models.ForeignKey(
        "reports.Submission", models.PROTECT, db_constraint=False, related_name="%(class)ss", editable=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+", editable=False)

    objects = OfSubmissionQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            CompositeForeignKey(
                fields=["submission", "region"],
                to="reports.Submission",
                to_fields=["id", "region"],
                name="closing_%(class)s_in_region",
            )
        ]


class Answer(OfSubmission):
    """What a region says to a finding of a check: a reason, or that a zero is right.

    ``value`` is what was found when it was said; found anew with another value, it is asked again. The lock of the
    quarter guards it: ``starts_on`` stands here for that alone.
    """

    starts_on = models.DateField(editable=False)
    check_code = models.CharField(max_length=30)
    about = models.CharField(max_length=100, blank=True)
    value = models.CharField(max_length=100)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta(OfSubmission.Meta):
        verbose_name = _("answer to a check")
        verbose_name_plural = _("answers to checks")
        constraints = [
            *OfSubmission.Meta.constraints,
            models.UniqueConstraint(fields=["submission", "check_code", "about"], name="answer_once_a_finding"),
        ]


class RemarkQuerySet(OfSubmissionQuerySet):
    def visible_to(self, user):
        """A region reads what was sent to it; what the centre is still writing is the centre's."""
        rows = super().visible_to(user)
        return rows.sent() if user.is_regional else rows

    def sent(self):
        return self.filter(sent_at__isnull=False)

    def being_written(self):
        return self.filter(sent_at__isnull=True)

    def to_mend(self):
        return self.sent().filter(mended_at__isnull=True)


class Remark(OfSubmission):
    """A reason of the centre, pinned to a figure or to a record; sent when the report is returned."""

    class Noun(models.TextChoices):
        APPEAL = "appeal", _("appeal")
        EVENT = "event", _("event")
        PUBLICATION = "publication", _("publication")

    figure = models.CharField(max_length=100, blank=True)
    noun = models.CharField(max_length=11, choices=Noun.choices, blank=True)
    record = models.BigIntegerField(null=True, blank=True)
    record_name = models.CharField(max_length=200, blank=True)
    text = models.CharField(_("what is wrong"), max_length=500)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField(null=True, blank=True)
    mended_at = models.DateTimeField(null=True, blank=True)
    mended_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+")
    note = models.CharField(_("what was done"), max_length=500, blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta(OfSubmission.Meta):
        verbose_name = _("remark")
        verbose_name_plural = _("remarks")
        ordering = ["pk"]
        constraints = [
            *OfSubmission.Meta.constraints,
            models.CheckConstraint(
                condition=(~Q(figure="") & Q(noun="", record__isnull=True))
                | (Q(figure="", record__isnull=False) & ~Q(noun="")),
                name="remark_pinned_to_one",
                violation_error_message=_("A remark is pinned to a figure or to a record."),
            ),
            models.CheckConstraint(
                condition=Q(mended_at__isnull=True) | Q(sent_at__isnull=False), name="remark_mended_after_sent"
            ),
        ]


class Step(OfSubmission):
    """A step of a submission: who (nobody: its day had passed), when, what was said. Written once."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted")
        WITHDRAWN = "withdrawn", _("Taken back")
        RETURNED = "returned", _("Returned")
        ACCEPTED = "accepted", pgettext_lazy("report", "Accepted")
        ASKED = "asked", _("Exception asked for")
        DROPPED = "dropped", _("Request for an exception taken back")
        REFUSED = "refused", _("Exception refused")
        REOPENED = "reopened", _("Reopened by exception")
        CLOSED = "closed", _("Closed again")

    kind = models.CharField(max_length=9, choices=Kind.choices)
    at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    comment = models.TextField(blank=True, max_length=4000)

    class Meta(OfSubmission.Meta):
        verbose_name = _("step of a submission")
        verbose_name_plural = _("steps of submissions")
        ordering = ["at", "pk"]
        constraints = [
            *OfSubmission.Meta.constraints,
            models.UniqueConstraint(fields=["id", "region"], name="step_with_region"),
        ]
