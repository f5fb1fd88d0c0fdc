"""Closing the third quarter in a browser: three regions from the draft to the acceptance, then the publication, and a
record that changes after it. The tests build on each other, in this order.
"""

import re

import pytest

from tests.journeys.conftest import NARROW, settle

CLOSE, EVENT = "/reports/2023-Q3/close/", "/events/?figure=events.total&in_quarter=2023-Q3&in_region="
REGIONS = [("atyrau", "KZ-23"), ("ulytau", "KZ-62"), ("mangystau", "KZ-47")]
RETURNED = ("zhambyl", "abai")  # by the demo, beside four that are handed in
PUBLISHING = 180_000  # milliseconds, for a machine that is busy: four files are drawn
PUBLICATION, SUMMARY = "/reports/2023-Q3/publication/", "/reports/2023-Q3/summary.json"


def state(page) -> str:
    return page.inner_text("h1 + .pill")


def explain(page) -> None:
    """Give a reason wherever one is asked for; each is saved at once."""
    while page.locator(".finding.warning").count():
        before = page.locator(".finding.warning").count()
        first = page.locator(".finding.warning").first
        first.locator("[name=reason]").fill("Проверено по журналу кабинета.")
        first.locator("button").click()
        page.wait_for_function("left => document.querySelectorAll('.finding.warning').length < left", arg=before)


def hand_in(page) -> None:
    page.fill("[name=director]", "А. Оспанова")
    page.click("#hand-in button.primary")
    settle(page)
    assert state(page) == "сдан"


def review(visit, region: str, act) -> None:
    with visit("national") as watched:
        watched.open("/reports/2023-Q3/board/")
        watched.page.click(f"tr[data-region={region}] a")
        settle(watched.page)
        act(watched.page)
        settle(watched.page)


def send_back(page) -> None:
    page.select_option("[name=figure]", "events.attendance")
    page.fill("[name=text]", "Охват одной встречи завышен.")
    page.click("#pin button")
    settle(page)
    page.fill("[name=comment]", "Исправьте и сдайте снова.")
    page.click("text=Вернуть отчёт")


def correct(watched, region: str, attendance: str = "11") -> None:
    """Change the attendance of one of the quarter's events."""
    watched.open(EVENT + region)
    page = watched.page
    page.click("table.register tbody td a")
    settle(page)
    page.click(".head .actions a[href*='/edit/']")
    page.fill("[name=attendance]", attendance)
    page.click("main form [type=submit]")
    page.wait_for_url(re.compile(r"/events/\d+/$"))


def hand_in_again(visit, user: str) -> None:
    """Mark every remark mended, and hand in."""
    with visit(user) as watched:
        page = watched.page
        watched.open(CLOSE)
        while page.locator(".finding.bad [name=note]").count():
            page.fill(".finding.bad [name=note] >> nth=0", "Сверено с журналом.")
            page.click(".finding.bad button >> nth=0")
            settle(page)
        explain(page)
        hand_in(page)


def to_decide(page) -> list[str]:
    """The regions of the board that wait for the centre."""
    rows = page.locator("tr[data-region]:has(.pill:text-is('сдан'))")
    return [row.get_attribute("data-region") for row in rows.all()]


def published(watched) -> dict:
    return watched.page.context.request.get(watched.portal + SUMMARY).json()["figures"]["events.attendance"]["regions"]


@pytest.mark.parametrize(("user", "region"), REGIONS)
def test_a_region_goes_from_draft_to_accepted(visit, user, region):
    with visit(user, size=NARROW if user == "ulytau" else None) as watched:
        page = watched.page
        watched.open("/")
        page.click(".deadline")
        settle(page)
        assert page.url.endswith(CLOSE) and state(page) == "черновик"
        assert page.is_disabled("#hand-in button.primary")
        explain(page)
        page.click("button[name=all]")
        settle(page)
        hand_in(page)
    review(visit, region, send_back)
    with visit(user) as watched:
        page = watched.page
        watched.open(CLOSE)
        assert state(page) == "возвращён" and page.is_disabled("#hand-in button.primary")
        assert "Охват одной встречи завышен." in page.inner_text("main")
        correct(watched, region)
        watched.open(CLOSE)
        page.fill("[name=note]", "Число исправлено.")
        page.click(".finding.bad button")
        settle(page)
        explain(page)  # a figure that moved may be asked about anew
        hand_in(page)
    review(visit, region, lambda page: page.click("text=Принять отчёт"))
    with visit(user) as watched:
        watched.open(CLOSE)
        assert state(watched.page) == "принят"
        assert watched.page.locator("#hand-in").count() == 0
        assert [one.inner_text() for one in watched.page.locator(".timeline b").all()] == [
            "Сдан", "Возвращён", "Сдан", "Принят"]  # fmt: skip


def test_when_all_are_accepted_and_a_second_person_has_read_the_text_the_centre_publishes(visit):
    for user in RETURNED:
        hand_in_again(visit, user)
    with visit("national") as watched:
        page = watched.page
        watched.open("/reports/2023-Q3/board/")
        for region in to_decide(page):
            watched.open(f"/reports/2023-Q3/review/{region}/")
            page.click("text=Принять отчёт")
            settle(page)
        watched.open("/reports/2023-Q3/board/")
        assert "приняты все регионы" in page.inner_text(".head-text") and to_decide(page) == []
        watched.open(PUBLICATION)
        assert page.locator("form.publish").count() == 0
    with visit("reader") as watched:
        for language in ("ru", "kk"):
            watched.open(f"/reports/2023-Q3/desk/?language={language}")
            watched.page.click("[aria-labelledby=approving] button")
            settle(watched.page)
            assert watched.page.locator("[aria-labelledby=approving]").count() == 0
    with visit("national") as watched:
        watched.open(PUBLICATION)
        watched.page.click("form.publish button", timeout=PUBLISHING)
        watched.page.wait_for_selector("#drift .notice")
        assert state(watched.page) == "версия 1"
        assert "что и версия 1" in watched.page.inner_text("#drift")


def test_a_later_change_moves_the_live_figures_not_the_published_and_is_named(visit):
    with visit("atyrau") as watched:
        frozen = published(watched)
        watched.open(CLOSE)
        watched.page.click("#exception summary")
        watched.page.fill("#exception [name=reason]", "Охват встречи уточнён по журналу.")
        watched.page.fill("#exception [name=entries]", "Охват одной встречи.")
        watched.page.click("#exception button")
        settle(watched.page)
    review(visit, "KZ-23", lambda page: page.click("form[action$='/exception/'] button"))
    with visit("atyrau") as watched:
        correct(watched, "KZ-23", "12")
        title = watched.page.inner_text("h1")
        assert published(watched) == frozen
    with visit("national") as watched:
        page = watched.page
        watched.open(PUBLICATION)
        page.wait_for_selector("#drift table")
        row = page.locator("#drift h3:text-is('Атырауская область') + .table-wrap tr", has_text="Охват")
        assert [cell.inner_text() for cell in row.locator("td.number").all()] == [
            f"{frozen['KZ-23']}", f"{frozen['KZ-23'] + 1}", "+1"]  # fmt: skip
        assert "11 → 12" in row.inner_text()
        row.locator(f"a:text-is('{title}')").click()
        page.wait_for_url(re.compile(r"/events/\d+/$"))
        assert page.inner_text("h1") == title
