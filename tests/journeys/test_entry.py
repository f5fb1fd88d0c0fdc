"""Entering, as fast as one types and never lost, in a browser."""

from playwright.sync_api import expect

from tests.journeys.conftest import settle
from tests.journeys.typing import NEW, SAVED, SHEET, Keyboard, fill, focused, focused_name, received


def test_an_appeal_takes_at_most_twelve_keys_beyond_its_values_and_is_in_the_figures(visit):
    with visit("zhambyl", anew=True) as watched:
        page, before = watched.page, received(watched)
        keys = Keyboard(page)
        keys.press("n")
        page.wait_for_url(f"**{NEW}")
        expect(page.locator("#id_platform_typed")).to_be_focused()
        keys.type("кабинет")
        page.wait_for_selector("#id_platform_list [aria-selected=true]")
        keys.press("Tab", "Tab", "Tab")  # takes the platform offered; then past the mediator and the channel
        assert focused(page) == "id_source"
        keys.type("су")
        keys.press("Tab")
        keys.type("труд")
        keys.press("Tab")
        keys.type("конс")
        keys.press("Enter")
        page.wait_for_url(SAVED)
        assert keys.pressed <= 12
        number, text = page.inner_text("h1"), page.inner_text("main")
        assert number.startswith("KZ-31/2023/")
        assert all(words in text for words in ("суд", "Трудовые", "консультация", "20.11.2023"))
        assert received(watched) == before + 1


def test_the_next_appeal_needs_fewer_keys_since_the_place_is_remembered(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        fill(page)
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".notice.success a")
        number, keys = page.inner_text(".notice.success a"), Keyboard(page)
        expect(page.locator("#id_source")).to_be_focused()
        keys.type("су")
        keys.press("Tab")
        keys.type("труд")
        keys.press("Control+Enter")
        expect(page.locator(".notice.success a")).not_to_have_text(number)
        assert keys.pressed == 2
        page.click(".notice.success a")
        page.wait_for_url(SAVED)


def test_a_name_nobody_has_is_told_and_is_not_saved_as_if_nothing_had_been_typed(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        fill(page)
        page.fill("#id_mediator_typed", "Нетакогомедиатора")
        page.press("#id_mediator_typed", "Tab")
        page.wait_for_selector("#div_id_mediator .nothing:has-text('Ничего не найдено')")
        page.click("main form [type=submit] >> nth=0")
        expect(page.locator("#id_mediator_typed")).to_be_focused()
        assert page.url.endswith(NEW) and page.input_value("#id_mediator_typed") == "Нетакогомедиатора"
        page.fill("#id_mediator_typed", "")
        page.press("#id_mediator_typed", "Tab")
        page.click("main form [type=submit] >> nth=0")
        page.wait_for_url(SAVED)


def test_f1_explains_a_field_and_escape_closes_the_explanation(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        page.focus("#id_platform_typed")
        page.keyboard.press("F1")
        assert "имеет два смысла" in page.inner_text("#div_id_platform .explain-text")
        page.keyboard.press("Escape")
        assert not page.is_visible("#div_id_platform .explain-text")
        assert focused(page) == "id_platform_typed"


def test_a_mistake_is_told_beside_its_field_as_one_goes(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(NEW)
        page.fill("[name=received_on]", "2023-12-24")
        page.press("[name=received_on]", "Tab")
        page.wait_for_selector("#id_received_on_error:has-text('в будущем')")
        assert page.get_attribute("#id_received_on", "aria-invalid") == "true"
        page.fill("[name=received_on]", "2023-11-17")
        page.press("[name=received_on]", "Tab")
        page.wait_for_selector("#id_received_on_error:empty", state="attached")
        assert page.get_attribute("#id_received_on", "aria-invalid") is None


def test_thirty_rows_of_excel_go_through_the_sheet_into_the_figures(visit):
    with visit("zhambyl") as watched:
        page, before = watched.page, received(watched)
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        watched.open(SHEET)
        page.fill("[name=received_on]", "2023-11-10")
        page.fill("#id_platform_typed", "каб")
        page.click("#id_platform_list [role=option] >> nth=0")
        kinds = ("Семейные вопросы\tсуд\tконсультация\t34\tж", "labour\tself\t\t\t",
                 "Отбасы мәселелері\tсот\tқайта бағытталды\t51\tер")  # fmt: skip
        rows = [kinds[number % 3] for number in range(30)]
        rows[4] = rows[4].replace("labour", "марсианский")
        page.evaluate("text => navigator.clipboard.writeText(text)", "\r\n".join(rows) + "\r\n")
        page.focus("[name=category-0]")
        page.keyboard.press("Control+v")
        assert page.input_value("[name=category-29]") == "Семейные вопросы"
        assert "30" in page.inner_text("[data-count]")
        assert page.get_attribute("[name=category-4]", "aria-invalid") == "true"
        page.keyboard.press("Control+Enter")
        page.wait_for_selector("#wrong-category-4")
        assert page.input_value("[name=category-4]") == "марсианский"
        assert page.input_value("[name=gender-29]") == "мужской"
        page.fill("[name=category-4]", "жил")
        page.press("[name=category-4]", "Enter")
        assert focused_name(page) == "category-5"
        page.keyboard.press("ArrowUp")
        assert page.input_value("[name=category-4]").startswith("Жил")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".notice.success:has-text('30')")
        assert page.input_value("[name=received_on]") == "2023-11-10"
        assert received(watched) == before + 30


def test_a_sheet_left_behind_comes_back_with_its_rows_its_day_and_its_campaign(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(SHEET)
        page.fill("[name=received_on]", "2023-11-03")
        page.press("[name=received_on]", "Tab")
        settle(page)  # the campaigns of that day stand where those of today stood
        page.select_option("[name=campaign]", index=1)
        campaign = page.input_value("[name=campaign]")
        page.click("[data-more]")
        page.fill("[name=category-11]", "тру")
        page.press("[name=category-11]", "Tab")
        watched.open("/appeals/")
        watched.open(SHEET)
        page.wait_for_selector("[data-draft-says=restored]:not([hidden])")
        assert page.input_value("[name=category-11]") == "Трудовые вопросы"
        assert page.input_value("[name=received_on]") == "2023-11-03"
        page.wait_for_selector("[name=campaign]")
        expect(page.locator("[name=campaign]")).to_have_value(campaign)
