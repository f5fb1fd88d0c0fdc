from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class RegionQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator's own region; all twenty for everyone else."""
        return self.filter(pk=user.region_id) if user.is_regional else self


class Region(models.Model):
    """One of the twenty regions of today, also for years before 2022. The key is the ISO 3166-2 code."""

    class Kind(models.TextChoices):
        OBLAST = "oblast", _("oblast")
        CITY = "city", _("city of republican significance")

    code = models.CharField(_("code"), max_length=5, primary_key=True)
    kato = models.CharField(_("KATO"), max_length=2, unique=True)
    name_ru = models.CharField(_("name in Russian"), max_length=60)
    name_kk = models.CharField(_("name in Kazakh"), max_length=60)
    name_en = models.CharField(_("name in English"), max_length=60)
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices)
    sort_order = models.PositiveSmallIntegerField(_("order"), unique=True)

    objects = RegionQuerySet.as_manager()

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ["sort_order"]

    @property
    def name(self) -> str:
        return getattr(self, f"name_{get_language()[:2]}", self.name_ru)

    def __str__(self):
        return self.name
