import datetime

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appeals.models.category import Category
from appeals.models.words import TERM, AppealQuerySet
from mediation.database.keys import CompositeForeignKey
from mediation.records import Record


class Source(models.TextChoices):
    SELF = "self", _("came on their own")
    COURT = "court", _("court")
    POLICE = "police", _("police")
    PROSECUTOR = "prosecutor", _("prosecutor's office")
    AKIMAT = "akimat", _("akimat")
    EDUCATION = "education", _("education")
    SOCIAL_SERVICES = "social_services", _("social services")
    NGO = "ngo", _("non-governmental organisation")
    OTHER = "other", _("other")


class Channel(models.TextChoices):
    IN_PERSON = "in_person", _("in person")
    PHONE = "phone", _("by telephone")
    ONLINE = "online", _("online")
    OUTREACH = "outreach", _("outreach visit")


class Outcome(models.TextChoices):
    CONSULTATION = "consultation", _("consultation")
    AGREEMENT = "agreement", _("settlement agreement")
    NO_AGREEMENT = "no_agreement", _("no agreement reached")
    REDIRECTED = "redirected", _("redirected")
    WITHDRAWN = "withdrawn", _("withdrawn")


class Gender(models.TextChoices):
    MALE = "male", _("male")
    FEMALE = "female", _("female")


class Appeal(Record):
    """A person's request to an office. No name is needed; what was said in a session is never stored."""

    Source, Channel, Outcome, Gender = Source, Channel, Outcome, Gender

    number = models.CharField(_("number"), max_length=20, unique=True, editable=False)
    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), related_name="appeals", editable=False
    )
    external_id = models.CharField(_("external number"), max_length=60, blank=True)
    platform = models.ForeignKey(
        "offices.Platform",
        models.PROTECT,
        verbose_name=_("platform"),
        related_name="appeals",
        db_constraint=False,
    )
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        verbose_name=_("mediator"),
        null=True,
        blank=True,
        related_name="appeals",
    )
    received_on = models.DateField(_("received on"))
    source = models.CharField(_("referred by"), max_length=15, choices=Source.choices, default=Source.SELF)
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices, default=Channel.IN_PERSON)
    category = models.ForeignKey(Category, models.PROTECT, verbose_name=_("category"), related_name="appeals")
    age = models.PositiveSmallIntegerField(_("age"), null=True, blank=True)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender.choices, blank=True)
    mediation_agreed_on = models.DateField(
        _("agreement to mediate signed on"),
        null=True,
        blank=True,
        help_text=_("The usual term of 30 days runs from this day, or from the receipt until it is signed."),
    )
    extended_on = models.DateField(_("term extended on"), null=True, blank=True, editable=False)
    outcome = models.CharField(_("outcome"), max_length=12, choices=Outcome.choices, blank=True)
    resolved_on = models.DateField(_("resolved on"), null=True, blank=True)
    campaign = models.ForeignKey(
        "events.Campaign",
        models.PROTECT,
        verbose_name=_("campaign"),
        null=True,
        blank=True,
        related_name="appeals",
        help_text=_("An appeal of a campaign is counted in the campaign's section, not in the routine figures."),
    )
    follows = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("continues the appeal"),
        null=True,
        blank=True,
        editable=False,
        related_name="followers",
    )
    annulled_at = models.DateTimeField(_("annulled"), null=True, blank=True, editable=False)
    annulled_because = models.CharField(_("reason of annulment"), max_length=300, blank=True, editable=False)

    objects = AppealQuerySet.as_manager()

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        indexes = [
            models.Index(fields=["region", "received_on"], name="appeal_region_received"),
            models.Index(fields=["received_on", "id"], name="appeal_received"),
            models.Index(fields=["received_on"], condition=Q(resolved_on__isnull=True), name="appeal_unresolved"),
            models.Index(fields=["resolved_on"], name="appeal_resolved"),
            models.Index(fields=["campaign"], condition=Q(campaign__isnull=False), name="appeal_campaign"),
            models.Index(fields=["mediator"], name="appeal_mediator_received"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="appeal_with_region"),
            models.UniqueConstraint(
                fields=["region", "external_id"],
                condition=~Q(external_id=""),
                name="appeal_external_id_once",
                violation_error_message=_("This external number is already used in the region."),
            ),
            models.CheckConstraint(
                condition=Q(outcome="", resolved_on__isnull=True) | (~Q(outcome="") & Q(resolved_on__isnull=False)),
                name="appeal_outcome_with_day",
                violation_error_message=_("Give both the outcome and its day, or neither."),
            ),
            models.CheckConstraint(
                condition=Q(resolved_on__isnull=True) | Q(resolved_on__gte=F("received_on")),
                name="appeal_resolved_after_receipt",
                violation_error_message=_("An outcome may not be before the receipt."),
            ),
            models.CheckConstraint(
                condition=Q(mediation_agreed_on__isnull=True) | Q(mediation_agreed_on__gte=F("received_on")),
                name="appeal_agreed_after_receipt",
                violation_error_message=_("The agreement to mediate may not be before the receipt."),
            ),
            models.CheckConstraint(
                condition=Q(age__isnull=True) | Q(age__lte=120),
                name="appeal_age_plausible",
                violation_error_message=_("The age must be from 0 to 120."),
            ),
            models.CheckConstraint(
                condition=Q(annulled_at__isnull=True, annulled_because="")
                | (Q(annulled_at__isnull=False) & ~Q(annulled_because="")),
                name="appeal_annulled_with_reason",
                violation_error_message=_("Say why the appeal is annulled."),
            ),
            models.CheckConstraint(
                condition=Q(extended_on__isnull=True) | Q(extended_on__gte=F("received_on")),
                name="appeal_extended_after_receipt",
                violation_error_message=_("The term may not be extended before the receipt."),
            ),
            models.UniqueConstraint(
                fields=["follows"],
                condition=Q(follows__isnull=False, annulled_at__isnull=True),
                name="appeal_continued_once",
                violation_error_message=_("Another appeal continues this one already."),
            ),
            CompositeForeignKey(
                fields=["platform", "region"],
                to="offices.Platform",
                to_fields=["id", "region"],
                name="appeal_platform_in_region",
                violation_error_message=_("The platform belongs to another region."),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def is_annulled(self) -> bool:
        return self.annulled_at is not None

    @property
    def is_counted(self) -> bool:
        return not self.is_annulled

    @property
    def is_pending(self) -> bool:
        return not self.outcome and not self.is_annulled

    @property
    def is_resolved(self) -> bool:
        return bool(self.outcome) and not self.is_annulled

    @property
    def is_unsigned(self) -> bool:
        """Pending, and nobody has agreed to mediate yet."""
        return self.is_pending and self.mediation_agreed_on is None

    @property
    def is_extendable(self) -> bool:
        return self.is_pending and self.extended_on is None

    def is_overdue(self, today: datetime.date) -> bool:
        return self.is_pending and self.due_on < today

    @property
    def due_on(self) -> datetime.date:
        """Thirty days from the agreement to mediate, or from the receipt; thirty more when extended once."""
        term = TERM * 2 if self.extended_on else TERM
        return (self.mediation_agreed_on or self.received_on) + term
