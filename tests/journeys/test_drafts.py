"""Nothing that was typed is lost: sessions that end, lines that fail, two people at one record."""

import pytest

from desk.demo.accounts import PASSWORD
from tests.journeys.conftest import settle
from tests.journeys.typing import DRAFTS, NEW, SAVED, fill, received


def test_a_session_that_ends_while_typing_gives_the_form_back(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        # An answer to a check that is still on its way would bring the session back.
        for check in ("**/new/check/", "**/counting/**"):
            page.route(check, lambda route: route.fulfill(status=204))
        watched.open(NEW)
        fill(page)
        page.click(".more > summary")
        page.fill("[name=age]", "44")
        chosen = page.input_value("#id_platform_typed")
        page.context.clear_cookies(name="portal_session")
        page.click("main form [type=submit] >> nth=0")
        page.wait_for_url("**/accounts/login/**")
        assert page.is_visible("[data-draft-waits]")
        page.fill("[name=login]", "zhambyl")
        page.fill("[name=password]", PASSWORD)
        page.press("[name=password]", "Enter")
        page.wait_for_url(f"**{NEW}")
        page.wait_for_selector("[data-draft-says=restored]:not([hidden])")
        assert page.input_value("[name=age]") == "44" and page.input_value("#id_platform_typed") == chosen
        assert page.input_value("[name=source]") == "court"
        page.click("main form [type=submit] >> nth=0")
        page.wait_for_url(SAVED)
        watched.open(NEW)
        assert page.input_value("[name=age]") == "" and page.evaluate(DRAFTS) == 0


def test_a_draft_can_be_dropped_and_ends_with_the_sign_out(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        fill(page)
        watched.open("/appeals/")
        watched.open(NEW)
        page.click("[data-draft-forget]")
        page.wait_for_selector("[data-draft-says=restored]", state="hidden")
        assert page.input_value("[name=source]") == "" and page.evaluate(DRAFTS) == 0
        fill(page)
        assert page.evaluate(DRAFTS) == 1
        page.click(".person > summary")
        page.click(".person-card form[data-forget-drafts] button")
        page.wait_for_url("**/accounts/login/**")
        assert page.evaluate(DRAFTS) == 0


def test_without_a_connection_the_draft_is_kept_and_the_person_saves_it_later(visit):
    with visit("zhambyl") as watched:
        page, before = watched.page, received(watched)
        watched.open(NEW)
        fill(page)
        page.context.set_offline(True)
        page.wait_for_selector("[data-draft-says=offline]:not([hidden])")
        page.click(".more > summary")
        page.fill("[name=age]", "61")
        page.click("main form [type=submit] >> nth=0")
        assert page.url.endswith(NEW) and page.is_visible("[data-draft-says=offline]")
        assert page.evaluate("Object.values(localStorage).join().includes('61')")
        page.context.set_offline(False)
        page.wait_for_selector("[data-draft-says=online]:not([hidden])")
        page.click("main form [type=submit] >> nth=0")
        page.wait_for_url(SAVED)
        assert "61" in page.inner_text("dl")
        assert received(watched) == before + 1


def test_a_double_click_and_the_back_button_save_once(visit):
    with visit("zhambyl") as watched:
        page, before = watched.page, received(watched)
        watched.open(NEW)
        fill(page)
        page.dblclick("main form [type=submit] >> nth=0")
        page.wait_for_url(SAVED)
        page.go_back()
        settle(page)
        page.click("main form [type=submit] >> nth=0")
        settle(page)
        assert received(watched) == before + 1


@pytest.mark.parametrize("keep", ["mine", "theirs"])
def test_two_people_who_change_one_appeal_choose_field_by_field(visit, keep):
    with visit("zhambyl") as watched, visit("zhambyl") as other:
        watched.open(NEW)
        fill(watched.page)
        watched.page.click("main form [type=submit] >> nth=0")
        watched.page.wait_for_url(SAVED)
        edit = watched.page.url.removeprefix(watched.portal) + "edit/"
        for who, age in ((watched, None), (other, "40"), (watched, "50")):
            if age is None or who is other:
                who.open(edit)
            if age:
                who.page.fill("[name=age]", age)
                who.page.click("main form [type=submit]")
                settle(who.page)
        page = watched.page
        assert page.is_checked("[name=keep-age][value=mine]")
        page.check(f"[name=keep-age][value={keep}]")
        page.click("main form [type=submit]")
        page.wait_for_url(SAVED)
        assert {"mine": "50", "theirs": "40"}[keep] in page.inner_text("dl")
