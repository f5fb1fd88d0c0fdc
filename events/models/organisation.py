"""Organisations that hold events or help to, and the memoranda signed with them."""

import datetime

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.utils.translation import gettext_lazy as _

from events.models.dictionary import OrganisationKind
from mediation.records import Named, Record

NEAR = datetime.timedelta(days=60)  # a memorandum that ends within them is told of


class OfRegionOrNationalQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own region's and the national ones for a coordinator, all for the other staff."""
        if user.is_coordinator:
            return self.filter(Q(region=user.region_id) | Q(region__isnull=True))
        return self if user.is_national or user.is_administrator else self.none()

    def kept_by(self, user):
        """Those the user may change: a coordinator the own region's, administrators all."""
        return self.filter(region=user.region_id) if user.is_coordinator else self.visible_to(user)


class Organisation(Record, Named):
    """A partner: of a region, or without one a national one, which every region may name. Retired, never deleted."""

    region = models.ForeignKey(
        "offices.Region",
        models.PROTECT,
        verbose_name=_("region"),
        null=True,
        blank=True,
        related_name="organisations",
        help_text=_("Blank: a national organisation."),
    )
    kind = models.ForeignKey(OrganisationKind, models.PROTECT, verbose_name=_("kind"), related_name="organisations")
    contacts = models.CharField(
        _("contacts"), max_length=300, blank=True, help_text=_("Of the organisation, not of a person.")
    )
    is_retired = models.BooleanField(_("retired"), default=False, help_text=_("Not offered for new records."))

    objects = OfRegionOrNationalQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        indexes = [models.Index(fields=["name_ru", "id"], name="organisation_name")]
        constraints = [
            models.UniqueConstraint(
                fields=["region", "name_ru"],
                name="organisation_once",
                nulls_distinct=False,
                violation_error_message=_("An organisation of this name is already in the register."),
            ),
        ]


class Standing(models.TextChoices):
    """How a memorandum stands on a day: ending is in force too, but soon no more, with nothing signed to follow."""

    LASTING = "lasting", _("in force")
    ENDING = "ending", _("ends soon")
    ENDED = "ended", _("ended")


class MemorandumQuerySet(OfRegionOrNationalQuerySet):
    def lasting_at(self, day):
        return self.filter(Q(ends_on__isnull=True) | Q(ends_on__gte=day), signed_on__lte=day)

    def ending_soon(self, day):
        """In force, and ending within sixty days of this one, with nothing signed to follow."""
        return self.filter(is_ending(day))

    def ended_before(self, day):
        return self.filter(ends_on__lt=day)

    def standing_at(self, day):
        """Each says ``standing``, a word of ``Standing``: the same as the filters say."""
        words = When(ends_on__lt=day, then=Value(Standing.ENDED)), When(is_ending(day), then=Value(Standing.ENDING))
        return self.annotate(standing=Case(*words, default=Value(Standing.LASTING)))


def is_ending(day) -> Q:
    later = Memorandum.objects.filter(organisation=models.OuterRef("organisation")).exclude(pk=models.OuterRef("pk"))
    followed = later.filter(Q(ends_on__isnull=True) | Q(ends_on__gt=models.OuterRef("ends_on")))
    return Q(~models.Exists(followed), ends_on__gte=day, ends_on__lte=day + NEAR)


class Memorandum(Record):
    """An agreement with an organisation. ``ends_on`` is its last day; without, it has no term."""

    Standing = Standing

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="memoranda"
    )
    region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("region"), null=True, editable=False, related_name="+"
    )
    number = models.CharField(_("number"), max_length=60, blank=True)
    subject = models.CharField(_("what it is about"), max_length=300)
    signed_on = models.DateField(_("signed on"))
    ends_on = models.DateField(_("last day"), null=True, blank=True, help_text=_("Blank: without a term."))

    objects = MemorandumQuerySet.as_manager()

    class Meta:
        verbose_name = _("memorandum")
        verbose_name_plural = _("memoranda")
        indexes = [models.Index(fields=["ends_on"], name="memorandum_ends")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True) | Q(ends_on__gte=F("signed_on")),
                name="memorandum_ends_after_signing",
                violation_error_message=_("The last day may not be before the signing."),
            ),
            models.UniqueConstraint(
                fields=["organisation", "signed_on", "subject"],
                name="memorandum_once",
                violation_error_message=_("This memorandum is already entered."),
            ),
        ]

    def __str__(self):
        return f"{self.organisation}: {self.subject}"
