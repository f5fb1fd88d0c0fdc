"""In which quarters an event may be told."""

from events.models import Event
from mediation import clock
from mediation.quarter import Quarter
from offices.models import QuarterLock


def closed(region: str) -> set[Quarter]:
    """The quarters whose report the region has handed in: their texts stay as they are."""
    return {lock.quarter for lock in QuarterLock.objects.closed().filter(region=region)}


def offered(event: Event) -> list[Quarter]:
    """From the event's own quarter to the current one, without those handed in; and the one that tells it now."""
    shut, now = closed(event.region_id), Quarter.of(clock.today())
    quarter, found = Quarter.of(event.starts_on), []
    while quarter <= max(now, Quarter.of(event.starts_on)):
        if quarter not in shut or quarter == event.told_in:
            found.append(quarter)
        quarter = quarter.next()
    return found


def proposed(event: Event) -> Quarter | None:
    """Its own quarter or the first open one after it; nothing once a text was written and told nowhere."""
    if event.told_in or event.highlight_ru or event.highlight_kk:
        return event.told_in
    found = offered(event)
    return found[0] if found else None


def is_settled(event: Event) -> bool:
    """Told in a report that is handed in: nothing of it changes any more."""
    return (
        bool(event.told_in)
        and QuarterLock.objects.closed().filter(region=event.region_id, starts_on=event.told_in_on).exists()
    )
