from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.campaign import Campaign, RegionalQuerySet


class Preparation(models.Model):
    """What a region says it has done before a campaign; what records can tell is not asked."""

    class Item(models.TextChoices):
        ANNOUNCED = "announced", _("The day is announced in the media and at state bodies")
        BRIEFED = "briefed", _("Mediators know their place and hours")
        PAPERS = "papers", _("Journals, forms and leaflets are at the places")
        SURVEY = "survey", _("The survey is ready")

    campaign = models.ForeignKey(Campaign, models.PROTECT, verbose_name=_("campaign"), related_name="preparations")
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    item = models.CharField(_("item"), max_length=9, choices=Item.choices)
    done_by = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("done by"), related_name="+")
    done_at = models.DateTimeField(_("done at"))

    objects = RegionalQuerySet.as_manager()

    class Meta:
        verbose_name = _("preparation of a campaign")
        verbose_name_plural = _("preparations of campaigns")
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "region", "item"],
                name="preparation_once",
                violation_error_message=_("This is marked as done already."),
            ),
        ]

    def __str__(self):
        return self.get_item_display()
