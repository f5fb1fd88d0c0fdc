"""The figures that count one record: each figure's own condition is asked about that record alone."""

from collections import defaultdict
from dataclasses import dataclass

from appeals.models import Appeal
from events.models import Event, Publication
from mediation import clock
from mediation.numbers import bounded
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.behind import address
from reports.figures.counted import add
from reports.indicators import sections

DAYS = {Event: "starts_on", Publication: "published_on"}


@dataclass(frozen=True)
class Line:
    """A figure that counts the record. gives: what the record gives to it; url: the records behind it."""

    section: str
    label: str
    depth: int
    gives: str
    url: str


@dataclass(frozen=True)
class Counted:
    """The figures of one quarter that count a record. status: of the region's quarter, "" while it is open."""

    quarter: Quarter
    status: str
    lines: list[Line]


def counted_in(record) -> list[Counted]:
    """Return the quarters whose figures count the record, each with its figures in the order of the report.

    Of an appeal that was pending for long: the first quarter and the last, up to now.
    """
    quarters = sorted(quarters_of(record))
    locks = QuarterLock.objects.closed().filter(
        region=record.region_id, starts_on__in=[quarter.start for quarter in quarters]
    )
    statuses = {lock.quarter: lock.get_status_display() for lock in locks}
    declared = sections()
    found = [Counted(one, statuses.get(one, ""), lines(record, one, declared)) for one in quarters]
    return [one for one in found if one.lines]


def quarters_of(record) -> set[Quarter]:
    campaign = {Quarter.of(record.campaign.starts_on)} if record.campaign else set()
    if not isinstance(record, Appeal):
        return campaign or {Quarter.of(getattr(record, DAYS[type(record)]))}
    last = record.resolved_on or clock.today()
    return campaign | {Quarter.of(record.received_on), Quarter.of(max(last, record.received_on))}


def lines(record, quarter: Quarter, declared) -> list[Line]:
    """Return the quarter's figures that count the record, one statement for each source of such records."""
    known = {figure.code: figure for section in declared for figure, _depth in section.walk()}
    by_source = defaultdict(list)
    for figure in known.values():
        if figure.source and not figure.is_hidden:
            by_source[figure.source].append(figure)
    found = defaultdict(lambda: defaultdict(dict))
    for source, figures in by_source.items():
        rows = source.of(quarter)
        if rows.model is type(record):
            add(found, rows.filter(pk=record.pk), source, figures, quarter)
    given = (gives.items() for gives in found[record.region_id].values())
    amounts = {code: bounded(*gives) for one in given for code, gives in one}
    return [
        Line(
            section.label, figure.label, depth, amounts[figure.code], address(figure, known, quarter, record.region_id)
        )
        for section in declared
        for figure, depth in section.walk()
        if figure.code in amounts
    ]
