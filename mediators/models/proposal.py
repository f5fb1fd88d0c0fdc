from django.db import models
from django.db.models import Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Coalesce, TruncDate
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from mediation.database.keys import CompositeForeignKey
from mediation.records import Record


class ProposalQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(region=user.region_id) if user.is_regional else self

    def named(self):
        """With the person's name, the card's or the proposed one, and the day of the proposal."""
        proposed = KeyTextTransform("full_name", "values")
        name = Coalesce("mediator__full_name", proposed, Value(""), output_field=models.TextField())
        return self.annotate(name=name, proposed_on=TruncDate("proposed_at"))

    def waiting(self):
        """Sent and not answered."""
        return self.filter(status=Proposal.Status.PROPOSED)


class Proposal(Record):
    """A coordinator asks to include, change or exclude a mediator of the own region."""

    class Kind(models.TextChoices):
        INCLUSION = "inclusion", _("inclusion")
        CHANGE = "change", _("change of the card")
        EXCLUSION = "exclusion", _("exclusion")

    class Status(models.TextChoices):
        PROPOSED = "proposed", _("waits for an answer")
        ACCEPTED = "accepted", _("accepted by the administrator")
        RETURNED = "returned", _("sent back with a reason")

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    kind = models.CharField(_("what is proposed"), max_length=9, choices=Kind.choices)
    mediator = models.ForeignKey(
        "mediators.Mediator",
        models.PROTECT,
        verbose_name=_("mediator"),
        null=True,
        blank=True,
        related_name="proposals",
        db_constraint=False,
    )
    values = models.JSONField(_("proposed values"), default=dict)  # form field -> value, dates as 2023-11-20
    because = models.CharField(_("reason of the proposal"), max_length=300)
    status = models.CharField(_("state"), max_length=8, choices=Status.choices, default=Status.PROPOSED)
    proposed_at = models.DateTimeField(_("proposed"), default=timezone.now)
    answer = models.CharField(_("reason of the return"), max_length=300, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True, blank=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = _("proposal")
        verbose_name_plural = _("proposals")
        indexes = [models.Index(fields=["region", "status"], name="proposal_region")]
        constraints = [
            CompositeForeignKey(
                fields=["mediator", "region"],
                to="mediators.Mediator",
                to_fields=["id", "region"],
                name="proposal_in_region",
            ),
            models.CheckConstraint(
                condition=models.Q(kind="inclusion") | models.Q(mediator__isnull=False),
                name="proposal_names_its_mediator",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="returned") | ~models.Q(answer=""),
                name="proposal_returned_with_reason",
                violation_error_message=_("Say why the proposal is returned."),
            ),
        ]

    def __str__(self):
        return f"{capfirst(self.get_kind_display())}: {self.subject}"

    @property
    def subject(self) -> str:
        return str(self.mediator) if self.mediator_id else self.values.get("full_name", "")
