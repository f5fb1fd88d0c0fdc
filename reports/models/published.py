import hashlib
import json

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mediation.canonical import canonical
from mediation.quarter import Period, Quarter


class PublishedSummaryQuerySet(models.QuerySet):
    def current(self, period: Period) -> "PublishedSummary | None":
        """The last revision of a quarter; None for another period, as only quarters are published."""
        return self.of(period).first() if period.is_quarter else None

    def of(self, quarter: Quarter):
        """All revisions of a quarter, the last one first."""
        return self.filter(starts_on=quarter.start).order_by("-revision")

    def within(self, period: Period):
        """Of the quarters that lie in a period, wholly or in part."""
        return self.filter(starts_on__in=[quarter.start for quarter in period.quarters()])

    def quarters(self) -> list[Quarter]:
        """The quarters that are published, the newest first."""
        return [Quarter.of(day) for day in self.order_by("-starts_on").values_list("starts_on", flat=True).distinct()]

    def for_the_public(self):
        """Without who published it and why: the public has no right to read these columns."""
        return self.only("starts_on", "revision", "figures", "published_at")


class PublishedSummary(models.Model):
    """A frozen quarter: figures, texts of both languages and definitions as canonical JSON, and one SHA-256 over all.

    Never changed; corrected by a new revision. ``published_at`` is for people to read, ``kept_at`` is on the clock of
    the journal.
    """

    starts_on = models.DateField(_("first day of the quarter"))
    revision = models.PositiveSmallIntegerField(_("version"), default=1)
    figures = models.TextField()
    texts = models.TextField(default="{}")
    definitions = models.TextField(default="{}")
    sha256 = models.CharField(max_length=64)
    published_at = models.DateTimeField(_("published"))
    kept_at = models.DateTimeField(db_default=Now(), editable=False)
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

    def __str__(self):
        return f"{self.quarter} v{self.revision}"

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)

    def seal(self) -> str:
        """Return the SHA-256 over the canonical form of all that is frozen."""
        parts = {name: json.loads(getattr(self, name)) for name in ("figures", "texts", "definitions")}
        text = canonical({"quarter": str(self.quarter), "revision": self.revision, **parts})
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def is_sealed(self) -> bool:
        """Whether what is stored is what was sealed."""
        return self.seal() == self.sha256


class PublishedFile(models.Model):
    """The workbook or the document of a published version, in one language: the bytes, whenever it is asked for."""

    class Format(models.TextChoices):
        WORD = "docx", "Word"
        EXCEL = "xlsx", "Excel"

    class Language(models.TextChoices):
        RUSSIAN = "ru", "Русский"
        KAZAKH = "kk", "Қазақша"

    summary = models.ForeignKey(PublishedSummary, models.PROTECT, related_name="files")
    format = models.CharField(max_length=4, choices=Format.choices)
    language = models.CharField(max_length=2, choices=Language.choices)
    content = models.BinaryField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        verbose_name = _("published file")
        verbose_name_plural = _("published files")
        constraints = [
            models.UniqueConstraint(fields=["summary", "format", "language"], name="published_file_once"),
        ]

    def __str__(self):
        return self.name

    @property
    def name(self) -> str:
        """The name it is saved under: quarter, version and language."""
        return f"mediation-{self.summary.quarter}-v{self.summary.revision}-{self.language}.{self.format}"


class CountedRecords(models.Model):
    """Which records made up a region's figures when they were published. ``records``: see ``figures.counted``."""

    summary = models.ForeignKey(PublishedSummary, models.PROTECT, related_name="counted")
    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+")
    records = models.TextField()

    class Meta:
        verbose_name = _("counted records")
        verbose_name_plural = _("counted records")
        constraints = [
            models.UniqueConstraint(fields=["summary", "region"], name="counted_once_a_region"),
        ]

    def __str__(self):
        return f"{self.summary}: {self.region_id}"
