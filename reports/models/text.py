"""What people write for the report: a region of its quarter, the centre instead of the drafted sections."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Period, Quarter

OF_A_QUARTER = Q(starts_on__day=1, starts_on__month__in=[1, 4, 7, 10])


class Text(models.Model):
    """Base. ``version`` grows with every change, so that nobody overwrites or approves what he has not seen."""

    starts_on = models.DateField(_("first day of the quarter"), editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)
    edited_at = models.DateTimeField(editable=False)
    edited_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    class Meta:
        abstract = True

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)


class RegionTextQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self

    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def within(self, period: Period):
        """Of the quarters that lie in the period whole."""
        return self.filter(starts_on__in=[one.start for one in period.quarters() if period.covers(one)])

    def written(self):
        return self.exclude(text_ru="", text_kk="")


class RegionText(Text):
    """A region's own words on a quarter, beside the events it tells of."""

    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+", editable=False)
    text_ru = models.TextField(_("text in Russian"), blank=True, max_length=6000)
    text_kk = models.TextField(_("text in Kazakh"), blank=True, max_length=6000)

    objects = RegionTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a region")
        verbose_name_plural = _("texts of regions")
        constraints = [
            models.UniqueConstraint(fields=["region", "starts_on"], name="region_text_once_a_quarter"),
            models.CheckConstraint(condition=OF_A_QUARTER, name="region_text_of_a_quarter"),
        ]

    def told(self, language: str) -> str:
        """The text in a language, or in the other one until that is written."""
        return (self.text_kk or self.text_ru) if language == "kk" else (self.text_ru or self.text_kk)


class NationalTextQuerySet(models.QuerySet):
    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def edited(self):
        """Those that stand instead of their draft."""
        return self.exclude(text="")


class NationalText(Text):
    """A section of the report's text as the centre edited it, figures as placeholders; empty: the draft again.

    An approval is of one version, and by somebody else than who wrote it.
    """

    class Language(models.TextChoices):
        RUSSIAN = "ru", "Русский"
        KAZAKH = "kk", "Қазақша"

    section = models.CharField(max_length=20, editable=False)
    language = models.CharField(max_length=2, choices=Language.choices, editable=False)
    text = models.TextField(_("text"), blank=True, max_length=10_000)
    approved_version = models.PositiveIntegerField(null=True, blank=True, editable=False)
    approved_at = models.DateTimeField(null=True, blank=True, editable=False)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", editable=False
    )

    objects = NationalTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("section of the report's text")
        verbose_name_plural = _("sections of the report's text")
        constraints = [
            models.UniqueConstraint(fields=["starts_on", "section", "language"], name="national_text_once"),
            models.CheckConstraint(condition=OF_A_QUARTER, name="national_text_of_a_quarter"),
            models.CheckConstraint(
                condition=Q(approved_by=None) | ~Q(approved_by=F("edited_by")),
                name="national_text_read_by_another",
                violation_error_message=_("A text is approved by somebody else than who wrote it."),
            ),
            models.CheckConstraint(
                condition=Q(approved_version=None, approved_at=None, approved_by=None)
                | Q(
                    approved_version__isnull=False,
                    approved_version=F("version"),
                    approved_at__isnull=False,
                    approved_by__isnull=False,
                ),
                name="national_text_approved_as_it_is",
                violation_error_message=_("The text was changed meanwhile; read it again."),
            ),
        ]

    @property
    def is_approved(self) -> bool:
        return self.approved_version is not None


class DraftReadingQuerySet(models.QuerySet):
    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)


class DraftReading(models.Model):
    """That somebody read a drafted section and approved it; never changed.

    It holds as long as the draft says the same: figures stand in it as placeholders and may move.
    """

    starts_on = models.DateField(_("first day of the quarter"), editable=False)
    section = models.CharField(max_length=20, editable=False)
    language = models.CharField(max_length=2, choices=NationalText.Language.choices, editable=False)
    draft = models.TextField(editable=False)
    sha256 = models.CharField(max_length=64, editable=False)
    read_at = models.DateTimeField(editable=False)
    read_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", editable=False)

    objects = DraftReadingQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a draft")
        verbose_name_plural = _("readings of drafts")
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on", "section", "language", "sha256", "read_by"], name="draft_read_once_by_each"
            ),
            models.CheckConstraint(condition=OF_A_QUARTER, name="draft_reading_of_a_quarter"),
        ]
