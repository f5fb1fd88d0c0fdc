"""The survey of the Week in the demo: answers of two regions, totals of the others, 4,770 in all."""

import pytest
from django.urls import reverse

from events.models import Answer, Questionnaire, Response, SurveyTotal

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
FIGURE = {"figure": "week.survey_respondents", "in_quarter": "2023-Q3"}


def test_two_regions_filled_theirs_in_and_the_others_typed_totals():
    filled = Response.objects.count()
    typed = sum(SurveyTotal.objects.values_list("respondents", flat=True))
    assert 300 < filled < 700 and filled + typed == 4770
    regions = set(Response.objects.values_list("region", flat=True))
    assert regions == set(SurveyTotal.objects.filter(respondents=0).values_list("region", flat=True))
    assert len(regions) == 2
    assert Answer.objects.count() > 5 * filled


def test_every_respondent_is_behind_the_figure(as_national):
    register = as_national.get(reverse("events:surveys"), FIGURE).context["register"]
    assert register["figure"].value == "4\u202f770"
    opened = 0
    for row in register["rows"]:
        page = as_national.get(row["url"], follow=True)
        view = page.resolver_match.view_name
        if view == "events:survey":
            opened += SurveyTotal.objects.get(pk=page.resolver_match.kwargs["pk"]).respondents
        else:
            found = as_national.get(page.context["responses_url"]).context["register"]
            opened += int(found["count_label"])
            assert page.context["results"].count == int(found["count_label"])
    assert opened == 4770


def test_a_questionnaire_is_open_on_the_day_of_the_demo(client):
    asked = Questionnaire.objects.latest("pk")
    page = client.get(f"/s/{asked.code}-31/")
    assert page.status_code == 200 and len(page.context["form"].questions) == 6
