"""Where platforms lie, when they are open, who serves at the offices and is on duty there."""

import datetime
import zlib
from decimal import Decimal

from desk.demo import facts
from desk.demo.facts import D
from mediation.public_holidays import holiday
from mediators.models import Duty, DutyPattern, Service
from mediators.roster.actions import AHEAD
from mediators.roster.days import days_of
from offices.models import WorkingHours

# Latitude and longitude of the towns.
TOWNS = {
    "KZ-10": (50.411, 80.227), "KZ-11": (53.285, 69.377), "KZ-15": (50.283, 57.167), "KZ-19": (43.866, 77.063),
    "KZ-23": (47.106, 51.917), "KZ-27": (51.227, 51.386), "KZ-31": (42.900, 71.378), "KZ-33": (45.015, 78.374),
    "KZ-35": (49.806, 73.085), "KZ-39": (53.214, 63.632), "KZ-43": (44.842, 65.503), "KZ-47": (43.651, 51.172),
    "KZ-55": (52.287, 76.967), "KZ-59": (54.866, 69.151), "KZ-61": (43.297, 68.252), "KZ-62": (47.784, 67.714),
    "KZ-63": (49.948, 82.628), "KZ-71": (51.128, 71.430), "KZ-75": (43.238, 76.945), "KZ-79": (42.318, 69.596),
}  # fmt: skip
T = datetime.time
MORNING, AFTERNOON = (T(9), T(13)), (T(14), T(18))
SERVING = 4  # mediators at an office
FIRST = D(2023, 11, 1)
END = facts.LAST_DAY + AHEAD


def point(platform, is_office: bool) -> tuple[Decimal, Decimal]:
    """Return a place in the region's town for an office, around it for others; always the same for a code."""
    drawn = zlib.crc32(platform.code.encode())
    reach = Decimal("0.02") if is_office else Decimal("0.3")
    parts = ((drawn & 0xFFFF) / 0xFFFF, (drawn >> 16) / 0xFFFF)
    return tuple(
        round(Decimal(str(town)) + reach * (Decimal(str(part)) - Decimal("0.5")), 5)
        for town, part in zip(TOWNS[platform.region_id], parts, strict=True)
    )


def hours(pairs) -> list[WorkingHours]:
    """Offices work from Monday to Friday with a break; other platforms receive twice a week."""
    made = []
    for platform, entry in pairs:
        spans = [(T(10), T(13))]
        days = (2, 4)
        if entry.is_office:
            spans, days = [MORNING, AFTERNOON], (1, 2, 3, 4, 5)
        made += [
            WorkingHours(platform=platform, region_id=platform.region_id, weekday=day, opens_at=opens, closes_at=closes)
            for day in days
            for opens, closes in spans
        ]
    return made


def serving(platforms, mediators) -> list[tuple]:
    """Choose (office, its mediators): four each, nobody at two, all in the register for long."""
    free = {}
    for card, standing in mediators:
        if standing.starts_on < D(2023, 7, 1) and standing.ends_on is None:
            free.setdefault(card.region_id, []).append(card)
    offices = [platform for platform, entry in platforms if entry.is_office]
    return [(office, [free[office.region_id].pop(0) for _n in range(SERVING)]) for office in offices]


def services(staffed) -> list[Service]:
    return [
        Service(mediator=card, platform=office, region_id=office.region_id, starts_on=D(2023, 9, 1))
        for office, people in staffed
        for card in people
    ]


def patterns(staffed) -> list[DutyPattern]:
    """Two duties a day; every fifth office has nobody on Friday afternoons, as happens."""
    made = []
    for index, (office, people) in enumerate(staffed):
        for weekday in range(1, 6):
            for half, (start, end) in enumerate((MORNING, AFTERNOON)):
                if index % 5 == 1 and (weekday, half) == (5, 1):
                    continue
                made.append(
                    DutyPattern(
                        platform=office,
                        region_id=office.region_id,
                        mediator=people[(weekday + 2 * half) % SERVING],
                        weekday=weekday,
                        starts_at=start,
                        ends_at=end,
                        starts_on=FIRST,
                    )
                )
    return made


def duties(weekly) -> list[Duty]:
    made = [
        Duty(
            pattern=pattern,
            platform_id=pattern.platform_id,
            region_id=pattern.region_id,
            mediator_id=pattern.mediator_id,
            day=day,
            starts_at=pattern.starts_at,
            ends_at=pattern.ends_at,
            status=Duty.Status.HOLIDAY if holiday(day) else Duty.Status.PLANNED,
        )
        for pattern in weekly
        for day in days_of(pattern.weekday, FIRST, END)
    ]
    for duty in made[3::211]:
        if duty.status == Duty.Status.PLANNED:
            duty.status, duty.is_single_change, duty.reason = Duty.Status.CANCELLED, True, "Командировка"
    return made
