import datetime

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.periods import holds_at
from mediation.records import Record
from mediators.keys import NameKey, PhoneKey


def initials(name: str) -> str:
    """Return the first letters of the first two words: what stands where a photo is missing."""
    return "".join(word[0] for word in name.split()[:2]).upper()


class MediatorQuerySet(models.QuerySet):
    def known_to(self, user):
        """A coordinator knows the own region's mediators, national staff and administrators all."""
        return self.filter(region=user.region_id) if user.is_regional else self

    def active_at(self, day):
        """In the register on this day and not suspended."""
        return self.filter(holds_at(day, "standings__"), standings__is_suspended=False)

    def published_at(self, day):
        """In the register on this day, not suspended, and agreed to be published."""
        return self.active_at(day).filter(is_published=True, merged_into__isnull=True)

    def visible_to(self, user):
        """Those known to the user; a card merged into another is looked up by its address alone."""
        return self.known_to(user).filter(merged_into__isnull=True)


class Mediator(Record):
    """A mediator's card. Whether he is in the register, and as what, his dated entries say."""

    registry_number = models.CharField(_("registry number"), max_length=40, unique=True)
    full_name = models.CharField(_("full name"), max_length=200)
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="mediators")
    languages = models.CharField(_("languages"), max_length=200, blank=True, help_text=_("Separated by commas."))
    # What the last dated entry says; the database keeps the two alike (migration 0013).
    is_ethno = models.BooleanField(_("ethnomediator"), default=False)
    phone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    organisation = models.CharField(_("organisation"), max_length=300, blank=True)
    specialisation = models.CharField(_("fields of mediation"), max_length=300, blank=True)
    certificate_number = models.CharField(_("certificate number"), max_length=60, blank=True)
    certificate_issuer = models.CharField(_("certificate issued by"), max_length=300, blank=True)
    certificate_on = models.DateField(_("certificate issued on"), null=True, blank=True)
    certificate_until_on = models.DateField(_("certificate valid until"), null=True, blank=True)
    elected_by = models.CharField(_("elected by"), max_length=300, blank=True)
    elected_on = models.DateField(_("elected on"), null=True, blank=True)
    birth_on = models.DateField(
        _("born on"), null=True, blank=True, help_text=_("For the check of age; never shown to the public.")
    )
    education = models.CharField(
        _("higher education"), max_length=300, blank=True, help_text=_("The institution and the year of the diploma.")
    )
    is_published = models.BooleanField(
        _("agreed to be published"),
        default=False,
        help_text=_("The name and the photo may stand in the public directory."),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        verbose_name=_("merged into"),
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        db_constraint=False,
    )
    name_key = models.GeneratedField(expression=NameKey("full_name"), output_field=models.TextField(), db_persist=True)
    phone_key = models.GeneratedField(expression=PhoneKey("phone"), output_field=models.TextField(), db_persist=True)

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mediator")
        verbose_name_plural = _("mediators")
        indexes = [
            GinIndex(OpClass("name_key", name="gin_trgm_ops"), name="mediator_name_key"),
            models.Index(fields=["phone_key"], name="mediator_phone_key"),
            models.Index(fields=["certificate_until_on"], name="mediator_certificate_until"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="mediator_with_region"),
            models.CheckConstraint(
                condition=models.Q(certificate_until_on__isnull=True)
                | models.Q(certificate_until_on__gte=models.F("certificate_on")),
                name="certificate_ends_after_issue",
                violation_error_message=_("The certificate may not end before it was issued."),
            ),
            models.CheckConstraint(
                condition=models.Q(birth_on__isnull=True) | models.Q(birth_on__gte=datetime.date(1900, 1, 1)),
                name="mediator_birth_plausible",
                violation_error_message=_("Nobody was born that long ago."),
            ),
            CompositeForeignKey(
                fields=["merged_into", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="mediator_merged_in_region",
                violation_error_message=_("Only cards of one region are merged."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def initials(self) -> str:
        return initials(self.full_name)

    @property
    def current(self):
        """The last dated entry."""
        return self.standings.order_by("-starts_on", "-id").first()
