"""What the worker publishes for the demo: two quarters, one corrected, one whose records have moved since."""

import pytest
from django.urls import reverse

from accounts.models import User
from desk.demo.published import CORRECTED, Q1, Q2, STEPS
from mediation import clock
from reports import freezing
from reports.drift import corrections, drift
from reports.models import PublishedSummary
from reports.summary import summarise
from reports.telling.approval import unread

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.fixture
def published(monkeypatch):
    """The steps, without drawing the files."""
    monkeypatch.setattr(freezing, "keep_files", lambda version: None)
    today = clock.today()
    for step in STEPS.values():
        step()
    assert clock.today() == today


@pytest.mark.usefixtures("published")
def test_two_quarters_are_published_one_is_corrected_and_the_other_moved_away(as_national, client):
    second, first = PublishedSummary.objects.of(Q1)
    assert {(one.label, one.region and one.region.pk, one.before - one.now) for one in corrections(second, first)} == {
        ("Охват населения", region, 38) for region in (None, "KZ-59")
    }
    assert CORRECTED == "north" and not drift(second)
    [version] = PublishedSummary.objects.of(Q2)
    moved = [one for one in drift(version) if one.figure.code == "publications.total" and one.region]
    assert [(one.region.pk, one.live - one.frozen) for one in moved] == [("KZ-55", 1)]
    assert "Спор о границе участков" in str(moved[0].records[0].record.label)
    assert not unread(Q1, by=User.objects.get(username="national"))
    assert all(one.is_sealed for one in (first, second, version))
    assert summarise(Q1).failed_checks == []
    for quarter in (Q1, Q2):
        page = client.get(reverse("directory:statistics"), {"quarter": str(quarter)})
        assert page.status_code == 200 and quarter.label in page.content.decode()
    page = as_national.get(reverse("reports:publication", args=[Q1])).content.decode()
    assert "16.08.2023" in page and "17.04.2023" in page
