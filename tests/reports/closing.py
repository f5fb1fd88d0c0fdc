"""Quarters to close in tests."""

import datetime

from accounts.models import User
from mediation.quarter import Quarter
from reports import actions
from reports.actions import answer
from reports.closing.rule import Evidence
from reports.closing.rules import BY_CODE
from reports.closing.state import Closing
from reports.telling.approval import read_all_drafts
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


def read_drafts(quarter=Q3, *, by=None) -> User:
    """Have a second person read what the report will say. Returns who."""
    by = by or User.objects.get_or_create(username="second-reader", defaults={"role": "national"})[0]
    read_all_drafts(quarter, by=by)
    return by


def publish(quarter=Q3, *, by, reason=""):
    read_drafts(quarter)
    return actions.publish(quarter, by=by, reason=reason)
