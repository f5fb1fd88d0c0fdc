"""Quarters to close in tests."""

import datetime

from mediation.quarter import Quarter
from reports.actions import answer
from reports.closing.rule import Evidence
from reports.closing.rules import BY_CODE
from reports.closing.state import Closing
from tests import factories

D = datetime.date
Q3 = Quarter(2023, 3)
REGION, UNTIL = "KZ-31", D(2023, 11, 25)  # of a dated exception


def entered(region="KZ-31"):
    """Something to hand in: an appeal resolved in the third quarter. Returns its platform."""
    at = factories.platform(region)
    factories.appeal(at, D(2023, 8, 1), outcome="consultation", resolved_on=D(2023, 8, 2))
    return at


def answer_all(region, by, reason="проверено", quarter=Q3) -> None:
    closing = Closing(quarter, region, user=by)
    for one in closing.asked:
        if not one.rule.is_hard and one.is_open:
            say = {"code": one.rule.code, "about": one.finding.about, "value": one.finding.value}
            answer(closing, reason="" if one.rule.is_zero else reason, by=by, **say)


def found(code: str, user, quarter=Q3, region: str | None = None) -> list:
    return list(BY_CODE[code].find(Evidence(quarter, user=user, region=region)))
