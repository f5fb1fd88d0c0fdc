"""What happened to mediators within the register: some came into the ethnomediators' pool, some are suspended.

Chosen by their order, so that the demo's chance stays as it was; the third quarter's totals stay the given ones.
"""

from django.db.models import Q

from accounts.models import User
from appeals.models import Appeal
from desk.demo.facts import D
from mediators.actions.register import change_ethno, restore, suspend
from mediators.models import Service, Standing, TrainingCompletion

Begun = Standing.Begun
POOL_ON, LEFT_ON = D(2023, 7, 3), D(2023, 9, 11)
SUSPENDED_ON, RESTORED_ON = D(2023, 10, 16), D(2023, 11, 6)
SUSPENDED = 12


def turn(by: User) -> None:
    """Enter the turns; nothing else of the demo looks at them."""
    for entry in graduates():
        change_ethno(entry.mediator, on=POOL_ON, because="Приказ по итогам курса этномедиации", by=by)
    for entry in leaving():
        change_ethno(entry.mediator, on=LEFT_ON, because="По собственному заявлению", by=by)
    suspended = [entry.mediator for entry in idle()]
    for mediator in suspended:
        suspend(mediator, on=SUSPENDED_ON, because="Государственная служба", by=by)
    for mediator in suspended[::3]:
        restore(mediator, on=RESTORED_ON, because="Оставил государственную службу", by=by)


def graduates():
    """Those who finished the course for the pool, were not in it, and are in the register."""
    taught = TrainingCompletion.objects.filter(training__is_ethno=True).values("mediator")
    rows = Standing.objects.filter(mediator__in=taught, is_ethno=False, ends_on=None)
    return list(rows.select_related("mediator").order_by("pk"))


def leaving():
    """Some of those who were in the pool from the day they were registered."""
    rows = Standing.objects.filter(is_ethno=True, ends_on=None, starts_on__lt=LEFT_ON, begun_by=Begun.INCLUDED)
    return list(rows.select_related("mediator").order_by("pk")[3::40])


def idle():
    """Public mediators who serve nowhere and have no appeals by then: nothing stands against a suspension."""
    appeals = Appeal.objects.filter(Q(received_on__gte=SUSPENDED_ON) | Q(outcome="") | Q(resolved_on__gte=SUSPENDED_ON))
    busy = [*Service.objects.values_list("mediator", flat=True), *appeals.values_list("mediator", flat=True)]
    rows = Standing.objects.filter(kind="public", ends_on=None, starts_on__lt=SUSPENDED_ON, begun_by=Begun.INCLUDED)
    rows = rows.exclude(mediator__in={one for one in busy if one})
    return list(rows.select_related("mediator").order_by("pk")[::60])[:SUSPENDED]
