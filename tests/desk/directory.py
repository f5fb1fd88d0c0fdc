"""What the tests of the directory share: a page as a stranger reads it, and what stands there."""

import datetime
import json

from django.utils import timezone

from accounts.models import User
from desk.directory.statistics import FIGURES
from mediation.quarter import Quarter
from mediators.models import Mediator
from offices.models import Platform, Region
from reports.models import PublishedSummary
from tests import factories

TODAY, TOMORROW = datetime.date(2023, 11, 20), datetime.date(2023, 11, 21)


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


def open_office() -> Platform:
    """The office that tests of the directory look for."""
    return factories.platform(
        "KZ-31", name_ru="Кабинет Мира", name_kk="Бейбіт кабинеті", locality="Тараз", address="ул. Толе би, 1",
        phone="+7 (7262) 11-22-33", latitude="42.9", longitude="71.36",
    )  # fmt: skip


def named_mediator() -> Mediator:
    """A mediator who agreed to be named."""
    return factories.mediator(
        full_name="Серикова Алия", is_published=True, languages="kk, ru", specialisation="семейные споры, земля"
    )


def absent() -> list[Mediator]:
    """Mediators whom the public may not see, each for one reason."""
    excluded = factories.mediator(is_published=True, excluded_on=TODAY)
    coming = factories.mediator(is_published=True, included_on=TOMORROW)
    suspended = factories.mediator(is_published=True)
    factories.suspend(suspended, TODAY)
    merged = factories.mediator(is_published=True)
    Mediator.objects.filter(pk=merged.pk).update(merged_into=factories.mediator())
    return [factories.mediator(), excluded, coming, suspended, merged]
