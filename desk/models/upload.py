"""A workbook that somebody sent: what became of it, and for a day or less the file itself."""

import datetime

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey

KEPT_FOR = datetime.timedelta(days=1)


class UploadQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator sees the own region's uploads; administrators those that are of no region."""
        return self.filter(region=user.region_id)


class Upload(models.Model):
    """One workbook in the history of a region, or, without a region, of the registers.

    ``counts`` lists the filled sheets, as ``{sheet, new, changed, same, errors}``; ``mark`` tells the changes that
    the preview showed from any others.
    """

    class Status(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("ready to load")
        UNCHANGED = "unchanged", _("nothing to load")
        FAULTY = "faulty", _("has errors")
        LOADING = "loading", _("being loaded")
        LOADED = "loaded", _("loaded")
        FAILED = "failed", _("interrupted")
        DISCARDED = "discarded", _("discarded")

    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), null=True, blank=True, related_name="+"
    )
    user = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("sent by"), related_name="+")
    name = models.CharField(_("file"), max_length=200)
    size = models.PositiveIntegerField(_("size in bytes"))
    rows = models.PositiveIntegerField(_("rows"), default=0)
    status = models.CharField(_("result"), max_length=9, choices=Status.choices, default=Status.CHECKING)
    counts = models.JSONField(_("rows by sheet"), default=list, blank=True)
    mark = models.CharField(max_length=64, blank=True, editable=False)
    uploaded_at = models.DateTimeField(_("sent"), auto_now_add=True)
    finished_at = models.DateTimeField(_("finished"), null=True, blank=True)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("upload")
        verbose_name_plural = _("uploads")
        indexes = [models.Index(fields=["region", "-id"], name="upload_region")]
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="upload_with_region"),
            models.CheckConstraint(
                condition=Q(status__in=("checking", "loading")) | Q(finished_at__isnull=False),
                name="upload_finished_when_done",
                violation_error_message=_("An upload that is done has the moment it was done."),
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def is_working(self) -> bool:
        """Whether a job, or the request itself, still has it in hand."""
        return self.status in (self.Status.CHECKING, self.Status.LOADING)


class UploadFileManager(models.Manager):
    def forget_old(self) -> None:
        """Delete the files whose day is over. As the web login, whom the database lets delete no others."""
        with connection.cursor() as cursor:
            cursor.execute("delete from desk_uploadfile")


class UploadFile(models.Model):
    """The bytes of an upload, what its check found, and how far the work on it is. Gone when it is loaded.

    Not in the journal: what a file changed stands there row by row.
    """

    upload = models.OneToOneField(Upload, models.CASCADE, related_name="file", db_constraint=False)
    region = models.ForeignKey("offices.Region", models.PROTECT, null=True, blank=True, related_name="+")
    content = models.BinaryField()
    report = models.JSONField(null=True, blank=True)
    done = models.PositiveIntegerField(default=0)
    expected = models.PositiveIntegerField(default=0)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = UploadFileManager()

    class Meta:
        verbose_name = _("file of an upload")
        verbose_name_plural = _("files of uploads")
        constraints = [
            CompositeForeignKey(
                fields=["upload", "region"],
                to="desk.Upload",
                to_fields=["id", "region"],
                name="upload_file_in_region",
            ),
        ]
