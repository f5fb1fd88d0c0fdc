from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.attachments.kinds import SCANS
from mediation.attachments.record import Attachment, StaffFileQuerySet
from mediation.database.keys import CompositeForeignKey
from reports.models.closing import Step


class ScanQuerySet(StaffFileQuerySet):
    def of_last_hand_in(self, submissions):
        """Of each of these reports, while it is handed in, the scan that came with it the last time."""
        steps = Step.objects.filter(submission__in=submissions.handed_in(), kind=Step.Kind.SUBMITTED)
        last = steps.order_by("submission", "-pk").distinct("submission")
        return self.filter(step__in=last.values("pk"))


class SubmissionScan(Attachment):
    """The paper that the director signed, scanned. It stays with its hand-in; the next one has its own."""

    owner, folder, most = "step", "submissions", 1
    taken = SCANS

    step = models.ForeignKey(
        Step, models.PROTECT, verbose_name=_("step of a submission"), related_name="scans", db_constraint=False
    )

    objects = ScanQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("signed scan")
        verbose_name_plural = _("signed scans")
        constraints = [
            models.UniqueConstraint(fields=["step"], name="submission_scan_one"),
            CompositeForeignKey(
                fields=["step", "region"],
                to="reports.Step",
                to_fields=["id", "region"],
                name="submission_scan_in_region",
            ),
        ]
