"""A citizen's request from the public page. Not an appeal, and in no figure, until a coordinator accepts it."""

import uuid

from django.db import connection, models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from appeals.receipt import grouped
from mediation.database.encryption import EncryptedTextField
from mediation.database.keys import CompositeForeignKey


class RequestQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own region's for a coordinator; nobody else's business."""
        return self.filter(region=user.region_id) if user.is_coordinator else self.none()

    def undecided(self):
        return self.filter(status=Request.Status.RECEIVED)


class Request(models.Model):
    """What a person left on the public page so that an office calls back. No story: only what the call needs."""

    class Status(models.TextChoices):
        RECEIVED = "received", pgettext_lazy("request", "received")
        ACCEPTED = "accepted", pgettext_lazy("request", "accepted")
        DECLINED = "declined", pgettext_lazy("request", "declined")

    class Language(models.TextChoices):
        KAZAKH = "kk", _("Kazakh")
        RUSSIAN = "ru", _("Russian")
        ENGLISH = "en", _("English")

    class Callback(models.TextChoices):
        ANY = "", _("at any time")
        MORNING = "morning", _("in the morning")
        AFTERNOON = "afternoon", _("in the afternoon")
        EVENING = "evening", _("in the evening")

    # The token of the form, made by the portal: one form, one request.
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    receipt = models.CharField(_("receipt number"), max_length=12, unique=True, editable=False)
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("mediation office"),
        null=True,
        blank=True,
        related_name="+",
        db_constraint=False,
    )
    category = models.ForeignKey("appeals.Category", models.PROTECT, verbose_name=_("category"), related_name="+")
    name = EncryptedTextField(_("name"), blank=True)
    contact = EncryptedTextField(_("contact"))
    name_index = models.BinaryField(null=True, editable=False)
    contact_index = models.BinaryField(null=True, editable=False)
    language = models.CharField(_("language"), max_length=2, choices=Language.choices)
    callback = models.CharField(_("when to call"), max_length=9, choices=Callback.choices, blank=True)
    sent_on = models.DateField(_("sent on"))
    consented_on = models.DateField(_("consent given on"))
    status = models.CharField(_("status"), max_length=8, choices=Status.choices, default=Status.RECEIVED)
    decided_on = models.DateField(_("decided on"), null=True, blank=True)
    declined_because = models.CharField(_("reason of the refusal"), max_length=300, blank=True)
    appeal = models.OneToOneField(
        "appeals.Appeal",
        models.PROTECT,
        verbose_name=_("appeal"),
        null=True,
        blank=True,
        related_name="request",
        db_constraint=False,
    )

    objects = RequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("citizen's request")
        verbose_name_plural = _("citizens' requests")
        indexes = [
            models.Index(fields=["region", "-sent_on"], name="request_region_sent"),
            models.Index(fields=["region", "contact_index"], name="request_contact"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="received", decided_on__isnull=True, appeal__isnull=True, declined_because="")
                | Q(status="accepted", decided_on__isnull=False, appeal__isnull=False, declined_because="")
                | (Q(status="declined", decided_on__isnull=False, appeal__isnull=True) & ~Q(declined_because="")),
                name="request_decision_is_whole",
                violation_error_message=_("A request is accepted as an appeal, or declined with a reason."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="request_platform_in_region",
                violation_error_message=_("The platform belongs to another region."),
            ),
            CompositeForeignKey(
                fields=["appeal", "region"],
                to="appeals.Appeal",
                to_fields=["id", "region"],
                name="request_appeal_in_region",
            ),
        ]

    def __str__(self):
        return grouped(self.receipt)

    @property
    def is_undecided(self) -> bool:
        return self.status == self.Status.RECEIVED


def public_status(receipt: str) -> str:
    """Return ``received``, ``accepted`` or ``closed``, or "" for no such request.

    Asked of a function of the database, which says this word and nothing else to whoever has the receipt.
    """
    with connection.cursor() as cursor:
        cursor.execute("select portal_request_status(%s)", [receipt])
        return cursor.fetchone()[0] or ""
