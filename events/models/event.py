import datetime

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce, TruncQuarter
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.dates import DAY, is_in_a_row, written
from events.models.dictionary import EventTheme
from events.models.words import CampaignedQuerySet
from mediation.database.keys import CompositeForeignKey
from mediation.quarter import Period, Quarter
from mediation.records import DictionaryItem, Record


class EventType(DictionaryItem):
    """Dictionary of what an event can be."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("type of event")
        verbose_name_plural = _("types of events")


class LastOf(models.Func):
    """The last element of an array of dates."""

    template = "(%(expressions)s)[cardinality(%(expressions)s)]"
    output_field = models.DateField()


class EventQuerySet(CampaignedQuerySet):
    day = "starts_on"

    def told_in(self, period: Period):
        """What regions chose to tell of in the reports of the quarters within, whenever it happened.

        Of a quarter that lies in the period in part only what happened in the period.
        """
        whole = [quarter.start for quarter in period.quarters() if period.covers(quarter)]
        other = [quarter.start for quarter in period.quarters() if not period.covers(quarter)]
        days = models.Q(starts_on__gte=period.start, starts_on__lt=period.end)
        return self.filter(models.Q(told_in_on__in=whole) | models.Q(told_in_on__in=other) & days)

    def in_telling_order(self):
        """As the report tells them: by region, quarter by quarter, as the region ordered them, then by date."""
        return self.order_by("region__sort_order", "told_in_on", "told_position", "starts_on", "pk")

    def written_but_not_told(self):
        """With a text for the report that no quarter tells."""
        return self.filter(~Q(highlight_ru="") | ~Q(highlight_kk=""), told_in_on__isnull=True)

    def touching_days(self, first, end):
        """Some day of the event lies in ``first <= day < end``; a gap in a list of days may hold them all."""
        last = Coalesce("ends_on", "starts_on")
        return self.alias(last_day=last).filter(starts_on__lt=end, last_day__gte=first)


class Event(Record):
    """A meeting, a lecture, a training: something a region held. It counts in the quarter of its first day."""

    class Format(models.TextChoices):
        IN_PERSON = "in_person", _("face to face")
        ONLINE = "online", _("online")
        HYBRID = "hybrid", _("hybrid")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="events")
    external_id = models.CharField(_("external number"), max_length=60, blank=True)
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        null=True,
        blank=True,
        related_name="events",
        db_constraint=False,
    )
    type = models.ForeignKey(EventType, models.PROTECT, verbose_name=_("type"), related_name="events")
    title = models.CharField(_("title"), max_length=500)
    title_kk = models.CharField(_("title in Kazakh"), max_length=500, blank=True)
    theme = models.ForeignKey(
        EventTheme, models.PROTECT, verbose_name=_("theme"), null=True, blank=True, related_name="events"
    )
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    dates = ArrayField(
        models.DateField(),
        verbose_name=_("days, if not in a row"),
        default=list,
        blank=True,
        help_text=_("Empty: every day from the first to the last."),
    )
    format = models.CharField(_("format"), max_length=9, choices=Format.choices, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    attendance = models.PositiveIntegerField(_("attendance"), help_text=_("People reached; may be zero."))
    certificates = models.PositiveIntegerField(_("certificates issued"), default=0)
    groups = models.CharField(_("who took part"), max_length=300, blank=True)
    course = models.ForeignKey(
        "mediators.Training",
        models.PROTECT,
        verbose_name=_("course of the mediators"),
        null=True,
        blank=True,
        related_name="events",
        help_text=_("Who finished it is in the register of mediators; certificates follow from there."),
    )
    # How many finished the course in the region on its days, each at one event; the database keeps it (migration 0013).
    certified = models.PositiveIntegerField(_("finished the course"), null=True, editable=False)
    campaign = models.ForeignKey(
        "events.Campaign",
        models.PROTECT,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        related_name="events",
        help_text=_("An event of a campaign is counted in the campaign's section, not in the routine figures."),
    )
    highlight_ru = models.TextField(_("text for the report, Russian"), blank=True, max_length=4000)
    highlight_kk = models.TextField(_("text for the report, Kazakh"), blank=True, max_length=4000)
    told_in_on = models.DateField(
        _("told in the report of the quarter that begins on"), null=True, blank=True, editable=False
    )
    told_position = models.PositiveSmallIntegerField(_("place among what the region tells"), default=0, editable=False)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        indexes = [
            models.Index(fields=["region", "starts_on"], name="event_region_day"),
            models.Index(fields=["starts_on", "id"], name="event_day"),
            models.Index(fields=["campaign"], condition=models.Q(campaign__isnull=False), name="event_campaign"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="event_with_region"),
            models.UniqueConstraint(
                fields=["region", "external_id"],
                condition=~models.Q(external_id=""),
                name="event_external_id_once",
                violation_error_message=_("This external number is already used in the region."),
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=models.F("starts_on")),
                name="event_ends_after_start",
                violation_error_message=_("The last day may not be before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(dates=[])
                | models.Q(dates__0=models.F("starts_on"), ends_on=LastOf("dates"), starts_on__lt=models.F("ends_on")),
                name="event_dates_fit",
                violation_error_message=_("The list of days begins on the first day and ends on the last."),
            ),
            models.CheckConstraint(
                condition=models.Q(attendance__lte=200_000),
                name="event_attendance_plausible",
                violation_error_message=_("An attendance above 200,000 is not plausible."),
            ),
            models.CheckConstraint(
                condition=Q(told_in_on__isnull=True)
                | Q(told_in_on__day=1, told_in_on__month__in=[1, 4, 7, 10], told_in_on__gte=TruncQuarter("starts_on")),
                name="event_told_in_quarter",
                violation_error_message=_("An event is told in its own quarter or in a later one."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="event_platform_in_region",
                violation_error_message=_("The platform belongs to another region."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def told_in(self) -> Quarter | None:
        """The quarter whose report tells the event."""
        return Quarter.of(self.told_in_on) if self.told_in_on else None

    @property
    def is_outside_period(self) -> bool:
        """Told in the report of another quarter than its own (DESIGN §3.8)."""
        return bool(self.told_in_on) and self.starts_on not in self.told_in

    @property
    def when(self) -> str:
        """The days as texts and files say them."""
        return self.said_days(dash=" – ")

    @property
    def days(self) -> tuple:
        return (self.starts_on, self.ends_on or self.starts_on)

    @property
    def told_text(self) -> str:
        """The text in the active language, or in the other where it is missing."""
        both = (self.highlight_kk, self.highlight_ru)
        first, other = both if get_language() == "kk" else reversed(both)
        return first if first.strip() else other

    @property
    def languages_missing(self) -> list[str]:
        """Labels of the languages without a text."""
        both = ((self.highlight_ru, _("Russian")), (self.highlight_kk, _("Kazakh")))
        return [label for text, label in both if not text.strip()]

    def settle_days(self) -> None:
        """Keep a list of days only where they are not in a row: else the first and the last say it all."""
        self.dates = sorted(set(self.dates))
        if self.dates:
            self.starts_on, self.ends_on = self.dates[0], self.dates[-1]
        if self.ends_on == self.starts_on:
            self.ends_on = None
        if is_in_a_row(self.dates):
            self.dates = []

    def held_on(self) -> list[datetime.date]:
        """Every day of the event."""
        days = ((self.ends_on or self.starts_on) - self.starts_on).days
        return self.dates or [self.starts_on + DAY * n for n in range(days + 1)]

    def said_days(self, dash: str = "–") -> str:
        """The days in words, or as a span."""
        if self.dates:
            return written(self.dates)
        first = date_format(self.starts_on, "d.m.Y")
        return f"{first}{dash}{date_format(self.ends_on, 'd.m.Y')}" if self.ends_on else first

    @property
    def name(self) -> str:
        """The title in the reader's language, as far as there is one."""
        return (self.title_kk if get_language() == "kk" else "") or self.title
