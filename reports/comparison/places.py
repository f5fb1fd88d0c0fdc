"""Regions in order of a figure: who has which place, and how far each has moved since the quarter before."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from statistics import median

from mediation.numbers import change
from mediation.quarter import Quarter
from offices.models import Region
from reports.comparison.choice import Declared, is_better_when_less
from reports.comparison.eight import Eight
from reports.figures.declaration import Figure
from reports.figures.measures import ONE_DECIMAL
from reports.figures.small import is_small
from reports.views.figures import LEVELS


@dataclass
class Line:
    """One region. place: None without a number, or where a rate stands on too few cases to be ranked.

    moved: places gained (positive) or lost since the quarter before. level: shade from 0 to ``LEVELS``.
    """

    region: Region
    value: object
    before: object = None
    place: int | None = None
    moved: int | None = None
    level: int = 0
    is_own: bool = False
    is_kept_back: bool = False
    is_few: bool = False
    is_unstated: bool = False

    @property
    def change(self):
        return change(self.value, self.before)


def lines(
    found: Eight,
    quarter: Quarter,
    figure: Figure,
    declared: Declared,
    *,
    own: str = "",
    unstated: set[str] = frozenset(),
) -> list[Line]:
    """Return all regions, the first place on top and those without a place at the end.

    unstated: regions whose zero nobody has stated yet; it has no place.
    """
    before = quarter.previous()
    then = places(found, before, figure, declared)
    now = places(found, quarter, figure, declared, unstated)
    made = [
        Line(
            region,
            found.value(quarter, figure.code, region.pk),
            found.value(before, figure.code, region.pk),
            now.get(region.pk),
            then[region.pk] - now[region.pk] if region.pk in then and region.pk in now else None,
            is_own=region.pk == own,
            is_kept_back=found.is_kept_back(quarter, figure.code, region.pk),
            is_few=is_few(found, quarter, figure, declared, region.pk),
            is_unstated=region.pk in unstated and found.value(quarter, figure.code, region.pk) == 0,
        )
        for region in found.regions
    ]
    shade(made)
    order = {region.pk: index for index, region in enumerate(found.regions)}
    return sorted(made, key=lambda line: (line.place is None, line.place or 0, order[line.region.pk]))


def places(found: Eight, quarter: Quarter, figure: Figure, declared: Declared, unstated=frozenset()) -> dict[str, int]:
    """Return region -> place. Equal ones share it, and the next counts them all: 1, 2, 2, 4."""
    values = {region.pk: found.value(quarter, figure.code, region.pk) for region in found.regions}
    ranked = {
        code: value
        for code, value in values.items()
        if value is not None
        and not is_few(found, quarter, figure, declared, code)
        and not (value == 0 and code in unstated)
    }
    ordered = sorted(ranked.values(), reverse=not is_better_when_less(figure))
    return {code: ordered.index(value) + 1 for code, value in ranked.items()}


def is_few(found: Eight, quarter: Quarter, figure: Figure, declared: Declared, place: str) -> bool:
    """Whether a rate or a mean stands on one to four cases: it says next to nothing."""
    bases = declared.bases(figure.code)
    return bool(bases) and is_small(found.values.get(quarter, {}).get(bases[-1], {}).get(place))


def shade(made: list[Line]) -> None:
    most = max((line.value for line in made if line.place), default=0) or 1
    for line in made:
        if line.place and line.value > 0:
            line.level = -int(-(line.value * LEVELS) // most)


def middle(made: list[Line]):
    """The median of the regions that have a place, to one decimal where it falls between two; None without any."""
    known = [line.value for line in made if line.place]
    if not known:
        return None
    found = median(known)
    is_whole = isinstance(known[0], int) and found == int(found)
    return int(found) if is_whole else Decimal(found).quantize(ONE_DECIMAL, ROUND_HALF_UP)
