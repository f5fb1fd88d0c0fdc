"""A campaign that is under way or to come: which places take part, by region."""

import datetime
from itertools import groupby

from desk.directory import places
from events.models import Campaign, Participation
from mediation import clock
from offices.models import Region

WEEK = 7


def coming():
    """Campaigns that are not over, the earliest first."""
    return Campaign.objects.ending_from(clock.today()).told().order_by("starts_on", "pk")


def taking_part(campaign: Campaign) -> list[dict]:
    """Return the regions with their places, each with ``name``, ``where`` and ``hours`` on the days of the campaign.

    A few statements however many places there are. A place takes part if anybody of it does.
    """
    partners = Participation.objects.of(campaign).values("platform")
    rows = places.find(on=max(clock.today(), campaign.starts_on)).filter(pk__in=partners)
    found = list(rows.order_by(*places.ORDER))
    days = weekdays(campaign)
    hours = places.hours_of([row["pk"] for row in found], days)
    regions = {region.pk: region for region in Region.objects.all()}
    for row in found:
        row["name"] = places.named(row)
        row["where"] = ", ".join(filter(None, (row["district"], row["locality"], row["address"])))
        row["hours"] = [told(span, is_alone=len(days) == 1) for span in hours.get(row["pk"], [])]
    return [
        {"region": regions[code], "places": list(some)} for code, some in groupby(found, key=lambda row: row["region"])
    ]


def weekdays(campaign: Campaign) -> list[int]:
    """The days of the week on which it is held."""
    length = min((campaign.ends_on - campaign.starts_on).days + 1, WEEK)
    return sorted((campaign.starts_on + datetime.timedelta(days=n)).isoweekday() for n in range(length))


def told(span: dict, *, is_alone: bool) -> str:
    """A campaign of one day needs no name of the day beside the hours."""
    return span["times"] if is_alone else f"{span['days']}: {span['times']}"
