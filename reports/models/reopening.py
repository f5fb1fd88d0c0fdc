"""Late records: the dated exception that opens an accepted quarter, and the figures kept to tell what it moved."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.quarter import Quarter
from reports.models.closing import OfSubmission, OfSubmissionQuerySet


class ReopeningQuerySet(OfSubmissionQuerySet):
    def of(self, quarter: Quarter):
        return self.filter(submission__starts_on=quarter.start)

    def live(self):
        """Asked for or granted, and not at its end."""
        return self.filter(state__in=[Reopening.State.ASKED, Reopening.State.GRANTED])

    def waiting(self):
        return self.filter(state=Reopening.State.ASKED)

    def granted(self):
        return self.filter(state=Reopening.State.GRANTED)

    def passed(self):
        """Granted until a day that is over: closed already, only nobody has said so."""
        return self.granted().filter(open_until__lt=clock.today())

    def told_in(self, quarter: Quarter):
        """What the report of a quarter tells: exceptions that began or ended in it."""
        began = Q(granted_on__gte=quarter.start, granted_on__lt=quarter.end)
        ended = Q(ended_on__gte=quarter.start, ended_on__lt=quarter.end)
        return self.filter(began | ended)


class Reopening(OfSubmission):
    """A dated exception: one region's accepted quarter is open again until a day, for one reason.

    The database opens and closes the quarter's lock with it. Once its day has passed the lock holds by itself.
    """

    class State(models.TextChoices):
        ASKED = "asked", _("asked for")
        DROPPED = "dropped", _("taken back")
        REFUSED = "refused", _("refused")
        GRANTED = "granted", _("granted")
        ENDED = "ended", _("ended")

    state = models.CharField(max_length=7, choices=State.choices, default=State.ASKED)
    reason = models.CharField(_("why the quarter must be opened"), max_length=500)
    entries = models.TextField(_("what is to be entered"), blank=True, max_length=2000)
    asked_at = models.DateTimeField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    answer = models.CharField(_("answer of the centre"), max_length=500, blank=True)
    decided_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    granted_on = models.DateField(null=True)
    open_until = models.DateField(_("open until"), null=True)
    ended_on = models.DateField(null=True)

    objects = ReopeningQuerySet.as_manager()

    class Meta(OfSubmission.Meta):
        verbose_name = _("dated exception")
        verbose_name_plural = _("dated exceptions")
        ordering = ["pk"]
        constraints = [
            *OfSubmission.Meta.constraints,
            models.UniqueConstraint(
                fields=["submission"],
                condition=Q(state__in=["asked", "granted"]),
                name="reopening_one_at_a_time",
                violation_error_message=_("An exception is asked for or open already."),
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="reopening_has_reason"),
            models.CheckConstraint(condition=~Q(state="refused") | ~Q(answer=""), name="reopening_refusal_says_why"),
            models.CheckConstraint(
                condition=Q(state__in=["asked", "dropped", "refused"], open_until__isnull=True)
                | Q(state__in=["granted", "ended"], open_until__gte=models.F("granted_on")),
                name="reopening_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="ended", ended_on__isnull=False) | (~Q(state="ended") & Q(ended_on__isnull=True)),
                name="reopening_ended_on_a_day",
            ),
        ]

    @property
    def is_waiting(self) -> bool:
        return self.state == self.State.ASKED

    @property
    def is_running(self) -> bool:
        """Whether records of the quarter may be changed today."""
        return self.state == self.State.GRANTED and self.open_until >= clock.today()


class SnapshotQuerySet(OfSubmissionQuerySet):
    def of(self, quarter: Quarter):
        return self.filter(submission__starts_on=quarter.start)

    def handed_in(self):
        """Those of the report itself, the last one first."""
        return self.filter(occasion=Snapshot.Occasion.HANDED_IN).order_by("-pk")


class Snapshot(OfSubmission):
    """A region's figures and which records made them up, at one moment; never changed.

    figures: JSON, code -> number; records: see ``figures.counted``. ``kept_at`` is on the clock of the journal.
    """

    class Occasion(models.TextChoices):
        HANDED_IN = "handed_in", _("handed in")
        GRANTED = "granted", _("reopened")
        ENDED = "ended", _("closed again")

    occasion = models.CharField(max_length=9, choices=Occasion.choices)
    reopening = models.ForeignKey(Reopening, models.PROTECT, null=True, related_name="snapshots")
    kept_at = models.DateTimeField()
    figures = models.TextField()
    records = models.TextField()

    objects = SnapshotQuerySet.as_manager()

    class Meta(OfSubmission.Meta):
        verbose_name = _("figures at a moment")
        verbose_name_plural = _("figures at moments")
        constraints = [
            *OfSubmission.Meta.constraints,
            models.UniqueConstraint(fields=["reopening", "occasion"], name="snapshot_once_an_occasion"),
        ]
