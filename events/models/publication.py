from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.words import CampaignedQuerySet
from mediation.records import Record


class PublicationQuerySet(CampaignedQuerySet):
    day = "published_on"


class Publication(Record):
    """A publication, or a line that stands for several (``quantity``)."""

    class Medium(models.TextChoices):
        PRINT = "print", _("print")
        TV = "tv", _("television")
        RADIO = "radio", _("radio")
        ONLINE = "online", _("online media")
        SOCIAL = "social", _("social networks")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="publications")
    external_id = models.CharField(_("external number"), max_length=60, blank=True)
    published_on = models.DateField(_("published on"))
    medium = models.CharField(_("medium"), max_length=6, choices=Medium.choices)
    title = models.CharField(_("title"), max_length=500)
    outlet = models.CharField(_("outlet"), max_length=300, blank=True)
    url = models.URLField(_("link"), max_length=1000, blank=True)
    quantity = models.PositiveIntegerField(_("quantity"), default=1)
    comments = models.PositiveIntegerField(_("comments and reactions"), default=0)
    campaign = models.ForeignKey(
        "events.Campaign",
        models.PROTECT,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        related_name="publications",
    )

    objects = PublicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        indexes = [
            models.Index(fields=["region", "published_on"], name="publication_region_day"),
            models.Index(fields=["published_on", "id"], name="publication_day"),
            models.Index(fields=["campaign"], condition=models.Q(campaign__isnull=False), name="publication_campaign"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "external_id"],
                condition=~models.Q(external_id=""),
                name="publication_external_id_once",
                violation_error_message=_("This external number is already used in the region."),
            ),
            models.CheckConstraint(
                condition=models.Q(quantity__gte=1, quantity__lte=100_000),
                name="publication_quantity_plausible",
                violation_error_message=_("The quantity must be from 1 to 100,000."),
            ),
        ]

    def __str__(self):
        return self.title
