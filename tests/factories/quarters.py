"""Quarters for tests: reports handed in, their texts, and figures of old reports."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.models import HistoricFigure, RegionText, Submission
from tests.factories.network import user


def lock(region: str, starts_on: date, status="accepted") -> None:
    QuarterLock.objects.filter(region=region, starts_on=starts_on).update(status=status)


def handed_in(region: str, quarter: Quarter, *, by: User, status="submitted", **values) -> Submission:
    """A report as it stands after it was handed in, whatever the checks would say."""
    values = {"submitted_at": timezone.now(), "first_submitted_at": timezone.now(), "version": 1, **values}
    made, _created = Submission.objects.update_or_create(
        region_id=region, starts_on=quarter.start, defaults={"status": status, "submitted_by": by, **values}
    )
    lock(region, quarter.start, status)
    return made


def region_text(region: str, quarter: Quarter, **values) -> RegionText:
    by = User.objects.filter(role="coordinator", region=region).first() or user("coordinator", region)
    return RegionText.objects.create(
        region_id=region, starts_on=quarter.start, edited_at=timezone.now(), edited_by=by, **values
    )


def historic(code="appeals.received", value=100, *, starts_on=date(2021, 7, 1), region=None, **values):
    """A figure that an old report told."""
    values.setdefault("sentence", f"Поступило {value} обращений.")
    values.setdefault("source", "spravka.docx")
    values.setdefault("confirmed_by", User.objects.filter(role="national").first() or user("national"))
    values |= {"sha256": "0" * 64, "confirmed_at": timezone.now()}
    return HistoricFigure.objects.create(code=code, value=value, starts_on=starts_on, region_id=region, **values)
