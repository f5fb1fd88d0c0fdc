"""What the tests of the directory share: a page as a stranger reads it, and a published quarter."""

import json

from django.utils import timezone

from accounts.models import User
from desk.directory.statistics import FIGURES
from mediation.quarter import Quarter
from offices.models import Region
from reports.models import PublishedSummary
from tests import factories


def text(client, path, language="ru", status=200) -> str:
    response = client.get(path, headers={"accept-language": language})
    assert response.status_code in ({status} if status else {200, 404}), path
    return response.content.decode()


def publish(quarter: str, figures=None, **values) -> PublishedSummary:
    """Publish a quarter with these figures; every other figure is 100 in each region."""
    areas = Region.objects.values_list("pk", flat=True)
    told = {one.code: dict.fromkeys(areas, 100) | (figures or {}).get(one.code, {}) for one in FIGURES}
    stored = {code: {"total": sum(row.values()), "regions": row} for code, row in told.items()}
    who = User.objects.filter(role="national").first() or factories.user("national")
    return PublishedSummary.objects.create(
        starts_on=Quarter.parse(quarter).start, figures=json.dumps({"figures": stored}), sha256="x",
        published_at=timezone.now(), published_by=who, **values,
    )  # fmt: skip
