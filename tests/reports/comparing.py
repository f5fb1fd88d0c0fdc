"""What the tests of comparison share: a page's lines, cases in a region, a quarter published as it is."""

import datetime

from django.utils import timezone

from mediation.quarter import Quarter
from offices.models import Region
from reports.models import PublishedSummary, Submission
from reports.renderers.as_json import as_json, pretty
from reports.summary import summarise
from tests import factories

Q3 = Quarter(2023, 3)
DAY = datetime.date(2023, 8, 8)


def cases(region: str, number: int, *, agreed: int = 0, took: int = 2, day=DAY) -> None:
    """Appeals of a region, the first of them settled by agreement; all resolved where any days are given."""
    at = factories.platform(region)
    for index in range(number):
        outcome = "agreement" if index < agreed else "consultation"
        factories.appeal(at, day, outcome=outcome, resolved_on=day + datetime.timedelta(days=took))


def handed_in(by) -> None:
    """All regions stand by their figures, zeros included."""
    values = {"starts_on": Q3.start, "status": "submitted", "submitted_at": timezone.now(), "submitted_by": by}
    rows = [Submission(region=area, **values) for area in Region.objects.all()]
    Submission.objects.bulk_create(rows)


def publish(national, quarter=Q3) -> PublishedSummary:
    text = pretty({**as_json(summarise(quarter, is_live=True)), "status": "published"})
    return PublishedSummary.objects.create(
        starts_on=quarter.start, figures=text, sha256="0" * 64, published_at=timezone.now(), published_by=national
    )


def compare(client, figure="appeals.received", quarter="2023-Q3", **query):
    response = client.get(f"/reports/{quarter}/compare/", {"figure": figure, **query})
    assert response.status_code == 200
    return response


def rows(response) -> dict[str, dict]:
    return {row["code"]: row for row in response.context["page"].rows}
