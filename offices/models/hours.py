from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import HoursOfDay


class Weekday(models.IntegerChoices):
    """Days of the week as ISO 8601 numbers them, and ``date.isoweekday()`` does."""

    MONDAY = 1, _("Monday")
    TUESDAY = 2, _("Tuesday")
    WEDNESDAY = 3, _("Wednesday")
    THURSDAY = 4, _("Thursday")
    FRIDAY = 5, _("Friday")
    SATURDAY = 6, _("Saturday")
    SUNDAY = 7, _("Sunday")


class WorkingHoursQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_coordinator else self


class WorkingHours(models.Model):
    """From when to when a platform is open on a weekday; two rows where it closes for lunch, none where all day."""

    platform = models.ForeignKey(
        "offices.Platform", models.PROTECT, verbose_name=_("platform"), related_name="hours", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)
    opens_at = models.TimeField(_("opens at"))
    closes_at = models.TimeField(_("closes at"))

    objects = WorkingHoursQuerySet.as_manager()

    class Meta:
        verbose_name = _("working hours")
        verbose_name_plural = _("working hours")
        ordering = ["weekday", "opens_at"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="hours_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="hours_close_after_opening",
                violation_error_message=_("The platform closes before it opens."),
            ),
            ExclusionConstraint(
                name="hours_no_overlap",
                expressions=[
                    ("platform", RangeOperators.EQUAL),
                    ("weekday", RangeOperators.EQUAL),
                    (HoursOfDay("opens_at", "closes_at"), RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("These hours overlap with others of the same day."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="hours_in_region",
            ),
        ]
