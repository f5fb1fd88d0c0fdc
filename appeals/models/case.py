"""What belongs to a case: its parties, sessions and settlement agreement."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.database.encryption import EncryptedTextField
from mediation.database.keys import CompositeForeignKey


class OfAppealQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_coordinator else self.none()


class OfAppeal(models.Model):
    """Base of rows that belong to an appeal and carry its region."""

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, db_constraint=False, related_name="%(class)ss")
    region = models.ForeignKey("offices.Region", models.PROTECT, related_name="+", editable=False)

    objects = OfAppealQuerySet.as_manager()

    class Meta:
        abstract = True
        constraints = [
            CompositeForeignKey(
                fields=["appeal", "region"],
                to="appeals.Appeal",
                to_fields=["id", "region"],
                name="%(class)s_in_region",
            )
        ]


class Party(OfAppeal):
    """A party to a dispute. Only coordinators' role has a grant on this table; personal columns are encrypted."""

    class Role(models.TextChoices):
        APPLICANT = "applicant", _("applicant")
        RESPONDENT = "respondent", _("other party")
        REPRESENTATIVE = "representative", _("representative")

    role = models.CharField(_("role"), max_length=14, choices=Role.choices)
    is_organisation = models.BooleanField(_("organisation"), default=False)
    name = EncryptedTextField(_("name"), blank=True)
    contact = EncryptedTextField(_("contact"), blank=True)
    gender = models.CharField(_("gender"), max_length=6, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=40, blank=True)
    consented_on = models.DateField(_("consent given on"), null=True, blank=True)
    # Keyed hashes, so that an exact name or contact can be found without reading any.
    name_index = models.BinaryField(null=True, editable=False)
    contact_index = models.BinaryField(null=True, editable=False)

    class Meta(OfAppeal.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        indexes = [
            models.Index(fields=["region", "name_index"], name="party_name"),
            models.Index(fields=["region", "contact_index"], name="party_contact"),
        ]


class Session(OfAppeal):
    """A mediation session: that it was held, never what was said."""

    held_on = models.DateField(_("held on"))
    minutes = models.PositiveSmallIntegerField(_("duration, minutes"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=300, blank=True)
    participants = models.PositiveSmallIntegerField(_("participants"), null=True, blank=True)

    class Meta(OfAppeal.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")


class Agreement(OfAppeal):
    """A settlement agreement: number, date, whether it was kept."""

    number = models.CharField(_("number"), max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"))
    due_on = models.DateField(_("to be performed by"), null=True, blank=True)
    is_kept = models.BooleanField(_("kept at follow-up"), null=True, blank=True)

    class Meta(OfAppeal.Meta):
        verbose_name = _("settlement agreement")
        verbose_name_plural = _("settlement agreements")
