from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from appeals.models.appeal import Channel, Source
from appeals.models.category import Category
from mediation.database.keys import CompositeForeignKey
from mediation.records import Record


class HandOverQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Those the own region sent or was offered, or the own platform sent; all for national staff."""
        if user.is_operator:
            return self.filter(from_region=user.region_id, appeal__platform=user.platform_id)
        if user.is_coordinator:
            return self.filter(Q(from_region=user.region_id) | Q(to_region=user.region_id))
        return self if user.is_national else self.none()

    def undecided(self):
        return self.filter(decision="")

    def offered_to(self, region):
        """Waiting for this region's answer."""
        return self.undecided().filter(to_region=region)

    def sent_by(self, region):
        return self.filter(from_region=region, to_region__isnull=False)

    def returned_to(self, region):
        """Given back while the sender's quarter was closed: the sender has still to reopen them."""
        later = HandOver.objects.filter(appeal=OuterRef("appeal"), pk__gt=OuterRef("pk"))
        return self.sent_by(region).filter(
            ~Exists(later),
            decision=HandOver.Decision.RETURNED,
            appeal__outcome="redirected",
            appeal__resolved_on=F("handed_on"),
            appeal__followers__isnull=True,
        )


class HandOver(Record):
    """An appeal offered to another region, or sent to a body outside. Read by both regions.

    It carries what the other region needs to decide and to register the appeal, and nothing of the parties. The
    other region sees neither the appeal (``appeal`` opens nothing there) nor the sender its successor, so both
    numbers stand here.
    """

    class Decision(models.TextChoices):
        ACCEPTED = "accepted", _("accepted by the region")
        RETURNED = "returned", _("returned by the region")
        WITHDRAWN = "withdrawn", _("taken back")

    appeal = models.ForeignKey("appeals.Appeal", models.PROTECT, db_constraint=False, related_name="hand_overs")
    number = models.CharField(_("number"), max_length=20)
    from_region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("sender"), related_name="+")
    to_region = models.ForeignKey(
        "offices.Region", models.PROTECT, verbose_name=_("to the region"), null=True, blank=True, related_name="+"
    )
    to_body = models.CharField(_("to a body outside the portal"), max_length=300, blank=True)
    handed_on = models.DateField(_("handed over on"))
    reason = models.CharField(_("why it is handed over"), max_length=300)
    category = models.ForeignKey(Category, models.PROTECT, verbose_name=_("category"), related_name="+")
    source = models.CharField(_("referred by"), max_length=15, choices=Source.choices)
    channel = models.CharField(_("channel"), max_length=9, choices=Channel.choices)
    decision = models.CharField(_("answer"), max_length=9, choices=Decision.choices, blank=True)
    decided_on = models.DateField(_("answered on"), null=True, blank=True)
    decided_because = models.CharField(_("why it is returned"), max_length=300, blank=True)
    new_number = models.CharField(_("number there"), max_length=20, blank=True)

    objects = HandOverQuerySet.as_manager()

    class Meta:
        verbose_name = _("hand-over")
        verbose_name_plural = _("hand-overs")
        indexes = [models.Index(fields=["to_region"], condition=Q(decision=""), name="handover_offered")]
        constraints = [
            CompositeForeignKey(
                fields=["appeal", "from_region"],
                to="appeals.Appeal",
                to_fields=["id", "region"],
                name="handover_in_region",
            ),
            models.CheckConstraint(
                condition=Q(to_region__isnull=False, to_body="") | (Q(to_region__isnull=True) & ~Q(to_body="")),
                name="handover_to_one",
                violation_error_message=_("Name either a region or a body outside the portal."),
            ),
            models.CheckConstraint(
                condition=Q(to_region__isnull=True) | ~Q(to_region=F("from_region")),
                name="handover_to_another",
                violation_error_message=_("An appeal is handed over to another region, not to its own."),
            ),
            models.CheckConstraint(
                condition=Q(decision="", decided_on__isnull=True, decided_because="", new_number="")
                | (Q(decision="accepted", decided_on__isnull=False) & ~Q(new_number=""))
                | (Q(decision="returned", decided_on__isnull=False, new_number="") & ~Q(decided_because=""))
                | Q(decision="withdrawn", decided_on__isnull=False, new_number=""),
                name="handover_decision_whole",
                violation_error_message=_("An answer has a day; a return has a reason, an acceptance a new number."),
            ),
            models.UniqueConstraint(
                fields=["appeal"],
                condition=Q(decision__in=["", "accepted"]),
                name="handover_once",
                violation_error_message=_("The appeal is handed over already."),
            ),
        ]

    def __str__(self):
        return self.number

    @property
    def receiver(self) -> str:
        return str(self.to_region) if self.to_region_id else self.to_body
