from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from mediation.quarter import Quarter


class LetterQuerySet(models.QuerySet):
    def of(self, quarter: Quarter):
        return self.filter(starts_on=quarter.start)

    def waiting(self):
        return self.filter(sent_at__isnull=True).order_by("pk")

    def reminders(self):
        """Those to a region that has not handed in, not the letters about a step."""
        return self.filter(occasion__regex="^(remind|late)-")


class Letter(models.Model):
    """A letter to be sent by mail, once: of each region, quarter and occasion there is one row.

    It holds no text and no address: both are made when it is sent, from the occasion alone. ``sent_to``: how many
    addresses it went to; 0 where nobody has one, or where it had become idle.
    """

    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+")
    starts_on = models.DateField(_("first day of the quarter"))
    occasion = models.CharField(max_length=20)
    made_at = models.DateTimeField(db_default=Now())
    sent_at = models.DateTimeField(null=True, blank=True)
    sent_to = models.PositiveSmallIntegerField(null=True, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        verbose_name = _("letter")
        verbose_name_plural = _("letters")
        constraints = [
            models.UniqueConstraint(fields=["region", "starts_on", "occasion"], name="letter_once_an_occasion"),
        ]

    @property
    def quarter(self) -> Quarter:
        return Quarter.of(self.starts_on)
