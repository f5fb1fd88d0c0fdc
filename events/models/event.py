from django.db import models
from django.db.models import Q
from django.db.models.functions import TruncQuarter
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.models.words import CampaignedQuerySet
from mediation.database.keys import CompositeForeignKey
from mediation.quarter import Quarter
from mediation.records import DictionaryItem, Record


class EventType(DictionaryItem):
    """Dictionary of what an event can be."""

    class Meta(DictionaryItem.Meta):
        verbose_name = _("type of event")
        verbose_name_plural = _("types of events")


class EventQuerySet(CampaignedQuerySet):
    day = "starts_on"

    def told_in(self, quarter):
        """What regions chose to tell of in the report of this quarter, whenever it happened."""
        return self.filter(told_in_on=quarter.start)

    def in_telling_order(self):
        """As the report tells them: by region, then as the region ordered them, then by date."""
        return self.order_by("region__sort_order", "told_position", "starts_on", "pk")

    def written_but_not_told(self):
        """With a text for the report that no quarter tells."""
        return self.filter(~Q(highlight_ru="") | ~Q(highlight_kk=""), told_in_on__isnull=True)


class Event(Record):
    """A meeting, a lecture, a training: something a region held. It counts in the quarter of its first day."""

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
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    attendance = models.PositiveIntegerField(_("attendance"), help_text=_("People reached; may be zero."))
    certificates = models.PositiveIntegerField(_("certificates issued"), default=0)
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
        return self.title

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
        first = date_format(self.starts_on, "d.m.Y")
        return f"{first} – {date_format(self.ends_on, 'd.m.Y')}" if self.ends_on else first

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
