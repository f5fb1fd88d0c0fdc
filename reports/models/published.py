from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Quarter


class PublishedSummaryQuerySet(models.QuerySet):
    def current(self, quarter: Quarter) -> "PublishedSummary | None":
        """The last revision of a quarter."""
        return self.filter(starts_on=quarter.start).order_by("-revision").first()

    def quarters(self) -> list[Quarter]:
        """The quarters that are published, the newest first."""
        return [Quarter.of(day) for day in self.order_by("-starts_on").values_list("starts_on", flat=True).distinct()]

    def for_the_public(self):
        """Without who published it and why: the public has no right to read these columns."""
        return self.only("starts_on", "revision", "figures", "published_at")


class PublishedSummary(models.Model):
    """The frozen figures of a quarter: canonical JSON text and its SHA-256. Never changed; corrected anew."""

    starts_on = models.DateField(_("first day of the quarter"))
    revision = models.PositiveSmallIntegerField(_("version"), default=1)
    figures = models.TextField()
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published"))
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(_("reason of the correction"), max_length=300, blank=True)

    objects = PublishedSummaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("published summary")
        verbose_name_plural = _("published summaries")
        constraints = [
            models.UniqueConstraint(fields=["starts_on", "revision"], name="published_once"),
            models.CheckConstraint(condition=models.Q(revision=1) | ~models.Q(reason=""), name="correction_has_reason"),
        ]
