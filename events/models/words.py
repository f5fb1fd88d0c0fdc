"""What events and publications have in common: a day, a region, perhaps a campaign."""

from django.db import models
from django.db.models import Q


class CampaignedQuerySet(models.QuerySet):
    """The words of records that may belong to a campaign. ``day`` names the day that counts."""

    day = ""

    def held_in(self, period):
        return self.filter(**{f"{self.day}__gte": period.start, f"{self.day}__lt": period.end})

    def routine(self):
        """Outside campaigns: what the quarter's own figures count."""
        return self.filter(campaign__isnull=True)

    def of_campaigns_starting_in(self, period):
        """Of the campaigns whose first day lies in the period; its section counts them all."""
        return self.filter(campaign__starts_on__gte=period.start, campaign__starts_on__lt=period.end)

    def visible_to(self, user):
        """The own region's for a coordinator, all for national staff, none for administrators."""
        if user.is_coordinator:
            return self.filter(region=user.region_id)
        return self if user.is_national else self.none()


def of_campaign(kind: str) -> Q:
    return Q(campaign__kind=kind)
