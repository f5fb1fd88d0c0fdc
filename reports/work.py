"""What mediators did in a quarter or year: for the card of one, and to rank them for an award.

One grouped pass over each source, whatever the number of mediators. An appeal counts for the mediator who has it
now; campaigns and routine work together, for it is a person's whole work that is looked at.
"""

import datetime
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from statistics import median

from django.db.models import Count, Q

from appeals.models import Appeal, Session
from appeals.models.words import pending_at, received_in, resolved_in
from events.models import EventMediator, Participation
from mediation import clock
from mediation.quarter import Period
from mediators.models import Standing
from reports.figures.measures import Ratio

SHARE = Ratio("appeals.resolved.agreement", "appeals.resolved", 100)  # as the report rounds it


@dataclass
class Work:
    """The figures of one mediator; ``pending`` is of today, the others are of the period."""

    received: int = 0
    resolved: int = 0
    agreements: int = 0
    sessions: int = 0
    events: int = 0
    campaigns: int = 0
    pending: int = 0

    @property
    def share(self) -> Decimal | None:
        """Agreements in percent of resolved appeals, to one decimal; None without a resolved one."""
        return SHARE.of(self.agreements, self.resolved)

    @property
    def order(self) -> tuple:
        """The greater, the better: agreements, then their exact share, then appeals."""
        return self.agreements, Fraction(self.agreements, self.resolved or 1), self.received

    @property
    def is_any(self) -> bool:
        return any((self.received, self.resolved, self.sessions, self.events, self.campaigns, self.pending))


@dataclass
class Ranked:
    place: int
    entry: Standing
    work: Work


@dataclass
class Found:
    """The work of many mediators by their keys."""

    by_mediator: dict[int, Work] = field(default_factory=dict)

    def of(self, mediator: int) -> Work:
        return self.by_mediator.setdefault(mediator, Work())

    def add(self, rows, key: str, **columns) -> None:
        for row in rows.order_by().values(key).annotate(**columns):
            work = self.of(row[key])
            for name in columns:
                setattr(work, name, row[name])

    def median(self, name: str) -> float:
        """The median of a figure over the mediators who have anything to show; 0 for none."""
        loads = [getattr(work, name) for work in self.by_mediator.values() if work.is_any]
        return median(loads) if loads else 0


def work(period: Period, *, user, region: str | None = None) -> Found:
    """Return what the mediators of a region, or all, did in the period, as far as the user sees the records."""
    today, found = clock.today(), Found()
    appeals = Appeal.objects.visible_to(user).counted().filter(mediator__isnull=False)
    sessions = Session.objects.visible_to(user).held_in(period).filter(appeal__mediator__isnull=False)
    in_events = EventMediator.objects.visible_to(user).in_events_of(period)
    took_part = Participation.objects.visible_to(user).by_mediators_in(period)
    if region:
        appeals = appeals.filter(mediator__region=region)
        sessions = sessions.filter(appeal__mediator__region=region)
        in_events = in_events.filter(mediator__region=region)
        took_part = took_part.filter(mediator__region=region)
    in_period = received_in(period) | resolved_in(period)
    found.add(
        appeals.filter(in_period | pending_at(today)),
        "mediator",
        received=Count("pk", filter=received_in(period)),
        resolved=Count("pk", filter=resolved_in(period)),
        agreements=Count("pk", filter=resolved_in(period) & Q(outcome=Appeal.Outcome.AGREEMENT)),
        pending=Count("pk", filter=pending_at(today)),
    )
    found.add(sessions, "appeal__mediator", sessions=Count("pk"))
    found.add(in_events, "mediator", events=Count("pk"))
    found.add(took_part, "mediator", campaigns=Count("pk"))
    return found


def as_of(period: Period) -> datetime.date:
    """The day whose register is ranked: the period's last, or today while it lasts."""
    return min(period.last_day, clock.today())


def ranking(period: Period, *, user, kind: str, region: str | None = None) -> list[Ranked]:
    """Return the mediators of a kind who stood in the register, not suspended, and did anything; the best first.

    Equal ones share a place, and the next place counts them all: 1, 2, 2, 4.
    """
    found = work(period, user=user, region=region)
    rows = Standing.objects.visible_to(user).registered_at(as_of(period)).filter(kind=kind, is_suspended=False)
    if region:
        rows = rows.filter(region=region)
    people = rows.select_related("mediator", "region").filter(mediator__in=found.by_mediator)
    lines = [(found.of(row.mediator_id), row) for row in people if found.of(row.mediator_id).is_any]
    lines.sort(key=lambda line: ([-value for value in line[0].order], line[1].mediator.full_name, line[1].pk))
    ranked = []
    for at, (done, row) in enumerate(lines, start=1):
        is_equal = ranked and ranked[-1].work.order == done.order
        ranked.append(Ranked(ranked[-1].place if is_equal else at, row, done))
    return ranked
