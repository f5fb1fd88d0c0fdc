from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Quarter


class HistoricFigureQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator's own region and the republic; all for national staff."""
        return self.filter(Q(region=None) | Q(region=user.region_id)) if user.is_regional else self

    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def of_place(self, region: str | None):
        """Of a region, or of the republic (None)."""
        return self.filter(region=region) if region else self.filter(region=None)

    def told_in(self, quarters) -> dict[Quarter, dict]:
        """Return what these quarters' reports said: quarter -> code -> number."""
        told: dict[Quarter, dict] = {}
        rows = self.filter(starts_on__in=[quarter.start for quarter in quarters])
        for day, code, value in rows.values_list("starts_on", "code", "value"):
            told.setdefault(Quarter.of(day), {})[code] = int(value) if value == value.to_integral() else value
        return told


class HistoricFigure(models.Model):
    """A figure of a quarter before the portal, as an old report printed it and national staff confirmed it."""

    class How(models.TextChoices):
        READ = "read", _("as printed")
        DERIVED = "derived", _("follows from others")
        CHANGED = "changed", _("changed by hand")

    starts_on = models.DateField(_("first day of the quarter"))
    code = models.CharField(_("figure"), max_length=100)
    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+", null=True, blank=True
    )
    value = models.DecimalField(_("value"), max_digits=12, decimal_places=1)
    is_more = models.BooleanField(_("more than"), default=False)
    how = models.CharField(_("how known"), max_length=7, choices=How.choices, default=How.READ)
    sentence = models.TextField(_("sentence"), max_length=4000)
    source = models.CharField(_("source"), max_length=200)
    sha256 = models.CharField(max_length=64)
    confirmed_at = models.DateTimeField(_("confirmed"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("confirmed by"), related_name="+"
    )

    objects = HistoricFigureQuerySet.as_manager()

    class Meta:
        verbose_name = _("figure of an old report")
        verbose_name_plural = _("figures of old reports")
        constraints = [
            models.UniqueConstraint(
                fields=["starts_on", "code", "region"],
                name="historic_figure_once",
                nulls_distinct=False,
                violation_error_message=_("This figure of the quarter is kept already."),
            ),
            models.CheckConstraint(
                condition=Q(value__gte=0),
                name="historic_figure_not_negative",
                violation_error_message=_("A figure is not less than zero."),
            ),
            models.CheckConstraint(
                condition=Q(starts_on__day=1, starts_on__month__in=[1, 4, 7, 10]),
                name="historic_figure_of_a_quarter",
                violation_error_message=_("A quarter begins in January, April, July or October."),
            ),
        ]

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)

    @property
    def number(self):
        return int(self.value) if self.value == self.value.to_integral() else self.value
