from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from appeals.models.appeal import Gender
from appeals.models.case import OfAppeal, OfAppealQuerySet
from mediation.database.encryption import EncryptedTextField, blind_index
from mediation.records import Record

OLDEST, YOUNGEST = 1900, 2100


class PartyQuerySet(OfAppealQuerySet):
    def visible_to(self, user):
        """The own region's for coordinators, the own platform's for operators, nobody else's."""
        if user.is_operator:
            return self.filter(region=user.region_id, appeal__platform=user.platform_id)
        return self.filter(region=user.region_id) if user.is_coordinator else self.none()


class Party(Record, OfAppeal):
    """A party to a dispute; personal columns are encrypted.

    Only the roles of coordinators and operators have a grant on this table. Nothing of it is required: an appeal
    is entered and resolved without a name.
    """

    class Role(models.TextChoices):
        APPLICANT = "applicant", _("applicant")
        RESPONDENT = "respondent", _("other party")
        REPRESENTATIVE = "representative", _("representative")

    class Language(models.TextChoices):
        KAZAKH = "kk", _("Kazakh")
        RUSSIAN = "ru", _("Russian")
        ENGLISH = "en", _("English")
        OTHER = "other", _("another language")

    role = models.CharField(_("role"), max_length=14, choices=Role.choices)
    is_organisation = models.BooleanField(_("organisation"), default=False)
    name = EncryptedTextField(_("name"), blank=True)
    contact = EncryptedTextField(_("contact"), blank=True)
    gender = models.CharField(_("gender"), max_length=6, choices=Gender.choices, blank=True)
    birth_year = models.PositiveSmallIntegerField(_("year of birth"), null=True, blank=True)
    language = models.CharField(_("language"), max_length=40, choices=Language.choices, blank=True)
    consented_on = models.DateField(
        _("consent given on"),
        null=True,
        blank=True,
        help_text=_("The day the person agreed in writing that name and contact are kept."),
    )
    # Keyed hashes, so that an exact name or contact can be found without reading any.
    name_index = models.BinaryField(null=True, editable=False)
    contact_index = models.BinaryField(null=True, editable=False)

    objects = PartyQuerySet.as_manager()

    class Meta(OfAppeal.Meta):
        verbose_name = _("party")
        verbose_name_plural = _("parties")
        indexes = [
            models.Index(fields=["region", "name_index"], name="party_name"),
            models.Index(fields=["region", "contact_index"], name="party_contact"),
        ]
        constraints = [
            *OfAppeal.Meta.constraints,
            models.CheckConstraint(
                condition=Q(birth_year__isnull=True) | Q(birth_year__gte=OLDEST, birth_year__lte=YOUNGEST),
                name="party_birth_year_plausible",
                violation_error_message=_("The year of birth has four digits, from 1900 on."),
            ),
            models.CheckConstraint(
                condition=Q(is_organisation=False) | Q(gender="", birth_year__isnull=True),
                name="party_organisation_has_no_age",
                violation_error_message=_("An organisation has neither gender nor year of birth."),
            ),
            models.CheckConstraint(
                condition=Q(is_organisation=True)
                | Q(consented_on__isnull=False)
                | Q(name_index__isnull=True, contact_index__isnull=True),
                name="party_named_with_consent",
                violation_error_message=_("A person's name or contact is kept only with the day of the consent."),
            ),
        ]

    @property
    def described(self) -> str:
        """Gender, year of birth and language, as far as they are known."""
        born = _("born in %(year)s") % {"year": self.birth_year} if self.birth_year else ""
        language = f"{_('language')}: {self.get_language_display()}" if self.language else ""
        return ", ".join(fact for fact in (self.get_gender_display(), born, language) if fact)

    @property
    def addressed(self) -> str:
        """Name and contact, as a paper names the party."""
        return ", ".join(fact for fact in (self.name, self.contact) if fact)

    def index(self) -> None:
        """Make the keyed hashes follow what they index."""
        self.name_index, self.contact_index = blind_index(self.name), blind_index(self.contact)
