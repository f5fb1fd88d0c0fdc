"""How far the quarters are that a period is made of: only quarters are handed in, accepted and published.

A report of another period is counted from the records as they are now, whatever was published of its quarters.
"""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Max
from django.utils.translation import gettext as _

from mediation import clock
from mediation.quarter import Period, Quarter
from offices.models import Region
from reports.models import PublishedSummary, Submission


@dataclass(frozen=True)
class Stated:
    """Which regions stand by their figures in every quarter of a period, and deny interethnic appeals in all."""

    handed_in: set[str]
    confirmed: set[str]


def stated(period: Period) -> Stated:
    """A region that has not handed one of the quarters in has not stated the zeros of the whole."""
    handed_in, confirmed = defaultdict(set), defaultdict(set)
    rows = Submission.objects.within(period).handed_in()
    for region, day, denies in rows.values_list("region_id", "starts_on", "is_interethnic_zero_confirmed"):
        handed_in[region].add(day)
        if denies:
            confirmed[region].add(day)
    wanted = {quarter.start for quarter in period.quarters()}
    return Stated(*({region for region, days in one.items() if days >= wanted} for one in (handed_in, confirmed)))


@dataclass(frozen=True)
class QuarterWithin:
    """One quarter of a period. is_whole: all its months lie in the period; revision: of the published version."""

    quarter: Quarter
    is_whole: bool
    regions: int
    handed_in: int
    accepted: int
    revision: int | None

    @property
    def is_over(self) -> bool:
        return self.quarter.end <= clock.today()

    @property
    def tone(self) -> str:
        if self.revision or self.accepted >= self.regions:
            return "good"
        return "warning" if self.is_over else "info"

    @property
    def state(self) -> str:
        """How far it is, in words that can stand inside a sentence."""
        words = {"revision": self.revision, "accepted": self.accepted, "done": self.handed_in, "all": self.regions}
        if self.revision:
            return _("published, version %(revision)s") % words
        if self.accepted >= self.regions:
            return _("accepted")
        if self.regions == 1:
            return _("handed in, not accepted") if self.handed_in else _("not handed in yet")
        if self.accepted:
            return _("%(accepted)s of %(all)s regions accepted") % words
        return _("%(done)s of %(all)s regions handed in") % words

    @property
    def note(self) -> str:
        """What else has to be known of it, or nothing."""
        if not self.is_over:
            return _("not over yet")
        return "" if self.is_whole else _("in part")


def quarters_within(period: Period, regions: list[Region]) -> list[QuarterWithin]:
    """Return the quarters of a period, as far as these regions are; two statements, whatever its length."""
    handed_in, accepted = defaultdict(int), defaultdict(int)
    rows = Submission.objects.within(period).handed_in().filter(region__in=regions)
    for day, status in rows.values_list("starts_on", "status"):
        handed_in[day] += 1
        accepted[day] += status == Submission.Status.ACCEPTED
    published = PublishedSummary.objects.within(period).values("starts_on").annotate(last=Max("revision"))
    revisions = dict(published.values_list("starts_on", "last"))
    return [
        QuarterWithin(
            quarter,
            period.covers(quarter),
            len(regions),
            handed_in[quarter.start],
            accepted[quarter.start],
            revisions.get(quarter.start),
        )
        for quarter in period.quarters()
    ]


def told(found: list[QuarterWithin]) -> str:
    """Say it in a sentence: ``Q1 2023: published, version 1; Q2 2023: 12 of 20 regions handed in (in part)``."""
    return "; ".join(
        f"{one.quarter.short_label}: {one.state}" + (f" ({one.note})" if one.note else "") for one in found
    )
