from django.db import models
from django.db.models import Func, Q
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import Period, PeriodQuerySet, period_constraints
from mediation.records import Named, Record
from offices.models.host import Host, Kind


class PlatformQuerySet(models.QuerySet):
    def visible_to(self, user):
        """An operator sees his platform, a coordinator the own region's, national staff and administrators all."""
        if user.is_operator:
            return self.filter(pk=user.platform_id)
        return self.filter(region=user.region_id) if user.is_regional else self

    def offices_at(self, day):
        """Places that are a mediation office on this day."""
        offices = PlatformPeriod.objects.registered_at(day).filter(kind=Kind.OFFICE)
        return self.filter(pk__in=offices.values("platform"))

    def open_at(self, day):
        return self.filter(pk__in=PlatformPeriod.objects.registered_at(day).values("platform"))

    def with_pending(self):
        """Add ``pending``: how many appeals wait there, also for those who may read none (the migration says how)."""
        return self.annotate(pending=Func("pk", function="portal_pending_at", output_field=models.IntegerField()))


# Kazakhstan's outermost points, a little outwards, in degrees.
SOUTH, NORTH, WEST, EAST = 40.5, 55.5, 46.4, 87.4


class Platform(Record, Named):
    """A place where mediators receive people. What kind it is, and since when, its dated entries say."""

    code = models.CharField(_("code"), max_length=40, unique=True)
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="platforms")
    district = models.CharField(_("district"), max_length=120, blank=True)
    locality = models.CharField(_("locality"), max_length=120, blank=True)
    address = models.CharField(_("address"), max_length=300, blank=True)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)

    objects = PlatformQuerySet.as_manager()

    class Meta:
        verbose_name = _("platform")
        verbose_name_plural = _("platforms")
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="platform_with_region"),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="platform_coordinates_in_pairs",
                violation_error_message=_("Give both the latitude and the longitude, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(latitude__isnull=True) | Q(latitude__range=(SOUTH, NORTH), longitude__range=(WEST, EAST)),
                name="platform_in_kazakhstan",
                violation_error_message=_("This point is outside Kazakhstan; the latitude comes first."),
            ),
        ]

    @property
    def current(self) -> "PlatformPeriod":
        """The last dated entry."""
        return self.periods.order_by("-starts_on", "-id").first()

    def is_open_at(self, day) -> bool:
        return self.periods.registered_at(day).exists()


class PlatformPeriodQuerySet(PeriodQuerySet):
    owner = "platform"

    def visible_to(self, user):
        if user.is_operator:
            return self.filter(platform=user.platform_id)
        return self.filter(region=user.region_id) if user.is_regional else self


class PlatformPeriod(Period):
    """A dated entry: with whom a platform worked, as an office or as a dialogue platform."""

    class Begun(models.TextChoices):
        OPENED = "opened", _("opened")
        CHANGED = "changed", _("changed")

    class Ended(models.TextChoices):
        CLOSED = "closed", _("closed")
        CHANGED = "changed", _("changed")

    Kind = Kind

    platform = models.ForeignKey(
        Platform, models.PROTECT, verbose_name=_("platform"), related_name="periods", db_constraint=False
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    host = models.CharField(_("host"), max_length=16)  # the code of an item of the dictionary
    begun_by = models.CharField(_("begun by"), max_length=8, choices=Begun.choices, default=Begun.OPENED)
    ended_by = models.CharField(_("ended by"), max_length=8, choices=Ended.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)

    objects = PlatformPeriodQuerySet.as_manager()

    @property
    def host_label(self) -> str:
        return Host.objects.of(self.kind).labels().get(self.host, self.host)

    @property
    def is_office(self) -> bool:
        """Whether it counts as an office; ``words.is_office`` says the same of rows."""
        return self.kind == Kind.OFFICE

    class Meta:
        verbose_name = _("entry of a platform")
        verbose_name_plural = _("entries of platforms")
        indexes = [models.Index(fields=["region", "starts_on"], name="platform_period_region")]
        constraints = [
            *period_constraints("platform", "platform_period"),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="platform_period_in_region",
            ),
            CompositeForeignKey(
                fields=["kind", "host"],
                to="offices.Host",
                to_fields=["kind", "code"],
                name="host_fits_kind",
                violation_error_message=_("This host does not go with this kind of platform."),
            ),
        ]
