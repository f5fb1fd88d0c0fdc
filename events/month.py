"""A month of events, day by day. An event of several days stands on each of them, and counts on its first."""

import datetime
from dataclasses import dataclass, field

from events.models import Event
from mediation import clock
from mediation.public_holidays import holiday
from mediators.roster.days import DAY, next_month

ON_A_DAY = 4  # shown at once; the others unfold


@dataclass
class Held:
    """An event as it stands on one day: ``number`` of its ``of`` days."""

    event: Event
    number: int
    of: int


@dataclass
class EventDay:
    day: datetime.date
    holiday: str
    held: list[Held] = field(default_factory=list)

    @property
    def first(self) -> list[Held]:
        return self.held[:ON_A_DAY]

    @property
    def others(self) -> list[Held]:
        return self.held[ON_A_DAY:]

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def is_coming(self) -> bool:
        return self.day > clock.today()

    @property
    def is_plain(self) -> bool:
        return not (self.held or self.holiday or self.is_today)


def weeks(events, month: datetime.date) -> list[list[EventDay | None]]:
    """The month as weeks from Monday; days of its neighbours are None. events: rows that the user may see."""
    end = next_month(month)
    days = {day: EventDay(day, holiday(day)) for day in (month + DAY * n for n in range((end - month).days))}
    for event in events.touching_days(month, end).select_related("type", "region").order_by("starts_on", "pk"):
        held = event.held_on()
        for number, day in enumerate(held, start=1):
            if day in days:
                days[day].held.append(Held(event, number, len(held)))
    cells = [None] * (month.isoweekday() - 1) + list(days.values())
    cells += [None] * (-len(cells) % 7)
    return [cells[n : n + 7] for n in range(0, len(cells), 7)]
