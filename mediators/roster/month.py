"""A month of an office's roster, day by day: who is on duty, where nobody is, what does not stand any more."""

import datetime
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from mediation import clock
from mediation.public_holidays import holiday
from mediators.models import Duty
from mediators.roster.actions import holds, horizon
from mediators.roster.days import DAY, Span, gaps, next_month
from mediators.roster.serving import people_of
from offices.models import Platform


@dataclass
class Line:
    """A duty as the roster shows it. ``trouble`` says why a planned one does not stand."""

    duty: Duty
    name: str
    trouble: str = ""

    @property
    def stands(self) -> bool:
        return self.duty.is_planned and not self.trouble

    @property
    def tone(self) -> str:
        return "bad" if self.trouble else "" if self.duty.is_planned else "warning"

    @property
    def note(self) -> str:
        return self.trouble or ("" if self.duty.is_planned else self.duty.get_status_display())


@dataclass
class RosterDay:
    """A day: its holiday's name or "", the lines, and the working hours without anybody on duty."""

    day: datetime.date
    holiday: str
    is_open: bool
    lines: list[Line] = field(default_factory=list)
    hours: list[Span] = field(default_factory=list)

    @property
    def gaps(self) -> list[Span]:
        if self.holiday or not self.is_open:
            return []
        return gaps(self.hours, [(line.duty.starts_at, line.duty.ends_at) for line in self.lines if line.stands])

    @property
    def is_plain(self) -> bool:
        """Nothing is to be said of the day."""
        return not (self.holiday or self.lines or self.gaps or self.is_today)

    @property
    def is_today(self) -> bool:
        return self.day == clock.today()

    @property
    def is_planned_yet(self) -> bool:
        return self.day < horizon()


class Roster:
    """What is known of one platform's duties; each table is read once, however many days are asked for."""

    def __init__(self, platform: Platform):
        self.platform = platform
        self.people = people_of(platform)
        self.opened = list(platform.periods.values_list("starts_on", "ends_on"))
        self.services: dict[int, list] = {}
        for mediator, start, end in platform.services.values_list("mediator_id", "starts_on", "ends_on"):
            self.services.setdefault(mediator, []).append((start, end))
        self.hours: dict[int, list[Span]] = {}
        for weekday, opens, closes in platform.hours.values_list("weekday", "opens_at", "closes_at"):
            self.hours.setdefault(weekday, []).append((opens, closes))

    def line(self, duty: Duty) -> Line:
        person = self.people.get(duty.mediator_id)
        return Line(duty, person.full_name if person else _("of another region"), self.trouble(duty))

    def trouble(self, duty: Duty) -> str:
        if not duty.is_planned:
            return ""
        if not holds(self.opened, duty.day):
            return _("the platform is closed")
        return "" if holds(self.services.get(duty.mediator_id, []), duty.day) else _("does not serve here any more")

    def days(self, first: datetime.date, end: datetime.date) -> list[RosterDay]:
        days = {first + DAY * n: None for n in range((end - first).days)}
        for day in days:
            days[day] = RosterDay(
                day, holiday(day), holds(self.opened, day), hours=self.hours.get(day.isoweekday(), [])
            )
        for duty in self.platform.duties.between(first, end):
            days[duty.day].lines.append(self.line(duty))
        return list(days.values())

    def weeks(self, month: datetime.date) -> list[list[RosterDay | None]]:
        """The month as weeks from Monday; days of its neighbours are None."""
        days = self.days(month, next_month(month))
        cells = [None] * (month.isoweekday() - 1) + days
        cells += [None] * (-len(cells) % 7)
        return [cells[n : n + 7] for n in range(0, len(cells), 7)]

    def serving_at(self, day: datetime.date) -> list:
        """The people who serve at the platform on this day."""
        return [person for key, person in self.people.items() if holds(self.services.get(key, []), day)]

    def serving_from(self, day: datetime.date) -> list:
        """The people who serve on this day or later: whom a coming duty can be given to."""
        return [
            person
            for key, person in self.people.items()
            if any(end is None or end > day for _start, end in self.services.get(key, []))
        ]
