"""Dated entries of a register: what was true of a thing from one day until another.

An entry is half-open, ``starts_on <= day < ends_on``; without an end it still holds. Entries of one thing
never overlap (an exclusion constraint of the model), and may be empty: closed on the day they began.
"""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, DateTimeRangeField, RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Func, Q
from django.utils.translation import gettext_lazy as _


class DateRange(Func):
    function = "DATERANGE"
    output_field = DateRangeField()


class HoursOfDay(Func):
    """The range between two times of one day; PostgreSQL has none of times, so both stand on the same date."""

    template = "TSRANGE(DATE '2000-01-01' + %(expressions)s)"
    arg_joiner = ", DATE '2000-01-01' + "
    output_field = DateTimeRangeField()


class HoursOn(Func):
    """The range between two local times of a day: ``HoursOn("day", "starts_at", "ends_at")``."""

    output_field = DateTimeRangeField()

    def as_sql(self, compiler, connection, **extra):
        day, start, end = (compiler.compile(one) for one in self.source_expressions)
        return (f"TSRANGE({day[0]} + {start[0]}, {day[0]} + {end[0]})", [*day[1], *start[1], *day[1], *end[1]])


def holds_at(day, prefix="") -> Q:
    """The entry is true on this day. ``prefix``: the lookup that leads to the entry, as ``standings__``."""
    begun, lasts = Q((f"{prefix}starts_on__lte", day)), Q((f"{prefix}ends_on__gt", day))
    return begun & (Q((f"{prefix}ends_on__isnull", True)) | lasts)


def touches(period) -> Q:
    """The entry begins, ends or holds within the period."""
    return Q(starts_on__lt=period.end) & (Q(ends_on__isnull=True) | Q(ends_on__gte=period.start))


class PeriodQuerySet(models.QuerySet):
    """The words of dated entries. ``owner`` is the name of the foreign key to the thing they describe."""

    owner = ""

    def registered_at(self, day):
        return self.filter(holds_at(day))

    def touching(self, period):
        return self.filter(touches(period))

    def known_at(self, day):
        """One entry a thing: the latest that began by the day, else the first that follows."""
        later = models.Case(models.When(starts_on__lte=day, then=F("starts_on")))
        best = (
            self.model._base_manager.filter(**{self.owner: models.OuterRef(self.owner)})
            .order_by(later.desc(nulls_last=True), "starts_on", F("ends_on").desc(nulls_first=True), "-id")
            .values("pk")[:1]
        )
        return self.filter(pk=models.Subquery(best))

    def latest(self):
        """One entry a thing: the last."""
        newer = self.model._base_manager.filter(
            Q(starts_on__gt=models.OuterRef("starts_on"))
            | Q(starts_on=models.OuterRef("starts_on"), id__gt=models.OuterRef("id")),
            **{self.owner: models.OuterRef(self.owner)},
        )
        return self.filter(~models.Exists(newer))


class Period(models.Model):
    """Base of dated entries. Subclasses add their owner, ``region``, the facts, ``begun_by``, ``ended_by``."""

    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), null=True, blank=True, help_text=_("The first day without."))

    class Meta:
        abstract = True

    @property
    def is_current(self) -> bool:
        return self.ends_on is None


def period_constraints(owner: str, prefix: str) -> list[models.BaseConstraint]:
    """Return the constraints every table of dated entries has."""
    return [
        models.CheckConstraint(
            condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("starts_on")),
            name=f"{prefix}_ends_after_start",
            violation_error_message=_("The end may not be before the beginning."),
        ),
        models.CheckConstraint(
            condition=Q(ends_on__isnull=True, ended_by="") | (Q(ends_on__isnull=False) & ~Q(ended_by="")),
            name=f"{prefix}_end_is_told",
        ),
        ExclusionConstraint(
            name=f"{prefix}_no_overlap",
            expressions=[
                (owner, RangeOperators.EQUAL),
                (DateRange("starts_on", "ends_on", RangeBoundary()), "&&"),
            ],
            violation_error_message=_("The dates overlap with another entry of the same record."),
        ),
    ]


def registration(entries: list, *, first: str) -> list:
    """Return the entries of the last registration: from the last that ``first`` began on. Sorted by date."""
    start = max((index for index, entry in enumerate(entries) if entry.begun_by == first), default=0)
    return entries[start:]


def revise(entries: list, make, *, starts_on, ends_on, first: str, last: str, **facts) -> list:
    """Make the last registration begin and end on these days with these facts; return the entries to save.

    entries: all of one thing, sorted; make: builds a new entry. A beginning on or after the end of a closed
    registration is a new registration; anything else corrects the last one.
    """
    current = registration(entries, first=first)
    ended = current[-1].ends_on if current else None
    if not current or (ended and starts_on >= ended and starts_on != current[0].starts_on):
        begun = {"begun_by": first, "ended_by": last if ends_on else ""}
        return [make(starts_on=starts_on, ends_on=ends_on, **begun, **facts)]
    before = [dict(vars(entry)) for entry in current]
    current[0].starts_on = starts_on
    current[-1].ends_on, current[-1].ended_by = ends_on, last if ends_on else ""
    for name, value in facts.items():
        setattr(current[-1], name, value)
    return [entry for entry, old in zip(current, before, strict=True) if vars(entry) != old]
