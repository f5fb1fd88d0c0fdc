"""Control totals: what the declaration of figures says must hold, checked on the counted figures."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from reports.figures.declaration import Figure
from reports.figures.rollup import Rollup

# What came in and what was there equals what was settled and what remains.
IDENTITIES = ("appeals", "campaigns")


@dataclass(frozen=True)
class Check:
    """One control total of one region (None: of the republic)."""

    code: str
    region: str | None
    ok: bool
    message: str


def check(rollup: Rollup) -> list[Check]:
    """Return every control total, per region and in all."""
    places = [None, *(region.pk for region in rollup.regions)] if len(rollup.regions) > 1 else [None]
    return [result for place in places for result in check_place(rollup, place)]


def failed(checks: list[Check]) -> list[Check]:
    return [result for result in checks if not result.ok]


def check_place(rollup: Rollup, place: str | None) -> Iterator[Check]:
    for figure in rollup.shown.values():
        for parts in figure.partings():
            yield parts_add_up(rollup, figure, parts, place)
        for part in figure.of_which:
            yield no_more_than(rollup, figure, part, place)
    for stem in IDENTITIES:
        yield flows_balance(rollup, stem, place)


def parts_add_up(rollup: Rollup, whole: Figure, parts: tuple[Figure, ...], place: str | None) -> Check:
    total, given = rollup.value(whole.code, place), sum(rollup.value(part.code, place) for part in parts)
    sentence = _("%(label)s: the parts give %(given)s, the whole is %(total)s")
    return Check(whole.code, place, total == given, sentence % {"label": whole.label, "given": given, "total": total})


def no_more_than(rollup: Rollup, whole: Figure, part: Figure, place: str | None) -> Check:
    total, given = rollup.value(whole.code, place), rollup.value(part.code, place)
    sentence = _("%(label)s: of which %(part)s %(given)s, the whole is %(total)s")
    words = {"label": whole.label, "part": part.label, "given": given, "total": total}
    return Check(part.code, place, given <= total, sentence % words)


def flows_balance(rollup: Rollup, stem: str, place: str | None) -> Check:
    start, came, settled, left = (
        rollup.value(f"{stem}.{name}", place) for name in ("pending_start", "received", "resolved", "pending_end")
    )
    sentence = _("Appeals: %(start)s pending + %(came)s received, %(settled)s resolved + %(left)s pending")
    words = {"start": start, "came": came, "settled": settled, "left": left}
    return Check(f"{stem}.pending_end", place, start + came == settled + left, sentence % words)
