"""The week of mediation as its publications tell it, and pages that several people entered."""

import pytest
from django.utils.translation import override

from events.models import Event, Publication, SurveyCount
from mediation.quarter import Quarter
from reports.narrative import narrate
from reports.summary import summarise

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]
Q3 = Quarter(2023, 3)
SAID = {
    "week.events": "210",
    "week.attendance": "5 182",
    "week.survey_respondents": "4 770",
    "week.publications": "более 900",
    "week.comments": "более 6 200",
}


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize(
    ("language", "words"),
    [("ru", ("более 900", "более 6 200")), ("kk", ("900-ден астам", "6 200-ден астам"))],
)
def test_the_text_says_more_than_of_publications_and_comments_of_the_week(language, words):
    with override(language):
        text = plain(" ".join(part for parts in narrate(summarise(Q3)).sections.values() for part in parts))
    assert all(one in text for one in words)


def test_the_other_figures_of_the_quarter_are_no_lower_bounds():
    rollup = summarise(Q3).rollup
    assert rollup.lower_bounds == {"week.publications", "week.comments"}
    assert not any(summarise(Quarter(2023, 2)).rollup.lower_bounds)


def test_every_figure_of_the_week_opens_its_records(as_national):
    models = {"week.events": Event, "week.attendance": Event, "week.survey_respondents": SurveyCount}
    addresses = {Event: "/events/", SurveyCount: "/events/surveys/", Publication: "/events/publications/"}
    for code in SAID:
        model = models.get(code, Publication)
        response = as_national.get(addresses[model], {"figure": code, "in_quarter": "2023-Q3"})
        behind = response.context["register"]["figure"]
        assert behind.rows.count() == model.objects.filter(campaign__kind="week").count() > 0, code
        assert plain(behind.value) == SAID[code], code


def test_some_pages_were_entered_twice_as_people_copy_them(as_national):
    assert Publication.objects.entered_by_several_regions().count() >= 3
    page = as_national.get("/events/publications/shared/").content.decode()
    assert "example.kz" in page or "instagram.com" in page
    linked = Publication.objects.with_link()
    assert linked.values("region", "link_key").distinct().count() < linked.count()
