"""A coordinator keeps the duty roster in a browser."""

import re

from playwright.sync_api import expect

from tests.journeys.conftest import NARROW, settle


def open_roster(page, watched):
    watched.open("/mediators/roster/")
    page.click("table.register tbody a")
    page.wait_for_url(re.compile(r"/mediators/roster/\d+/$"))


def test_a_coordinator_makes_a_weekly_duty_sees_the_month_and_replaces_one_day(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        open_roster(page, watched)
        page.click("text=Новое еженедельное дежурство")
        page.select_option("[name=weekday]", "5")
        page.fill("[name=starts_at]", "14:00")
        page.fill("[name=ends_at]", "18:00")
        mediators = page.locator("[name=mediator] option:not([value=''])").all_inner_texts()
        page.select_option("[name=mediator]", label=mediators[0])
        page.click("main form [type=submit]")
        page.wait_for_url(re.compile(r"/mediators/roster/\d+/$"))

        friday = page.locator("#d24")
        assert mediators[0] in friday.inner_text() and "никого" not in friday.inner_text()
        friday.locator("li", has_text="14:00").locator("a").click()
        page.wait_for_url(re.compile(r"/duties/\d+/edit/"))
        page.select_option("[name=mediator]", label=mediators[1])
        page.fill("[name=reason]", "Замена")
        page.click("main form.form [type=submit]")
        page.wait_for_url(re.compile(r"/mediators/roster/\d+/\?month=2023-11"))
        changed = page.locator("#d24 li", has_text="14:00").inner_text()
        assert mediators[1] in changed and "Замена" in changed
        page.click("a[rel=next]")
        page.wait_for_url(re.compile("month=2023-12"))
        assert mediators[0] in page.locator("#d08 li", has_text="14:00").inner_text()


def test_a_mediator_in_two_places_is_told_beside_the_field(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        open_roster(page, watched)
        line = page.locator("#d22 li").first
        name, hours = line.locator("span").first.inner_text(), line.locator("b").inner_text()
        page.locator("#d22 a.number").click()
        page.wait_for_url(re.compile(r"day=2023-11-22"))
        page.select_option("[name=mediator]", label=name)
        for field, time in zip(("starts_at", "ends_at"), hours.split("–"), strict=True):
            page.fill(f"[name={field}]", time)
        page.click("main form [type=submit]")
        settle(page)
        assert "дежурит в другом месте" in page.inner_text("#div_id_mediator")
        assert page.input_value("[name=day]") == "2023-11-22"


def test_the_arrows_go_from_day_to_day(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        open_roster(page, watched)
        page.focus("#d20 a.number")
        for key in ("ArrowDown", "ArrowRight", "ArrowUp"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.closest('td').id") == "d21"
        page.keyboard.press("PageDown")
        page.wait_for_url(re.compile("month=2023-12"))


def test_on_a_phone_the_month_is_a_list_of_days_that_have_something_to_say(visit):
    with visit("zhambyl", size=NARROW) as watched:
        page = watched.page
        open_roster(page, watched)
        assert not page.is_visible(".month thead")
        assert page.is_visible("#d21") and not page.is_visible("#d25")


def test_an_administrator_sees_what_hangs_on_a_platform_before_closing_it(visit):
    with visit("administrator") as watched:
        watched.open("/platforms/?kind=office")
        watched.page.click("table.register tbody a")
        watched.page.click("text=Закрыть")
        watched.page.wait_for_url(re.compile("/close/"))
        expect(watched.page.locator(".panel-list")).to_have_count(2)


def test_a_mediator_is_found_by_typing_and_a_closing_names_the_duties_that_fall_away(visit):
    with visit("administrator") as watched:
        page = watched.page
        watched.open("/mediators/roster/")
        page.click("table.register tbody a")
        page.wait_for_url(re.compile(r"/mediators/roster/\d+/$"))
        platform = re.search(r"(\d+)/$", page.url).group(1)
        watched.open(f"/mediators/at/{platform}/new/")
        page.locator("[role=combobox]").press_sequentially("ахметов")
        page.locator("[role=option]").first.wait_for()
        page.keyboard.press("Enter")
        assert page.input_value("[name=mediator]") and "Ахметов" in page.input_value("[role=combobox]")
        watched.open(f"/platforms/{platform}/close/")
        page.locator("h2", has_text="Ближайшие дежурства").wait_for()
        page.fill("[name=on]", "2023-12-11")
        page.press("[name=on]", "Tab")
        page.locator("h2", has_text="Дежурства с 11.12.2023").wait_for()
        days = page.locator("section.card", has_text="Дежурства с").locator("li").all_inner_texts()
        assert len(days) > 6 and "11.12.2023" in days[0]
