from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.attachments.kinds import PICTURES
from mediation.attachments.record import Attachment, StaffFileQuerySet
from mediation.database.keys import CompositeForeignKey
from mediators.models.mediator import Mediator


class MediatorPhoto(Attachment):
    """The photo on a mediator's card: one at a time, those before it can be had back for a day."""

    owner, folder, most = "mediator", "mediators", 1
    taken, has_face, keeper = PICTURES, True, "administrator"

    mediator = models.ForeignKey(
        Mediator, models.CASCADE, verbose_name=_("mediator"), related_name="photos", db_constraint=False
    )

    objects = StaffFileQuerySet.as_manager()

    class Meta(Attachment.Meta):
        verbose_name = _("photo of a mediator")
        verbose_name_plural = _("photos of mediators")
        constraints = [
            models.UniqueConstraint(
                fields=["mediator", "sha256"],
                name="mediator_photo_once",
                violation_error_message=_("This file is attached already."),
            ),
            models.UniqueConstraint(
                fields=["mediator"], condition=models.Q(removed_at__isnull=True), name="mediator_photo_one"
            ),
            CompositeForeignKey(
                fields=["mediator", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="mediator_photo_in_region",
            ),
        ]
