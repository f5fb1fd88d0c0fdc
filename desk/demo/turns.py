"""What became of some mediators since they were included. Nothing is drawn, and no stock of the third quarter moves."""

from desk.demo.facts import PLACES, D
from mediators.models import Mediator, Service, Standing, TrainingCompletion

Begun, Ended, Kind = Standing.Begun, Standing.Ended, Standing.Kind
POOL_DAY = D(2023, 6, 19)  # after the course for ethnomediators
# Which of a region's mediators without an office: what happened, when and why.
SUSPENSIONS = (
    (7, ((Begun.SUSPENDED, D(2022, 3, 14), "Отпуск по уходу за ребёнком"), (Begun.RESTORED, D(2023, 3, 1), ""))),
    (11, ((Begun.SUSPENDED, D(2023, 10, 9), "Длительная командировка"), (Begun.RESTORED, D(2023, 11, 6), ""))),
    (13, ((Begun.SUSPENDED, D(2023, 11, 13), "По состоянию здоровья"),)),
)
CERTIFIED = 15
CERTIFIED_DAY = D(2023, 10, 23)


def turn_mediators() -> None:
    """Write dated entries after the first; the cards follow them."""
    serving = Service.objects.values("mediator")
    rows = Standing.objects.filter(ends_on=None, starts_on__lt=D(2022, 1, 1)).exclude(mediator__in=serving)
    finished = dict(
        TrainingCompletion.objects.filter(training__is_ethno=True).values_list("mediator", "training__title")
    )
    taken = take_into_the_pool(Standing.objects.filter(mediator__in=finished, is_ethno=False, ends_on=None), finished)
    for place in PLACES:
        people = list(rows.filter(region=place.code).exclude(mediator__in=taken).order_by("pk")[: CERTIFIED + 40])
        for at, course in SUSPENSIONS:
            entry = people[at]
            for begun, on, because in course:
                entry = turned(entry, begun, on, because, is_suspended=begun == Begun.SUSPENDED)
        certify(next(entry for entry in people[CERTIFIED:] if entry.kind == Kind.PUBLIC))


def take_into_the_pool(entries, courses: dict[int, str]) -> list[int]:
    """Make those who finished the course ethnomediators; return their keys."""
    return [
        turned(entry, Begun.ETHNO, POOL_DAY, courses[entry.mediator_id], is_ethno=True).mediator_id
        for entry in entries.order_by("pk")
    ]


def certify(entry: Standing) -> None:
    """A public mediator got a certificate and became a professional one."""
    Mediator.objects.filter(pk=entry.mediator_id).update(
        certificate_number=f"МС-{20_000 + entry.mediator_id}",
        certificate_issuer="Центр подготовки медиаторов",
        certificate_on=D(2023, 10, 9),
        certificate_until_on=D(2026, 10, 8),
        education="Туран-Астана, 2009",
    )
    turned(entry, Begun.CHANGED, CERTIFIED_DAY, "Получен сертификат", kind=Kind.PROFESSIONAL)


def turned(entry: Standing, begun: str, on, because: str, **facts) -> Standing:
    """Close an entry and begin the next, which differs in these facts."""
    entry.ends_on, entry.ended_by = on, Ended.CHANGED
    entry.save(update_fields=["ends_on", "ended_by"])
    same = {"kind": entry.kind, "is_suspended": entry.is_suspended, "is_ethno": entry.is_ethno}
    return Standing.objects.create(
        mediator_id=entry.mediator_id,
        region_id=entry.region_id,
        starts_on=on,
        begun_by=begun,
        begun_because=because,
        **{**same, **facts},
    )
