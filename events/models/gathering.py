"""Who held an event, and which mediators took part. The region is the event's."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models.campaign import RegionalQuerySet
from events.models.event import Event
from events.models.organisation import Organisation
from mediation.database.keys import CompositeForeignKey


class Gathered(models.Model):
    """Base of what belongs to an event: it goes with it."""

    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")

    objects = RegionalQuerySet.as_manager()

    class Meta:
        abstract = True


class EventOrganisation(Gathered):
    """An organisation held the event, or helped to."""

    class Role(models.TextChoices):
        ORGANISER = "organiser", _("organiser")
        PARTNER = "partner", _("partner")

    event = models.ForeignKey(
        Event, models.CASCADE, verbose_name=_("event"), related_name="organisations", db_constraint=False
    )
    organisation = models.ForeignKey(
        Organisation, models.PROTECT, verbose_name=_("organisation"), related_name="in_events"
    )
    role = models.CharField(_("role"), max_length=9, choices=Role.choices)

    class Meta:
        verbose_name = _("organisation of an event")
        verbose_name_plural = _("organisations of events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "organisation"],
                name="event_organisation_once",
                violation_error_message=_("An organisation is either an organiser or a partner, and named once."),
            ),
            CompositeForeignKey(
                fields=["event", "region"],
                to="events.Event",
                to_fields=["id", "region"],
                name="event_organisation_in_region",
            ),
        ]

    def __str__(self):
        return str(self.organisation)


class EventMediatorQuerySet(RegionalQuerySet):
    def in_events_of(self, period):
        """Those who took part in events that count in the quarter or year."""
        return self.filter(event__starts_on__gte=period.start, event__starts_on__lt=period.end)


class EventMediator(Gathered):
    """A mediator took part in the event. Counted as his work, and so guarded with the event's quarter."""

    event = models.ForeignKey(
        Event, models.CASCADE, verbose_name=_("event"), related_name="mediators", db_constraint=False
    )
    mediator = models.ForeignKey(
        "mediators.Mediator", models.PROTECT, verbose_name=_("mediator"), related_name="in_events"
    )

    objects = EventMediatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("mediator of an event")
        verbose_name_plural = _("mediators of events")
        constraints = [
            models.UniqueConstraint(
                fields=["event", "mediator"],
                name="event_mediator_once",
                violation_error_message=_("The mediator is named already."),
            ),
            CompositeForeignKey(
                fields=["event", "region"],
                to="events.Event",
                to_fields=["id", "region"],
                name="event_mediator_in_region",
            ),
        ]

    def __str__(self):
        return str(self.mediator)
