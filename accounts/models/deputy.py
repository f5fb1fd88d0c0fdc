"""Who stands in for a coordinator, and on which days (ADR 0007)."""

import datetime

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeBoundary, RangeOperators
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from mediation.periods import DateRange, holds_at

# An absence, not a second coordinator: rights that nobody remembers lending are the danger.
LONGEST = datetime.timedelta(days=92)


class DeputyQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The own region's for a coordinator; all for national staff and administrators."""
        if user.is_operator:
            return self.none()
        return self.filter(region=user.region_id) if user.is_coordinator else self

    def in_force_at(self, day):
        """Entries that hold, given by somebody who is still a coordinator of the region."""
        return self.filter(
            holds_at(day), for_user__role="coordinator", for_user__is_active=True, for_user__region=F("region")
        )

    def not_over_at(self, day):
        """Entries that hold or are still to come."""
        return self.filter(Q(ends_on__gt=day), ends_on__gt=F("starts_on"))


class Deputy(models.Model):
    """On these days an operator acts with the rights of a coordinator of the region.

    Both belonged to the region when the entry was made (a trigger); people move, so no key ties them to it
    for ever, and ``in_force_at`` asks again.
    """

    user = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("deputy"), related_name="deputyships")
    for_user = models.ForeignKey("accounts.User", models.PROTECT, verbose_name=_("stands in for"), related_name="+")
    region = models.ForeignKey("offices.Region", models.PROTECT, verbose_name=_("region"), related_name="+")
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"), help_text=_("The first day without."))

    objects = DeputyQuerySet.as_manager()

    class Meta:
        verbose_name = _("deputy")
        verbose_name_plural = _("deputies")
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("starts_on")),
                name="deputy_ends_after_start",
                violation_error_message=_("The end may not be before the beginning."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__lte=F("starts_on") + LONGEST),
                name="deputy_for_an_absence",
                violation_error_message=_("A deputy stands in for three months at most."),
            ),
            ExclusionConstraint(
                name="deputy_no_overlap",
                expressions=[
                    ("user", RangeOperators.EQUAL),
                    (DateRange("starts_on", "ends_on", RangeBoundary()), "&&"),
                ],
                violation_error_message=_("The person deputises on some of these days already."),
            ),
        ]

    def __str__(self):
        return str(self.user)
