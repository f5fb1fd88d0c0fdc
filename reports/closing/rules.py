"""The checks before submission, hard ones first. Adding a check is adding one line."""

from django.utils.translation import gettext_noop

from reports.closing import records, totals
from reports.closing.rule import Evidence, Finding, Rule

RULES = (
    Rule("over", gettext_noop("The quarter is over"), totals.is_over, is_hard=True),
    Rule("entered", gettext_noop("Something is entered"), totals.is_empty, is_hard=True),
    Rule("totals", gettext_noop("Control totals agree"), totals.do_not_add_up, is_hard=True),
    Rule("bounds", gettext_noop("The day is within the quarter, participants within the register"),
         totals.day_above_quarter, is_hard=True),
    Rule("dates", gettext_noop("Dates fit each other"), records.settled_later, is_hard=True),
    Rule("movement", gettext_noop("Pending appeals move"), records.without_movement),
    Rule("people", gettext_noop("Nobody is counted twice"), records.same_people, is_private=True),
    Rule("links", gettext_noop("No publication is counted twice"), records.same_links),
    Rule("unusual", gettext_noop("Figures are like those of the last eight quarters"), totals.unusual),
    Rule("length", gettext_noop("Events end soon"), records.long_events),
    Rule("doubtful", gettext_noop("Certificates and answers are no more than people"), totals.doubtful_bounds),
    Rule("zeros", gettext_noop("Zeros are said"), totals.zeros, is_zero=True),
)  # fmt: skip
BY_CODE = {rule.code: rule for rule in RULES}


def examine(evidence: Evidence) -> list[tuple[Rule, Finding]]:
    """Return every finding; checks that look at parties are left to those who may read them."""
    rules = [rule for rule in RULES if not rule.is_private or evidence.user.may("parties.see")]
    return [(rule, finding) for rule in rules for finding in rule.find(evidence)]
