"""Region against region: places, what moved, what is too little to rank, what stays hidden."""

import datetime

import pytest

from reports.comparison import borders
from reports.views import compare_page
from tests import factories
from tests.conftest import signed_in
from tests.reports.comparing import DAY, Q3, cases, compare, handed_in, publish, rows

pytestmark = pytest.mark.django_db


def test_equal_regions_share_a_place_and_the_next_counts_them_all(as_national):
    for region, number in (("KZ-10", 7), ("KZ-31", 5), ("KZ-71", 5), ("KZ-75", 2)):
        cases(region, number)
    found = rows(compare(as_national))
    assert [found[code]["place"] for code in ("KZ-10", "KZ-31", "KZ-71", "KZ-75")] == ["1", "2", "2", "4"]
    assert found["KZ-10"]["share"] == "36,8" and found["KZ-10"]["value"] == "7"


def test_a_zero_that_nobody_stated_has_no_place(as_national, national):
    cases("KZ-31", 3)
    assert (rows(compare(as_national))["KZ-10"]["place"], rows(compare(as_national))["KZ-10"]["value"]) == ("—", "—")
    handed_in(national)
    assert (rows(compare(as_national))["KZ-10"]["place"], rows(compare(as_national))["KZ-10"]["value"]) == ("2", "0")


def test_a_region_that_overtook_others_has_moved_up(as_national):
    before = datetime.date(2023, 5, 5)
    cases("KZ-10", 9, day=before)
    cases("KZ-31", 4, day=before)
    cases("KZ-31", 12)
    cases("KZ-10", 6)
    found = rows(compare(as_national))
    assert (found["KZ-31"]["moved_text"], found["KZ-10"]["moved_text"]) == ("▲ 1", "▼ 1")
    assert (found["KZ-31"]["before"], found["KZ-31"]["change"]) == ("4", "+8")


def test_a_rate_of_few_cases_is_shown_and_not_ranked(as_national):
    cases("KZ-10", 4, agreed=4)
    cases("KZ-31", 10, agreed=3)
    response = compare(as_national, "appeals.agreement_rate")
    found = rows(response)
    assert (found["KZ-10"]["place"], found["KZ-10"]["value"]) == ("—", "100,0*")
    assert (found["KZ-31"]["place"], found["KZ-31"]["value"]) == ("1", "30,0")
    assert "меньше пяти случаев" in response.content.decode()


def test_the_shortest_wait_has_the_first_place(as_national):
    cases("KZ-10", 5, took=9)
    cases("KZ-31", 5, took=3)
    found = rows(compare(as_national, "appeals.days_to_resolve"))
    assert (found["KZ-31"]["place"], found["KZ-10"]["place"]) == ("1", "2")


def test_a_number_opens_its_records(as_national):
    cases("KZ-31", 3)
    url = rows(compare(as_national))["KZ-31"]["url"]
    assert "Поступило обращений = 3" in as_national.get(url).content.decode()


def test_the_table_is_sorted_as_asked(as_national):
    for region, number in (("KZ-10", 1), ("KZ-31", 5), ("KZ-71", 9)):
        cases(region, number)
    page = compare(as_national, sort="region")
    assert [row["code"] for row in page.context["page"].rows][:2] == ["KZ-10", "KZ-11"]
    assert [row["code"] for row in compare(as_national, sort="moon").context["page"].rows][:2] == ["KZ-71", "KZ-31"]
    assert [row["code"] for row in compare(as_national, sort="change").context["page"].rows][0] == "KZ-71"


def test_the_map_has_all_regions_and_tiles_stand_in_for_it(as_national, monkeypatch):
    cases("KZ-31", 3)
    assert compare(as_national).content.decode().count("<title>") >= 20
    tiles = compare(as_national, picture="tiles").content.decode()
    assert tiles.count('class="tile ') == 20 and 'class="map"' not in tiles
    monkeypatch.setattr(compare_page, "borders", lambda: None)
    without = compare(as_national).content.decode()
    assert without.count('class="tile ') == 20 and "picture=tiles" not in without


def test_neighbours_share_their_border_and_every_label_lies_within():
    country = borders.borders()
    assert {outline.code for outline in country.outlines} == set(borders.CODES) and len(country.outlines) == 20
    points = {outline.code: {point for ring in outline.rings for point in ring} for outline in country.outlines}
    for one, two in (("KZ-59", "KZ-11"), ("KZ-31", "KZ-61"), ("KZ-10", "KZ-63"), ("KZ-62", "KZ-35")):
        assert len(points[one] & points[two]) > 10, (one, two)
    assert not points["KZ-27"] & points["KZ-63"]
    for outline in country.outlines:
        assert any(borders.is_inside(outline.label, ring) for ring in outline.rings), outline.code


# What a coordinator sees


def test_a_coordinator_sees_others_only_once_the_quarter_is_published(as_coordinator, national):
    cases("KZ-31", 8)
    cases("KZ-71", 77)
    response = compare(as_coordinator)
    assert list(rows(response)) == ["KZ-31"] and "77" not in response.content.decode().split("<main")[1]
    assert "после публикации" in response.content.decode()
    publish(national)
    found = rows(compare(as_coordinator))
    assert (found["KZ-71"]["value"], found["KZ-71"]["place"], found["KZ-31"]["place"]) == ("77", "1", "2")
    assert found["KZ-71"]["url"] == "" and found["KZ-31"]["url"]


def test_small_numbers_of_other_regions_stay_hidden_and_do_not_follow(as_coordinator, as_national, national):
    for region, number in (("KZ-31", 3), ("KZ-10", 2), ("KZ-71", 30), ("KZ-75", 40)):
        cases(region, number)
    publish(national)
    found = rows(compare(as_coordinator))
    assert found["KZ-31"]["value"] == "3"  # the own region's
    # One hidden number alone would follow from the total and the others; the next greater one goes with it.
    assert (found["KZ-10"]["value"], found["KZ-71"]["value"], found["KZ-75"]["value"]) == ("•", "•", "40")
    assert found["KZ-10"]["place"] == found["KZ-71"]["place"] == "—"
    assert rows(compare(as_national))["KZ-10"]["value"] == "2"


def test_a_hidden_number_does_not_follow_from_the_own_one(as_coordinator, national):
    """The coordinator knows the own region's number, so it cannot be the one that hides another."""
    for region, number in (("KZ-31", 2), ("KZ-10", 3), ("KZ-71", 30), ("KZ-75", 40)):
        cases(region, number)
    publish(national)
    hidden = {code for code, row in rows(compare(as_coordinator)).items() if row["value"] == "•"}
    assert len(hidden) == 2 and "KZ-31" not in hidden


def test_a_rate_is_hidden_with_its_base(as_coordinator, national):
    cases("KZ-31", 6, agreed=3)
    cases("KZ-10", 20, agreed=2)
    cases("KZ-71", 20, agreed=8)
    cases("KZ-75", 20, agreed=9)
    publish(national)
    found = rows(compare(as_coordinator, "appeals.agreement_rate"))
    assert (found["KZ-10"]["value"], found["KZ-31"]["value"], found["KZ-75"]["value"]) == ("•", "50,0", "45,0")


@pytest.mark.parametrize("figure", ["appeals.received.category.interethnic", "open_day.appeals", "nothing"])
def test_finer_parts_of_other_regions_are_not_compared(as_coordinator, figure):
    assert as_coordinator.get("/reports/2023-Q3/compare/", {"figure": figure}).status_code == 404


@pytest.mark.parametrize("figure", ["nothing", "appeals.days", "open_day.age_min"])
def test_what_is_no_figure_to_compare_is_not_found(as_national, figure):
    assert as_national.get("/reports/2023-Q3/compare/", {"figure": figure}).status_code == 404


def test_national_staff_compare_the_finest_part(as_national):
    at = factories.platform("KZ-31")
    factories.appeal(at, DAY, category=factories.category("interethnic"))
    assert rows(compare(as_national, "appeals.received.category.interethnic"))["KZ-31"]["value"] == "1"


def test_published_figures_stay_whatever_changes(as_national, national):
    cases("KZ-31", 6)
    publish(national)
    cases("KZ-31", 3)
    assert rows(compare(as_national))["KZ-31"]["value"] == "6"


def test_the_pages_cost_the_same_however_many_records(national, django_assert_max_num_queries):
    client = signed_in(national)
    pages = [f"/reports/{Q3}/compare/", f"/reports/{Q3}/compare/quarters/", f"/reports/{Q3}/compare/days/"]
    for url in pages:
        client.get(url)
    cases("KZ-31", 9)
    cases("KZ-10", 9)
    for url, most in zip(pages, (22, 34, 42), strict=True):
        with django_assert_max_num_queries(most):
            client.get(url)
