from django.db import models
from django.utils.translation import gettext_lazy as _

from mediation.periods import holds_at
from mediation.records import Record


class MediatorQuerySet(models.QuerySet):
    def visible_to(self, user):
        """A coordinator sees the own region's mediators, national staff and administrators all."""
        return self.filter(region=user.region_id) if user.is_regional else self

    def active_at(self, day):
        """In the register on this day and not suspended."""
        return self.filter(holds_at(day, "standings__"), standings__is_suspended=False)

    def serving_at(self, day):
        """In the register that day, and not suspended."""
        open_end = models.Q(standings__ends_on__isnull=True) | models.Q(standings__ends_on__gt=day)
        return self.filter(open_end, standings__starts_on__lte=day, standings__is_suspended=False)


class Mediator(Record):
    """A mediator's card. Whether he is in the register, and as what, his dated entries say."""

    registry_number = models.CharField(_("registry number"), max_length=40, unique=True)
    full_name = models.CharField(_("full name"), max_length=200)
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="mediators")
    languages = models.CharField(_("languages"), max_length=200, blank=True, help_text=_("Separated by commas."))
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
    is_published = models.BooleanField(
        _("agreed to be published"), default=False, help_text=_("The name may stand in the public directory.")
    )

    objects = MediatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mediator")
        verbose_name_plural = _("mediators")
        constraints = [
            models.UniqueConstraint(fields=["id", "region"], name="mediator_with_region"),
            models.CheckConstraint(
                condition=models.Q(certificate_until_on__isnull=True)
                | models.Q(certificate_until_on__gte=models.F("certificate_on")),
                name="certificate_ends_after_issue",
                violation_error_message=_("The certificate may not end before it was issued."),
            ),
        ]

    def __str__(self):
        return self.full_name

    @property
    def current(self):
        """The last dated entry."""
        return self.standings.order_by("-starts_on", "-id").first()
