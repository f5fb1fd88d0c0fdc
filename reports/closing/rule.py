"""The vocabulary in which the checks before submission are declared."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.urls import reverse
from django.utils.translation import gettext as _

from events.models import Campaign
from mediation.quarter import Quarter
from reports.figures.declaration import Figure
from reports.figures.rollup import Rollup, count
from reports.indicators import sections

# Looked at beside the region's own past.
WATCHED = ("appeals.received", "appeals.resolved", "appeals.resolved.agreement", "events.total", "events.attendance",
           "publications.total", "platforms.total", "mediators.total")  # fmt: skip
KINDS = Campaign.Kind.values
NAMED = 8  # records that a finding names
QUARTERS = 8  # before this one, for what is usual


@dataclass(frozen=True)
class Finding:
    """What a check found in a region. An answer to it holds as long as ``value`` stays what it was.

    about: tells findings of one check apart, mostly a figure's code; records: ``(words, address)`` of the first few;
    more: how many are not named.
    """

    region: str
    about: str
    value: str
    message: str
    figure: str = ""
    records: tuple[tuple[str, str], ...] = ()
    more: int = 0


@dataclass(frozen=True)
class Rule:
    """A check before submission. ``find`` looks at all regions of the evidence at once, in a constant number of
    statements.

    is_hard: nothing is handed in while it finds something; otherwise each finding asks for a reason, or, with
    is_zero, for a confirmation. is_private: it looks at parties, whom only their own region may read.
    """

    code: str
    label: str
    find: Callable[["Evidence"], Iterable[Finding]]
    is_hard: bool = False
    is_zero: bool = False
    is_private: bool = False


class Evidence:
    """What the checks look at: the figures of a quarter and of those before, each counted once when first asked for."""

    def __init__(self, quarter: Quarter, *, user, region: str | None = None):
        self.quarter, self.user, self.region = quarter, user, region

    @cached_property
    def sections(self):
        return sections()

    def counted(self, quarter: Quarter, only: set[str] | None = None) -> Rollup:
        return count(quarter, self.sections, region=self.region, only=only)

    @cached_property
    def now(self) -> Rollup:
        return self.counted(self.quarter)

    @cached_property
    def before(self) -> Rollup:
        return self.counted(self.quarter.previous())

    @cached_property
    def past(self) -> list[Rollup]:
        """The watched figures of the eight quarters before, the oldest first."""
        return [self.counted(self.quarter.shift(-back), set(WATCHED)) for back in range(QUARTERS, 0, -1)]

    @cached_property
    def campaigns(self) -> set[str]:
        """The kinds of campaigns that start in the quarter."""
        return set(Campaign.objects.starting_in(self.quarter).values_list("kind", flat=True))

    def label(self, code: str) -> str:
        """The name of a figure that stands alone; of a campaign's it says whose."""
        label = self.now.full_label(code)
        section = next((one for one in self.now.sections if code.startswith(f"{one.code}.")), None)
        return f"{section.label}: {label}" if section and section.code in KINDS else label

    @property
    def figures(self) -> dict[str, Figure]:
        return self.now.shown

    @property
    def regions(self) -> list[str]:
        return [area.pk for area in self.now.regions]

    def own(self, rows):
        """The rows of the region that is looked at, or of all."""
        return rows.filter(region=self.region) if self.region else rows


def of_records(rows: Iterable[dict], message: str, address: str, words: str) -> Iterator[Finding]:
    """Return one finding a region that names its records. rows: with ``region_id``, ``pk`` and the column ``words``."""
    by_region: dict[str, list[dict]] = {}
    for row in rows:
        by_region.setdefault(row["region_id"], []).append(row)
    for region, found in by_region.items():
        found = list({row["pk"]: row for row in found}.values())
        yield Finding(
            region,
            "",
            digest(row["pk"] for row in found),
            _(message) % {"count": len(found)},
            records=tuple((str(row[words]), reverse(address, args=[row["pk"]])) for row in found[:NAMED]),
            more=max(0, len(found) - NAMED),
        )


def digest(keys: Iterable) -> str:
    """Return a short text that differs as soon as one of the keys does."""
    return hashlib.sha256(",".join(sorted(map(str, keys))).encode()).hexdigest()[:40]
