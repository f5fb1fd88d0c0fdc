"""The checks before submission, hard ones first. Adding a check is adding one line."""

from django.utils.translation import gettext_noop

from mediation import clock
from reports.closing import records, totals
from reports.closing.rule import Evidence, Finding, Rule

RULES = (
    Rule("over", gettext_noop("End of the quarter"), totals.is_over, is_hard=True),
    Rule("entered", gettext_noop("Records of the quarter"), totals.is_empty, is_hard=True),
    Rule("totals", gettext_noop("Control totals"), totals.do_not_add_up, is_hard=True),
    Rule("bounds", gettext_noop("Day and quarter, participants and register"),
         totals.day_above_quarter, is_hard=True),
    Rule("dates", gettext_noop("Dates"), records.settled_later, is_hard=True),
    Rule("movement", gettext_noop("Pending without movement"), records.without_movement),
    Rule("people", gettext_noop("The same people"), records.same_people, is_private=True),
    Rule("links", gettext_noop("The same links"), records.same_links),
    Rule("unusual", gettext_noop("Unusual figures"), totals.unusual),
    Rule("length", gettext_noop("Long events"), records.long_events),
    Rule("doubtful", gettext_noop("Certificates and survey answers"), totals.doubtful_bounds),
    Rule("zeros", gettext_noop("Zeros"), totals.zeros, is_zero=True),
)  # fmt: skip
BY_CODE = {rule.code: rule for rule in RULES}


def examine(evidence: Evidence) -> list[tuple[Rule, Finding]]:
    """Return every finding of the checks that can be done; see ``doable``."""
    return [(rule, finding) for rule in doable(evidence) for finding in rule.find(evidence)]


def doable(evidence: Evidence) -> list[Rule]:
    """Questions are asked when the quarter is over; those on parties of whoever may read them."""
    is_over = clock.today() >= evidence.quarter.end
    sees_parties = evidence.user.may("parties.see")
    return [rule for rule in RULES if (is_over or rule.is_hard) and (sees_parties or not rule.is_private)]
