"""The log of downloads."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ExportEntry(models.Model):
    """One file of records that somebody took out of the portal. Append-only; a trigger fills in who and when."""

    at = models.DateTimeField(_("at"), null=True, db_index=True)
    actor_id = models.BigIntegerField(null=True)
    role = models.CharField(max_length=63, blank=True)
    region = models.CharField(max_length=5, blank=True)
    register = models.CharField(_("register"), max_length=60)
    address = models.CharField(_("filters"), max_length=2000)
    columns = models.JSONField(_("columns"))
    rows = models.PositiveIntegerField(_("rows"))
    has_personal = models.BooleanField(_("with personal data"))

    class Meta:
        verbose_name = _("download")
        verbose_name_plural = _("downloads")
