"""Events entered one after another with the keyboard alone, in a browser."""

from tests.journeys.conftest import NARROW, settle
from tests.journeys.test_entry import Keyboard, focused

NEW = "/events/new/"


def test_two_events_are_entered_one_after_the_other_by_keyboard(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        keys = Keyboard(page)
        assert focused(page) == "id_type"
        keys.type("Лек")
        keys.press("Tab")
        keys.type("Первая лекция")
        keys.press("Tab")
        assert focused(page) == "id_starts_on"
        page.fill("#id_starts_on", "2023-11-14")
        page.focus("#id_attendance")
        keys.type("25")
        page.focus("#id_place")
        keys.type("Клуб")
        with page.expect_navigation():
            keys.press("Control+Enter")
        settle(page)
        assert page.get_by_role("status").get_by_role("link", name="Первая лекция").is_visible()
        assert (page.input_value("#id_place"), page.input_value("#id_starts_on")) == ("Клуб", "2023-11-14")
        assert focused(page) == "id_title"
        keys.type("Вторая лекция")
        page.focus("#id_attendance")
        keys.type("31")
        page.locator("details.more > summary").focus()
        keys.press("Enter")
        page.focus("#id_organisers_typed")
        keys.type("шаңы")
        assert page.locator("#id_organisers_list [role=option]").count() == 1
        keys.press("Enter")
        page.focus("#id_partners_typed")
        keys.type("союз")
        keys.press("Enter")
        keys.press("Backspace")  # takes the last one away again
        keys.type("институт")
        keys.press("Enter")
        with page.expect_navigation():
            keys.press("Enter")
        settle(page)
        text = page.inner_text("main")
        assert "Центр семьи «Шаңырақ»" in text and "Институт общественного согласия" in text
        assert "Республиканский союз медиаторов" not in text


def test_what_is_picked_comes_back_with_the_draft(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        page.fill("#id_title", "Незаконченное")
        page.locator("details.more > summary").click()
        page.fill("#id_organisers_typed", "шаңы")
        page.click("#id_organisers_list [role=option]")
        page.wait_for_function("() => Object.values(localStorage).some((one) => one.includes('Незаконченное'))")
        watched.open(NEW)
        assert page.locator(".picks .chip", has_text="Шаңырақ").count() == 1
        page.locator("[data-draft-drop]").first.click()


def test_the_calendar_is_a_list_on_a_phone_and_leads_to_the_form(visit):
    with visit("zhambyl", size=NARROW) as watched:
        page = watched.page
        watched.open("/events/calendar/?month=2023-11")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.locator("td.today a.number").click()
        page.wait_for_url("**/events/new/?on=2023-11-20")
        assert page.input_value("#id_starts_on") == "2023-11-20"
