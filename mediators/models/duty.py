from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import HoursOn, Period, PeriodQuerySet
from mediation.records import Record
from offices.models import Weekday

ELSEWHERE = _("The mediator is on duty elsewhere at that time.")


def at_platform(prefix: str) -> list[models.BaseConstraint]:
    """Return what patterns and duties have in common: an end after the start, a region that is the platform's."""
    return [
        models.CheckConstraint(
            condition=Q(ends_at__gt=F("starts_at")),
            name=f"{prefix}_ends_after_start",
            violation_error_message=_("The duty ends before it begins."),
        ),
        CompositeForeignKey(
            fields=["platform", "region"],
            to="offices.Platform",
            to_fields=["id", "region"],
            name=f"{prefix}_in_region",
        ),
    ]


class PatternQuerySet(PeriodQuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_coordinator else self

    def lasting_after(self, day):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=day))


class DutyPattern(Record, Period):
    """A weekly duty: on this weekday, from and to these hours, this mediator. Its days are rows of ``Duty``."""

    platform = models.ForeignKey(
        "offices.Platform", models.PROTECT, verbose_name=_("platform"), related_name="patterns", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    mediator = models.ForeignKey("Mediator", models.PROTECT, verbose_name=_("mediator"), related_name="patterns")
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday.choices)
    starts_at = models.TimeField(_("from hour"))
    ends_at = models.TimeField(_("to hour"))

    objects = PatternQuerySet.as_manager()

    class Meta:
        verbose_name = _("weekly duty")
        verbose_name_plural = _("weekly duties")
        constraints = [
            *at_platform("pattern"),
            models.CheckConstraint(condition=Q(weekday__range=(1, 7)), name="pattern_on_a_weekday"),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
                name="pattern_ends_after_beginning",
                violation_error_message=_("The end may not be before the beginning."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"


class DutyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator sees the duties at the own region's platforms, national staff and administrators all."""
        return self.filter(region=user.region_id) if user.is_coordinator else self

    def planned(self):
        """Neither cancelled nor left out for a holiday."""
        return self.filter(status=Duty.Status.PLANNED)

    def between(self, first, end):
        """On a day of ``first <= day < end``, in the order of the clock."""
        return self.filter(day__gte=first, day__lt=end).order_by("day", "starts_at", "pk")

    def untouched(self):
        """As the weekly pattern made them: nobody replaced, cancelled or restored them."""
        return self.filter(pattern__isnull=False, is_single_change=False)


class Duty(Record):
    """A mediator at a platform on one day. Times are local.

    ``pattern`` says which weekly duty made the row; none for an extra one. A row that somebody changed for its
    day alone is a single change, and stays when the pattern is planned further.
    """

    class Status(models.TextChoices):
        PLANNED = "planned", _("planned")
        CANCELLED = "cancelled", _("cancelled")
        HOLIDAY = "holiday", _("no duty, public holiday")

    platform = models.ForeignKey(
        "offices.Platform", models.PROTECT, verbose_name=_("platform"), related_name="duties", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    mediator = models.ForeignKey("Mediator", models.PROTECT, verbose_name=_("mediator"), related_name="duties")
    pattern = models.ForeignKey(
        DutyPattern, models.SET_NULL, verbose_name=_("weekly duty"), related_name="duties", null=True, editable=False
    )
    day = models.DateField(_("day"))
    starts_at = models.TimeField(_("from hour"))
    ends_at = models.TimeField(_("to hour"))
    status = models.CharField(_("status"), max_length=9, choices=Status.choices, default=Status.PLANNED)
    is_single_change = models.BooleanField(_("changed for this day"), default=False, editable=False)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = _("duty")
        verbose_name_plural = _("duties")
        indexes = [models.Index(fields=["platform", "day"], name="duty_at_platform")]
        constraints = [
            *at_platform("duty"),
            models.UniqueConstraint(fields=["pattern", "day"], name="duty_of_pattern_once"),
            # Checked past the row policies: duties of other regions, which the writer cannot see, collide too.
            ExclusionConstraint(
                name="duty_in_one_place",
                expressions=[
                    ("mediator", RangeOperators.EQUAL),
                    (HoursOn("day", "starts_at", "ends_at"), RangeOperators.OVERLAPS),
                ],
                condition=Q(status="planned"),
                violation_error_message=ELSEWHERE,
            ),
        ]

    def __str__(self):
        return f"{self.day:%d.%m.%Y} {self.starts_at:%H:%M}–{self.ends_at:%H:%M}"

    @property
    def is_planned(self) -> bool:
        return self.status == self.Status.PLANNED
