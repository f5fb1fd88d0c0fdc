"""Which records made up the figures of a region: kept beside what is handed in or published, compared later."""

import datetime
import json
from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q, Value

from mediation.canonical import canonical
from mediation.quarter import Quarter
from reports.figures.declaration import Figure
from reports.figures.measures import given
from reports.indicators import sections


class Gives(NamedTuple):
    """What a record gives to a figure. ``is_more``: the number is a lower bound."""

    value: int
    is_more: bool = False


NOTHING = (None, False)
# region -> (source, record key) -> figure code -> what the record gives to it
Counted = dict[str, dict[tuple[str, str], dict[str, Gives]]]


@dataclass(frozen=True)
class Moved:
    """A record that gives a figure something else than it did. ``before`` or ``now`` is None where it gave nothing."""

    source: str
    key: str
    before: int | None
    now: int | None
    was_more: bool = False
    is_more: bool = False


def counted(quarter: Quarter, *, region: str | None = None) -> Counted:
    """Return what each record of the quarter gives to which figures, in one statement a source."""
    by_source = defaultdict(list)
    for section in sections():
        for figure, _depth in section.walk():
            if figure.source:
                by_source[figure.source].append(figure)
    found: Counted = defaultdict(lambda: defaultdict(dict))
    for source, figures in by_source.items():
        rows = source.of(quarter)
        add(found, rows.filter(region=region) if region else rows, source, figures, quarter)
    return found


def add(found: Counted, rows, source, figures: list[Figure], quarter: Quarter) -> None:
    """Sum a source's rows by the record they belong to."""
    asked = {f"f{index}": figure.measure.contribution(figure.when(quarter)) for index, figure in enumerate(figures)}
    marked = [figure for figure in figures if getattr(figure.measure, "bound", "")]
    asked |= {f"b{index}": mark(figure, quarter) for index, figure in enumerate(marked)}
    for region, key, *values in rows.order_by().annotate(**asked).values_list("region_id", source.record, *asked):
        is_more = dict(zip(marked, values[len(figures) :], strict=True))
        for figure, value in zip(figures, values, strict=False):
            if value or is_more.get(figure):
                record = found[region][source.code, str(key)]
                before = record.get(figure.code, Gives(0))
                record[figure.code] = Gives(before.value + plain(value), before.is_more or bool(is_more.get(figure)))


def mark(figure: Figure, quarter: Quarter):
    """Whether a row gives the figure a lower bound."""
    return given(figure.when(quarter) & Q(**{figure.measure.bound: True}), Value(1))


def plain(value) -> int:
    return value.days if isinstance(value, datetime.timedelta) else value


def packed(records: dict) -> str:
    """Write one region's records as text; figure codes stand once, their places in the rows.

    A lower bound stands in brackets: ``[900]``.
    """
    codes = sorted({code for gives in records.values() for code in gives})
    place = {code: str(index) for index, code in enumerate(codes)}
    rows = defaultdict(dict)
    for (source, key), gives in records.items():
        rows[source][key] = {place[code]: [one.value] if one.is_more else one.value for code, one in gives.items()}
    return canonical({"codes": codes, "rows": rows})


def unpacked(text: str) -> dict:
    stored = json.loads(text)
    codes = stored["codes"]
    return {
        (source, key): {codes[int(index)]: read(value) for index, value in gives.items()}
        for source, rows in stored["rows"].items()
        for key, gives in rows.items()
    }


def read(value: int | list) -> Gives:
    return Gives(value[0], is_more=True) if isinstance(value, list) else Gives(value)


def bounds(records: dict) -> set[str]:
    """Return the codes of figures that are lower bounds, as one of a region's records gives one."""
    return {code for gives in records.values() for code, one in gives.items() if one.is_more}


def moved(former: dict, latter: dict) -> dict[str, list[Moved]]:
    """Return figure code -> the records that give it something else now than before."""
    found = defaultdict(list)
    for record in sorted(former.keys() | latter.keys()):
        then, since = former.get(record, {}), latter.get(record, {})
        for code in then.keys() | since.keys():
            if then.get(code) != since.get(code):
                (before, was_more), (now, is_more) = then.get(code, NOTHING), since.get(code, NOTHING)
                found[code].append(Moved(*record, before, now, was_more, is_more))
    return found
