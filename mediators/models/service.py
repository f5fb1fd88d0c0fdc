from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import DateRange, Period, PeriodQuerySet


class ServiceQuerySet(PeriodQuerySet):
    owner = "mediator"

    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self


class Service(Period):
    """At which platform a mediator serves, and since when. The region is the platform's."""

    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, verbose_name=_("mediator"), related_name="services"
    )
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        related_name="services",
        db_constraint=False,
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")

    objects = ServiceQuerySet.as_manager()

    class Meta:
        verbose_name = _("service at a platform")
        verbose_name_plural = _("services at platforms")
        constraints = [
            models.UniqueConstraint(fields=["mediator", "platform", "starts_on"], name="service_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="service_ends_after_start",
                violation_error_message=_("The end may not be before the beginning."),
            ),
            ExclusionConstraint(
                name="service_no_overlap",
                expressions=[
                    ("mediator", RangeOperators.EQUAL),
                    ("platform", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The mediator serves at this platform on these days already."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="service_in_region",
            ),
        ]
