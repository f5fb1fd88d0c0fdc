"""Closing the third quarter in a browser, from the draft to the acceptance, in three regions."""

import re

import pytest

from tests.journeys.conftest import NARROW

CLOSE, EVENT = "/reports/2023-Q3/close/", "/events/?figure=events.total&in_quarter=2023-Q3&in_region="
REGIONS = [("atyrau", "KZ-23"), ("ulytau", "KZ-62"), ("mangystau", "KZ-47")]


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
    page.wait_for_load_state("networkidle")
    assert state(page) == "сдан"


def review(visit, region: str, act) -> None:
    with visit("national") as watched:
        watched.open("/reports/2023-Q3/board/")
        watched.page.click(f"tr[data-region={region}] a")
        watched.page.wait_for_load_state("networkidle")
        act(watched.page)
        watched.page.wait_for_load_state("networkidle")


def send_back(page) -> None:
    page.select_option("[name=figure]", "events.attendance")
    page.fill("[name=text]", "Охват одной встречи завышен.")
    page.click("#pin button")
    page.wait_for_load_state("networkidle")
    page.fill("[name=comment]", "Исправьте и сдайте снова.")
    page.click("text=Вернуть отчёт")


def correct(watched, region: str) -> None:
    """Change the attendance of one of the quarter's events."""
    watched.open(EVENT + region)
    page = watched.page
    page.click("table.register tbody td a")
    page.wait_for_load_state("networkidle")
    page.click(".head .actions a[href*='/edit/']")
    page.fill("[name=attendance]", "11")
    page.click("main form [type=submit]")
    page.wait_for_url(re.compile(r"/events/\d+/$"))


@pytest.mark.parametrize(("user", "region"), REGIONS)
def test_a_region_goes_from_draft_to_accepted(visit, user, region):
    with visit(user, size=NARROW if user == "ulytau" else None) as watched:
        page = watched.page
        watched.open("/")
        page.click(".deadline")
        page.wait_for_load_state("networkidle")
        assert page.url.endswith(CLOSE) and state(page) == "черновик"
        assert page.is_disabled("#hand-in button.primary")
        explain(page)
        page.click("button[name=all]")
        page.wait_for_load_state("networkidle")
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
        page.wait_for_load_state("networkidle")
        explain(page)  # a figure that moved may be asked about anew
        hand_in(page)
    review(visit, region, lambda page: page.click("text=Принять отчёт"))
    with visit(user) as watched:
        watched.open(CLOSE)
        assert state(watched.page) == "принят"
        assert watched.page.locator("#hand-in").count() == 0
        assert [one.inner_text() for one in watched.page.locator(".timeline b").all()] == [
            "Сдан", "Возвращён", "Сдан", "Принят"]  # fmt: skip
