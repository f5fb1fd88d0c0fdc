from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from events.links import link_key
from events.models.words import CampaignedQuerySet
from mediation.records import Record


class LinkKeyField(models.CharField):
    """The link's key (``events.links``), made when the row is inserted or saved; ``update`` is told it by actions."""

    is_derived = True  # the trail of a record tells of the link alone

    def pre_save(self, record, add):
        key = link_key(record.url)
        setattr(record, self.attname, key)
        return key


class PublicationQuerySet(CampaignedQuerySet):
    day = "published_on"

    def with_link(self):
        return self.exclude(link_key="")

    def of_pages(self, keys):
        """Of these pages, however their links are written."""
        return self.filter(link_key__in={key for key in keys if key})

    def entered_by_several_regions(self):
        """The keys of pages that more than one region has entered, the latest first."""
        found = self.with_link().values("link_key").annotate(
            regions=models.Count("region", distinct=True), last_on=models.Max("published_on")
        )  # fmt: skip
        return found.filter(regions__gt=1).order_by("-last_on", "link_key")


class Publication(Record):
    """A publication, or a line that stands for several (``quantity``).

    “More than” says of a number that it is a lower bound: the figures keep the number, the report its word.
    """

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
    title_kk = models.CharField(_("title in Kazakh"), max_length=500, blank=True)
    outlet = models.CharField(_("outlet"), max_length=300, blank=True)
    url = models.URLField(_("link"), max_length=1000, blank=True)
    link_key = LinkKeyField(max_length=1000, blank=True, editable=False)
    quantity = models.PositiveIntegerField(
        _("quantity"), default=1, help_text=_("More than one when the line stands for several publications.")
    )
    is_quantity_more_than = models.BooleanField(
        _("more than this quantity"),
        default=False,
        help_text=_("The exact number is not known, only that it is larger."),
    )
    comments = models.PositiveIntegerField(_("comments"), default=0)
    reactions = models.PositiveIntegerField(
        _("reactions"), default=0, help_text=_("Likes and the like; the figures count them together with comments.")
    )
    is_comments_more_than = models.BooleanField(_("more than so many comments and reactions"), default=False)
    responses = models.GeneratedField(
        expression=F("comments") + F("reactions"),
        output_field=models.PositiveIntegerField(),
        db_persist=True,
        verbose_name=_("comments and reactions"),
    )
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
            models.Index(fields=["link_key", "region"], condition=~Q(link_key=""), name="publication_link"),
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
            models.CheckConstraint(
                condition=Q(comments__lte=100_000_000, reactions__lte=100_000_000),
                name="publication_comments_plausible",
                violation_error_message=_("Comments and reactions are at most 100,000,000 each."),
            ),
        ]

    def __str__(self):
        return (self.title_kk if get_language() == "kk" else "") or self.title
