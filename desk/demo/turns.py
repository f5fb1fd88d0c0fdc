"""What happened to mediators within the register: some came into the ethnomediators' pool, some are suspended.

Chosen by their order, so that the demo's chance stays as it was; the third quarter's totals stay the given ones.
"""

from copy import copy

from django.db.models import Q

from appeals.models import Appeal
from desk.demo.facts import D
from mediators.models import Service, Standing, TrainingCompletion

Begun, Ended = Standing.Begun, Standing.Ended
POOL_ON, LEFT_ON = D(2023, 7, 3), D(2023, 9, 11)
SUSPENDED_ON, RESTORED_ON = D(2023, 10, 16), D(2023, 11, 6)
SUSPENDED = 12


def turn() -> None:
    """Enter the turns; nothing else of the demo looks at them."""
    joining = list(graduates())
    change(joining, POOL_ON, Begun.ETHNO, "Приказ по итогам курса этномедиации", is_ethno=True)
    leaving = Standing.objects.filter(is_ethno=True, ends_on=None, starts_on__lt=LEFT_ON, begun_by=Begun.INCLUDED)
    change(leaving.order_by("pk")[3::40], LEFT_ON, Begun.ETHNO, "По собственному заявлению", is_ethno=False)
    suspended = change(idle(), SUSPENDED_ON, Begun.SUSPENDED, "Государственная служба", is_suspended=True)
    change(suspended[::3], RESTORED_ON, Begun.RESTORED, "Оставил государственную службу", is_suspended=False)


def graduates():
    """Those who finished the course for the pool, were not in it, and are in the register."""
    taught = TrainingCompletion.objects.filter(training__is_ethno=True).values("mediator")
    return Standing.objects.filter(mediator__in=taught, is_ethno=False, ends_on=None).order_by("pk")


def idle():
    """Public mediators who serve nowhere and have no appeals by then: nothing stands against a suspension."""
    appeals = Appeal.objects.filter(Q(received_on__gte=SUSPENDED_ON) | Q(outcome="") | Q(resolved_on__gte=SUSPENDED_ON))
    busy = [*Service.objects.values_list("mediator", flat=True), *appeals.values_list("mediator", flat=True)]
    rows = Standing.objects.filter(kind="public", ends_on=None, starts_on__lt=SUSPENDED_ON, begun_by=Begun.INCLUDED)
    return rows.exclude(mediator__in={one for one in busy if one}).order_by("pk")[::60][:SUSPENDED]


def change(entries, on, begun: str, because: str, **facts) -> list[Standing]:
    """End these entries on a day and begin the next; return those that begin."""
    ended, begun_then = list(entries), []
    for entry in ended:
        following = copy(entry)
        following.pk, following.starts_on, following.begun_by, following.begun_because = None, on, begun, because
        for name, value in facts.items():
            setattr(following, name, value)
        entry.ends_on, entry.ended_by = on, Ended.CHANGED
        begun_then.append(following)
    Standing.objects.bulk_update(ended, ["ends_on", "ended_by"])
    return Standing.objects.bulk_create(begun_then)
