"""Where a region's quarter stands: its submission, what the checks find, what is answered, what is missing."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.quarter import Quarter
from reports.closing.rule import Evidence, Finding, Rule
from reports.closing.rules import doable, examine
from reports.closing.totals import INTERETHNIC, has_records
from reports.models import Answer, Remark, Submission

NOT_BEGUN = "not_begun"
LABELS = {NOT_BEGUN: gettext_lazy("not begun"), **dict(Submission.Status.choices)}
TONES = {NOT_BEGUN: "", "draft": "", "submitted": "info", "returned": "bad", "accepted": "good"}


@dataclass(frozen=True)
class Asked:
    """A finding and what the region says to it: None as long as it says nothing that fits what is found now."""

    rule: Rule
    finding: Finding
    answer: Answer | None = None
    former: Answer | None = None

    @property
    def key(self) -> str:
        return f"{self.rule.code}-{self.finding.about}".replace(".", "-").strip("-")

    @property
    def is_open(self) -> bool:
        return self.rule.is_hard or self.answer is None


def matched(found: list[tuple[Rule, Finding]], answers: dict[tuple, Answer]) -> list[Asked]:
    """Put each answer to its finding. answers: ``(region, check, about)`` -> answer."""
    result = []
    for rule, finding in found:
        said = answers.get((finding.region, rule.code, finding.about))
        fits = said is not None and said.value == finding.value
        result.append(Asked(rule, finding, said if fits else None, None if fits else said))
    return result


def answers_of(quarter: Quarter, region: str | None = None) -> dict[tuple, Answer]:
    rows = Answer.objects.filter(starts_on=quarter.start)
    rows = rows.filter(region=region) if region else rows
    return {(row.region_id, row.check_code, row.about): row for row in rows}


class Closing:
    """The closing of one region's quarter, for whoever looks at it."""

    def __init__(self, quarter: Quarter, region: str, *, user):
        self.quarter, self.region, self.user = quarter, region, user
        self.evidence = Evidence(quarter, user=user, region=region)

    @cached_property
    def submission(self) -> Submission | None:
        return Submission.objects.visible_to(self.user).of(self.quarter).filter(region=self.region).first()

    @property
    def status(self) -> str:
        return status(self.submission, has_records(self.evidence, self.region))

    @cached_property
    def asked(self) -> list[Asked]:
        return matched(examine(self.evidence), answers_of(self.quarter, self.region))

    @property
    def hard(self) -> list[Asked]:
        return [one for one in self.asked if one.rule.is_hard]

    @property
    def soft(self) -> list[Asked]:
        return [one for one in self.asked if not one.rule.is_hard and not one.rule.is_zero]

    @property
    def zeros(self) -> list[Asked]:
        return [one for one in self.asked if one.rule.is_zero]

    @property
    def passed(self) -> list[Rule]:
        """The checks that found nothing, of those the reader's role may do."""
        found = {one.rule.code for one in self.asked}
        return [rule for rule in doable(self.evidence) if rule.code not in found]

    @cached_property
    def remarks_to_mend(self) -> list[Remark]:
        rows = Remark.objects.visible_to(self.user).to_mend()
        return list(rows.filter(region=self.region, submission=self.submission)) if self.submission else []

    @property
    def missing(self) -> list[str]:
        """What keeps the report from being handed in, in words."""
        counts = (
            (_("to correct: %(count)s"), self.hard),
            (_("reasons to give: %(count)s"), [one for one in self.soft if one.is_open]),
            (_("zeros to confirm: %(count)s"), [one for one in self.zeros if one.is_open]),
            (_("remarks to mend: %(count)s"), self.remarks_to_mend),
        )
        return [words % {"count": len(found)} for words, found in counts if found]

    @property
    def is_interethnic_zero_confirmed(self) -> bool:
        return any(one.finding.about == INTERETHNIC[0] and one.answer for one in self.zeros)

    def find(self, code: str, about: str) -> Asked | None:
        return next((one for one in self.asked if (one.rule.code, one.finding.about) == (code, about)), None)


def status(submission: Submission | None, is_begun: bool) -> str:
    """The state of a region's quarter; a draft is a quarter in which something is entered."""
    if submission and submission.status != Submission.Status.DRAFT:
        return submission.status
    return Submission.Status.DRAFT.value if is_begun or submission else NOT_BEGUN


def pill(code: str) -> dict:
    return {"tone": TONES[code], "text": LABELS[code]}
