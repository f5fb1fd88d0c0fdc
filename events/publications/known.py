"""What the portal knows of a link beforehand: who entered the page earlier, and whose page it is."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, F, Func, Value

from events.actions.publications import regions_elsewhere
from events.links import SOCIAL, host_of, link_key
from events.models import Publication

SHOWN = 5


@dataclass(frozen=True)
class Look:
    """What is known of one page: the region's own records of it, and how many other regions entered it."""

    records: list[Publication] = field(default_factory=list)
    elsewhere: int = 0

    @property
    def is_known(self) -> bool:
        return bool(self.records or self.elsewhere)


def looks(keys: Iterable[str], *, region: str, user, besides: int | None = None) -> dict[str, Look]:
    """Return what is known of each page, in two statements however many. besides: a record being corrected."""
    keys = {key for key in keys if key}
    if not keys:
        return {}
    found = {key: Look() for key in keys}
    rows = Publication.objects.visible_to(user).filter(region=region).of_pages(keys).exclude(pk=besides)
    for row in rows.order_by("published_on", "pk"):
        found[row.link_key].records.append(row)
    there = regions_elsewhere(keys)
    return {key: Look(look.records[:SHOWN], there.get(key, 0)) for key, look in found.items()}


def look(url: str, **where) -> Look:
    key = link_key(url)
    return looks([key], **where).get(key, Look())


def outlets(keys: Iterable[str], user) -> dict[str, tuple[str, str]]:
    """Return host -> (medium, outlet): as the reader's region entered it most often, else as the network is called."""
    hosts = {host_of(key) for key in keys if key}
    known = {host: (Publication.Medium.SOCIAL, SOCIAL.get(host, "")) for host in hosts if host in SOCIAL}
    host = Func(F("link_key"), Value("^[^/?:]+"), function="substring")
    rows = (
        Publication.objects.visible_to(user).with_link().annotate(host=host).filter(host__in=hosts - set(known))
        .values_list("host", "medium", "outlet").annotate(times=Count("pk")).order_by("times")
    )  # fmt: skip
    known |= {host: (medium, outlet) for host, medium, outlet, _times in rows}
    return known
