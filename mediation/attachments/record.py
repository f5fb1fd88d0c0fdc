"""The row of a file: what it is called, what it is, where it is stored. Rooms add what it belongs to."""

import datetime

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.attachments.kinds import BY_EXTENSION, EVERY, Kind

UNDO = datetime.timedelta(days=1)  # so long a removed file can be had back


class AttachmentQuerySet(models.QuerySet):
    def kept(self):
        """Not removed."""
        return self.filter(removed_at__isnull=True)

    def undoable(self):
        """Removed so lately that it can be had back."""
        return self.filter(removed_at__gt=timezone.now() - UNDO)

    def past_undoing(self):
        return self.filter(removed_at__lt=timezone.now() - UNDO)

    def visible_to(self, user):
        """The own region's for a coordinator, all for national staff, none for others."""
        if user.is_coordinator:
            return self.filter(region=user.region_id)
        return self if user.is_national else self.none()


class StaffFileQuerySet(AttachmentQuerySet):
    """Files of what administrators see too."""

    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self


class Attachment(models.Model):
    """Base. Subclasses say the record (``owner``: the name of its foreign key) and the folder of the files."""

    owner = folder = ""
    most = 10  # files of one record
    taken = EVERY  # kinds of files
    has_face = False  # whether a tiny square is kept of a picture
    keeper = "coordinator"  # the role whose rows ``tidy`` may delete

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    name = models.CharField(_("file"), max_length=200)
    extension = models.CharField(
        _("kind"), max_length=4, choices=[(name, name) for name in BY_EXTENSION], editable=False
    )
    size = models.PositiveIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64, editable=False)
    stored_as = models.CharField(max_length=100, unique=True, editable=False)
    added_at = models.DateTimeField(_("added"), default=clock.now, editable=False)
    removed_at = models.DateTimeField(_("removed"), null=True, blank=True, editable=False)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["pk"]

    def __str__(self):
        return self.name

    @property
    def kind(self) -> Kind:
        return BY_EXTENSION[self.extension]

    @property
    def is_picture(self) -> bool:
        return self.kind.is_picture
