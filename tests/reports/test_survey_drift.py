"""How far a published survey has moved, and by what: a typed total, or questionnaires filled in or taken out."""

import pytest
from django.urls import reverse

from events.models import Response, SurveyTotal
from offices.models import Region
from reports.actions import accept
from reports.drift import drift
from tests import factories
from tests.reports.closing import publish
from tests.reports.test_publishing import D
from tests.reports.test_versions import Q3, reopen

pytestmark = pytest.mark.django_db
FIGURE = "week.survey_respondents"


@pytest.fixture
def asked():
    """A questionnaire with one answer and a typed total, both of one region."""
    made = factories.questionnaire(factories.campaign("week", D(2023, 8, 1)))
    factories.response(made)
    factories.survey(made.campaign, respondents=40)
    return made


@pytest.fixture
def version(asked, coordinator, national):
    for region in Region.objects.all():
        factories.handed_in(region.pk, Q3, by=coordinator)
        accept(region.pk, Q3, by=national)
    made = publish(Q3, by=national)
    reopen()
    return made


def moved(version) -> dict:
    [found] = [one for one in drift(version) if one.figure.code == FIGURE and one.region]
    return {row.record.label: row for row in found.records}


def test_a_survey_that_has_not_moved_is_not_told(version):
    assert drift(version) == []


def test_what_moved_is_named_with_its_page_and_its_journal(version, asked, as_national):
    factories.response(asked)
    SurveyTotal.objects.update(respondents=41)
    rows = moved(version)
    assert {label: (row.before, row.now) for label, row in rows.items()} == {
        "Анкета: Жамбылская область": (1, 2),
        f"{asked.campaign}: Жамбылская область": (40, 41),
    }
    for row in rows.values():
        assert len(row.record.entries) == 1
        assert as_national.get(row.record.url, follow=True).status_code == 200
    page = as_national.get(reverse("reports:drift", args=[Q3]))
    assert page.status_code == 200 and "Анкета: Жамбылская область" in page.content.decode()


def test_answers_and_totals_that_are_gone_are_told(version):
    Response.objects.all().delete()
    SurveyTotal.objects.all().delete()
    rows = moved(version)
    assert sorted((row.before, row.now, row.record.url) for row in rows.values()) == [(1, None, ""), (40, None, "")]
    assert [[entry["action"] for entry in row.record.entries] for row in rows.values()] == [["delete"], ["delete"]]
