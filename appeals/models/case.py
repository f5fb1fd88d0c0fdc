"""What happens in the course of a case: sessions, the settlement agreement, and steps that leave no other trace."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from appeals.models.appeal import Outcome
from mediation.database.keys import CompositeForeignKey
from mediation.records import Record


class OfAppealQuerySet(models.QuerySet):
    def visible_to(self, user):
        """As the appeal: of an operator's platform, a coordinator's region, all for national staff, else none."""
        if user.is_operator:
            return self.filter(region=user.region_id, appeal__platform=user.platform_id)
        if user.is_coordinator:
            return self.filter(region=user.region_id)
        return self if user.is_national else self.none()


class OfAppeal(models.Model):
    """Base of rows that belong to an appeal and carry its region."""

    appeal = models.ForeignKey(
        "appeals.Appeal", models.PROTECT, db_constraint=False, related_name="%(class)ss", editable=False
    )
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

    def __str__(self):
        return str(self.appeal)


class SessionQuerySet(OfAppealQuerySet):
    def held_in(self, period):
        """Held in a quarter or year, of appeals that are counted."""
        return self.filter(held_on__gte=period.start, held_on__lt=period.end, appeal__annulled_at__isnull=True)


class Session(Record, OfAppeal):
    """A mediation session: that it was held, never what was said.

    ``reason`` says why a session of a closed case was entered or corrected; a trigger asks for it and keeps it.
    """

    held_on = models.DateField(_("held on"))
    minutes = models.PositiveSmallIntegerField(_("duration, minutes"), null=True, blank=True)
    place = models.CharField(
        _("place"), max_length=300, blank=True, help_text=_("Where it was held; nothing of what was said.")
    )
    participants = models.PositiveSmallIntegerField(_("participants"), null=True, blank=True)
    reason = models.CharField(_("why it is entered after the end of the case"), max_length=300, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta(OfAppeal.Meta):
        verbose_name = _("session")
        verbose_name_plural = _("sessions")
        constraints = [
            *OfAppeal.Meta.constraints,
            models.CheckConstraint(
                condition=Q(minutes__isnull=True) | Q(minutes__gte=1, minutes__lte=1440),
                name="session_minutes_plausible",
                violation_error_message=_("A session lasts from 1 to 1440 minutes."),
            ),
            models.CheckConstraint(
                condition=Q(participants__isnull=True) | Q(participants__gte=1, participants__lte=1000),
                name="session_participants_plausible",
                violation_error_message=_("From 1 to 1000 people take part."),
            ),
        ]


class Agreement(Record, OfAppeal):
    """A settlement agreement: its number and days, and whether it was kept.

    What has to be done is what the parties agreed in confidence, so it stays on their paper: the portal keeps the
    last day for doing it, which the follow-up needs, and the answer.
    """

    number = models.CharField(_("number of the agreement"), max_length=60, blank=True)
    signed_on = models.DateField(_("signed on"))
    due_on = models.DateField(
        _("to be performed by"),
        null=True,
        blank=True,
        help_text=_("The last day for what was agreed; blank if it was done at once. What was agreed is not entered."),
    )
    is_kept = models.BooleanField(_("kept at follow-up"), null=True, blank=True)
    followed_up_on = models.DateField(_("followed up on"), null=True, blank=True)

    class Meta(OfAppeal.Meta):
        verbose_name = _("settlement agreement")
        verbose_name_plural = _("settlement agreements")
        constraints = [
            *OfAppeal.Meta.constraints,
            models.CheckConstraint(
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("signed_on")),
                name="agreement_due_after_signing",
                violation_error_message=_("The last day may not be before the signing."),
            ),
            models.CheckConstraint(
                condition=Q(is_kept__isnull=True, followed_up_on__isnull=True)
                | Q(is_kept__isnull=False, followed_up_on__isnull=False, followed_up_on__gte=F("signed_on")),
                name="agreement_follow_up_whole",
                violation_error_message=_("A follow-up has a day, not before the signing, and an answer."),
            ),
        ]


class Step(OfAppeal):
    """A dated step of a case that its other rows do not tell: who was assigned, extended, reopened. Never changed."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("mediator assigned")
        EXTENDED = "extended", _("term extended")
        REOPENED = "reopened", _("reopened")

    kind = models.CharField(max_length=8, choices=Kind.choices)
    taken_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True)
    former = models.ForeignKey("mediators.Mediator", models.PROTECT, null=True, related_name="+")
    mediator = models.ForeignKey("mediators.Mediator", models.PROTECT, null=True, related_name="+")
    # What a reopening took away from the appeal; blank where the appeal kept it and goes on as a new one.
    former_outcome = models.CharField(max_length=12, choices=Outcome.choices, blank=True)
    former_resolved_on = models.DateField(null=True)

    class Meta(OfAppeal.Meta):
        verbose_name = _("step of a case")
        verbose_name_plural = _("steps of cases")
        constraints = [
            *OfAppeal.Meta.constraints,
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(kind="extended"),
                name="step_extended_once",
                violation_error_message=_("The term has been extended already; it is extended once."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="reopened", reason=""),
                name="step_reopened_with_reason",
                violation_error_message=_("Say why the appeal is reopened."),
            ),
            models.CheckConstraint(
                condition=Q(former_outcome="", former_resolved_on__isnull=True)
                | (Q(kind="reopened", former_resolved_on__isnull=False) & ~Q(former_outcome="")),
                name="step_former_outcome_with_day",
                violation_error_message=_("Give both the outcome and its day, or neither."),
            ),
        ]
