"""Checks on figures: control totals, bounds, what is unusual, zeros that must be said."""

from collections.abc import Iterator
from statistics import median

from django.utils.translation import gettext as _

from mediation import clock
from mediation.numbers import shown
from reports.closing.rule import KINDS, WATCHED, Evidence, Finding
from reports.figures.checks import check, failed
from reports.figures.declaration import Figure

# Something must be there for a report to be one.
ENTERED = ("appeals.received", "appeals.resolved", "campaigns.received", "events.total", "publications.total",
           *(f"{kind}.{noun}" for kind in KINDS for noun in ("events", "publications")))  # fmt: skip
SIGMAS, SHARE, LEAST, KNOWN = 3.5, 0.3, 5, 4
INTERETHNIC = ("appeals.received.category.interethnic", *(f"{kind}.appeals.interethnic" for kind in KINDS))
# What is not asked when it falls to zero: it follows from other figures, or zero is its usual state.
UNASKED = ("appeals.pending", "mediators.included", "mediators.excluded", "platforms.opened", "platforms.closed",
           *(f"{kind}.appeals.pending" for kind in KINDS))  # fmt: skip


def is_over(evidence: Evidence) -> Iterator[Finding]:
    if clock.today() < evidence.quarter.end:
        for region in evidence.regions:
            yield Finding(region, "", "", _("The quarter is not over yet."))


def is_empty(evidence: Evidence) -> Iterator[Finding]:
    """An empty submission is not a submission."""
    for region in evidence.regions:
        if not has_records(evidence, region):
            yield Finding(region, "", "", _("No appeal, event or publication of the quarter is entered."))


def has_records(evidence: Evidence, region: str) -> bool:
    return any(evidence.now.value(code, region) for code in ENTERED)


def do_not_add_up(evidence: Evidence) -> Iterator[Finding]:
    for result in failed(check(evidence.now)):
        region = result.region or (evidence.region if len(evidence.regions) == 1 else None)
        if region:
            yield Finding(region, result.code, "", result.message, figure=result.code)


def bounds() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Pairs of a figure and those whose sum it may not exceed. Whoever left since the day took part all the same."""
    for kind in KINDS:
        yield f"{kind}.offices", ("platforms.offices", "platforms.closed")
        yield f"{kind}.dialogue", ("platforms.dialogue", "platforms.closed")
        yield f"{kind}.mediators", ("mediators.total", "mediators.excluded")


def soft_bounds() -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "events.certificates", ("events.attendance",)
    for kind in KINDS:
        yield f"{kind}.survey_respondents", (f"{kind}.attendance", f"{kind}.appeals")


def above(evidence: Evidence, pairs) -> Iterator[Finding]:
    for code, bases in pairs:
        for region in evidence.regions:
            value = evidence.now.value(code, region)
            most = sum(evidence.now.value(base, region) for base in bases)
            if value > most:
                words = {
                    "label": evidence.label(code),
                    "value": shown(value),
                    "bases": " + ".join(f"“{evidence.figures[base].label}”" for base in bases),
                    "most": shown(most),
                }
                message = _("%(label)s: %(value)s, more than %(bases)s: %(most)s") % words
                yield Finding(region, code, f"{value}>{most}", message, figure=code)


def day_above_quarter(evidence: Evidence) -> Iterator[Finding]:
    yield from above(evidence, bounds())


def doubtful_bounds(evidence: Evidence) -> Iterator[Finding]:
    yield from above(evidence, soft_bounds())


def unusual(evidence: Evidence) -> Iterator[Finding]:
    """Far from the median of the region's own last eight quarters, by its own spread."""
    for code in WATCHED:
        for region in evidence.regions:
            values = [quarter.value(code, region) for quarter in evidence.past]
            now = evidence.now.value(code, region)
            span = usual(values)
            if span and not span[0] <= now <= span[1]:
                words = {
                    "label": evidence.label(code),
                    "now": shown(now),
                    "least": shown(span[0]),
                    "most": shown(span[1]),
                    "values": ", ".join(map(shown, values)),
                }
                message = _(
                    "%(label)s: %(now)s. By the last eight quarters (%(values)s) one expects %(least)s to %(most)s."
                    " Is it right, and why?"
                )
                yield Finding(region, code, str(now), message % words, figure=code)


def usual(values: list[int]) -> tuple[int, int] | None:
    """Return from where to where a figure is usual; None while too little is known.

    The middle is the median; the reach 3.5 robust deviations (median of the distances × 1.4826), at least 30 % of
    the middle and at least 5, so that small and steady figures do not cry wolf.
    """
    if sum(1 for value in values if value) < KNOWN:
        return None
    middle = median(values)
    spread = 1.4826 * median(abs(value - middle) for value in values)
    reach = max(SIGMAS * spread, SHARE * middle, LEAST)
    return max(0, round(middle - reach)), round(middle + reach)


def zeros(evidence: Evidence) -> Iterator[Finding]:
    """Interethnic appeals always, and every figure that fell to zero; of a whole that fell, not its parts as well."""
    for region in evidence.regions:
        if not any(evidence.now.value(code, region) for code in INTERETHNIC if code in evidence.figures):
            message = _("There were no interethnic appeals in the quarter, neither at offices nor at campaigns.")
            yield Finding(region, INTERETHNIC[0], "0", message, figure=INTERETHNIC[0])
        for section in evidence.now.sections:
            if section.code == "campaigns" or (section.code in KINDS and section.code not in evidence.campaigns):
                continue
            for figure in section.figures:
                for fallen in fallen_to_zero(evidence, figure, region):
                    before = shown(evidence.before.value(fallen.code, region))
                    words = {"label": evidence.label(fallen.code), "before": before}
                    message = _("%(label)s: none in the quarter; %(before)s in the one before.") % words
                    yield Finding(region, fallen.code, "0", message, figure=fallen.code)


def fallen_to_zero(evidence: Evidence, figure: Figure, region: str) -> Iterator[Figure]:
    if figure.is_hidden or figure.code in INTERETHNIC or figure.code.startswith(UNASKED):
        return
    if not figure.measure.is_additive:
        return
    if evidence.now.value(figure.code, region):
        for part in figure.below():
            yield from fallen_to_zero(evidence, part, region)
    elif evidence.before.value(figure.code, region):
        yield figure
