"""The Week of mediation and the open day of the third quarter of 2023 come out of records, and each opens them."""

import io

import pytest
from openpyxl import load_workbook

from events.models import Campaign, Participation
from mediation.numbers import shown
from reports.figures.measures import CountOf, LeastOf, SumOf
from reports.live import board
from reports.views.live import BoardPage
from reports.wording.speech import lower_bound
from tests.demo.facts import FIGURES

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]


@pytest.mark.parametrize("code", ["week-2023", "open-day-2023-Q3"])
def test_every_figure_of_the_campaign_opens_exactly_its_records(as_national, code):
    campaign = Campaign.objects.get(code=code)
    page = BoardPage(campaign, board(campaign))
    for figure in page.known.values():
        value = page.rollup.totals[figure.code]
        assert value == FIGURES.get(figure.code, value), figure.code
        response = as_national.get(f"{page.url(figure.code)}&format=xlsx")
        book = load_workbook(io.BytesIO(b"".join(response.streaming_content)), read_only=True)
        rows = list(book.active.iter_rows(min_row=2, values_only=True))
        if isinstance(figure.measure, CountOf):
            assert len(rows) == value, figure.code
        elif isinstance(figure.measure, SumOf):
            behind = as_national.get(page.url(figure.code)).context["register"]["figure"]
            is_more = page.rollup.is_more_than(figure.code)
            assert behind.value == (lower_bound(value, "ru") if is_more else shown(value)), figure.code
        else:
            assert isinstance(figure.measure, LeastOf)
            assert len(rows) == page.rollup.totals[f"{campaign.kind}.appeals"], figure.code


def test_the_report_and_the_board_say_the_same_of_every_open_day(as_national):
    for campaign in Campaign.objects.open_days():
        page = BoardPage(campaign, board(campaign))
        assert page.rollup.totals["open_day.offices"] >= 20
        assert (
            page.rollup.totals["open_day.mediators"]
            == page.rollup.totals["open_day.mediators.professional"] + page.rollup.totals["open_day.mediators.public"]
        )


def test_the_open_day_is_249_places_and_584_mediators_picked_by_the_verb_of_the_page():
    campaign = Campaign.objects.get(code="open-day-2023-Q3")
    taking = Participation.objects.of(campaign)
    assert taking.filter(mediator__isnull=True).count() == 249
    assert taking.values("mediator").filter(mediator__isnull=False).distinct().count() == 584
