from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.attachments.record import Attachment
from mediation.database.keys import CompositeForeignKey


class EventFile(Attachment):
    """A photo of an event, its programme, a list without names: what shows that it was held."""

    owner, folder = "event", "events"

    event = models.ForeignKey(
        "events.Event", models.CASCADE, verbose_name=_("event"), related_name="files", db_constraint=False
    )

    class Meta(Attachment.Meta):
        verbose_name = _("file of an event")
        verbose_name_plural = _("files of events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "sha256"],
                name="event_file_once",
                violation_error_message=_("This file is attached already."),
            ),
            CompositeForeignKey(
                fields=["event", "region"],
                to="events.Event",
                to_fields=["id", "region"],
                name="event_file_in_region",
            ),
        ]
