from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.quarter import Period, Quarter
from mediation.records import Named, Record


class CampaignQuerySet(models.QuerySet):
    def starting_in(self, period: Period):
        return self.filter(starts_on__gte=period.start, starts_on__lt=period.end)

    def told(self):
        """Of each only what anybody may read."""
        return self.only("kind", "name_ru", "name_kk", "starts_on", "ends_on", "opens_at", "closes_at")

    def open_days(self):
        """Open days, the earliest first; of them only what anybody may read."""
        return self.filter(kind=Campaign.Kind.OPEN_DAY).order_by("starts_on", "pk").told()

    def like_before(self, campaign: "Campaign"):
        """Earlier ones of the same kind, the latest first."""
        return self.filter(kind=campaign.kind, starts_on__lt=campaign.starts_on).order_by("-starts_on", "-pk")

    def since(self, quarter: Quarter):
        return self.filter(starts_on__gte=quarter.start)

    def ending_from(self, day):
        """Under way or to come."""
        return self.filter(ends_on__gte=day)

    def held_on(self, day):
        """Whose window of days holds this one."""
        return self.filter(starts_on__lte=day, ends_on__gte=day)

    def visible_to(self, user):
        """Campaigns are national: everyone signed in sees them."""
        return self


class Campaign(Record, Named):
    """An action held across regions in a window of days; its figures stand apart from the routine ones."""

    class Kind(models.TextChoices):
        WEEK = "week", _("Week of mediation")
        OPEN_DAY = "open_day", _("Open day")
        OTHER = "other", _("other campaign")

    code = models.CharField(_("code"), max_length=40, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices)
    starts_on = models.DateField(_("first day"))
    ends_on = models.DateField(_("last day"))
    opens_at = models.TimeField(_("opens at"), null=True, blank=True)
    closes_at = models.TimeField(_("closes at"), null=True, blank=True)
    slogan_ru = models.CharField(_("slogan in Russian"), max_length=200, blank=True)
    slogan_kk = models.CharField(_("slogan in Kazakh"), max_length=200, blank=True)
    aims_ru = models.TextField(_("aims in Russian"), max_length=1000, blank=True)
    aims_kk = models.TextField(_("aims in Kazakh"), max_length=1000, blank=True)
    is_pilot = models.BooleanField(
        _("pilot"), default=False, help_text=_("Held to try it out; without the mark it is a regular campaign.")
    )

    objects = CampaignQuerySet.as_manager()

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        indexes = [models.Index(fields=["starts_on"], name="campaign_starts")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")),
                name="campaign_ends_after_start",
                violation_error_message=_("The last day may not be before the first."),
            ),
            models.CheckConstraint(
                condition=models.Q(opens_at__isnull=True)
                | models.Q(closes_at__isnull=True)
                | models.Q(closes_at__gt=models.F("opens_at")),
                name="campaign_closes_after_opening",
                violation_error_message=_("The closing hour must be after the opening hour."),
            ),
        ]

    @property
    def slogan(self) -> str:
        return (self.slogan_kk if get_language() == "kk" else "") or self.slogan_ru

    @property
    def aims(self) -> str:
        return (self.aims_kk if get_language() == "kk" else "") or self.aims_ru

    @property
    def is_told_in_both(self) -> bool:
        """Name, slogan and aims stand in Russian and in Kazakh."""
        return all((self.name_kk, self.slogan_ru, self.slogan_kk, self.aims_ru, self.aims_kk))


class RegionalQuerySet(models.QuerySet):
    def of_campaigns_starting_in(self, period: Period):
        return self.filter(campaign__starts_on__gte=period.start, campaign__starts_on__lt=period.end)

    def visible_to(self, user):
        """The own region's for a coordinator, all for national staff, none for administrators."""
        if user.is_coordinator:
            return self.filter(region=user.region_id)
        return self if user.is_national else self.none()


class ParticipationQuerySet(RegionalQuerySet):
    def of(self, campaign):
        return self.filter(campaign=campaign)

    def by_mediators_in(self, period):
        """Mediators who took part in campaigns that begin in the quarter or year."""
        return self.of_campaigns_starting_in(period).filter(mediator__isnull=False)


class Participation(models.Model):
    """A platform, or a mediator at a platform, took part in a campaign. The region is the platform's."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="participations")
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        related_name="participations",
        db_constraint=False,
    )
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        verbose_name=_("mediator"),
        null=True,
        blank=True,
        related_name="participations",
        help_text=_("Blank: the platform itself took part."),
    )
    form_token = models.UUIDField(null=True, unique=True, editable=False)

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        verbose_name = _("participation")
        verbose_name_plural = _("participations")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "platform", "mediator"],
                name="participation_once",
                nulls_distinct=False,
                violation_error_message=_("This participation is already entered."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="participation_in_region",
            ),
        ]

    def __str__(self):
        return str(self.mediator or self.platform)


class SurveyTotal(Record):
    """How many people a region's survey reached in a campaign, as a typed total."""

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="surveys")
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    respondents = models.PositiveIntegerField(
        _("respondents"),
        help_text=_("Only those not filled in the portal: questionnaires filled there are counted by themselves."),
    )
    findings = models.TextField(_("findings"), blank=True, max_length=4000)
    findings_kk = models.TextField(_("findings in Kazakh"), blank=True, max_length=4000)

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("survey of a region")
        verbose_name_plural = _("surveys of regions")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "region"],
                name="survey_once_a_region",
                violation_error_message=_("This region's survey is already entered."),
            ),
        ]

    def __str__(self):
        return f"{self.campaign}: {self.region}"
