"""Entering, as fast as one types and never lost, in a browser."""

import re

import pytest

from desk.demo.accounts import PASSWORD

NEW, SHEET, QUARTER = "/appeals/new/", "/appeals/sheet/", "/reports/2023-Q4/"
SAVED = re.compile(r"/appeals/\d+/$")
DRAFTS = "Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length"


def digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def received(watched) -> int:
    """The quarter's figure of appeals received, as the summary page shows it."""
    watched.open(QUARTER)
    return digits(watched.page.locator("[data-code='appeals.received']").first.inner_text())


class Keyboard:
    """Typing with the keys of a Russian layout. What is typed is the value; every other key is counted."""

    def __init__(self, page):
        self.page, self.pressed = page, 0
        self.wire = page.context.new_cdp_session(page)

    def press(self, *keys: str):
        for key in keys:
            self.page.keyboard.press(key)
            self.pressed += 1

    def type(self, text: str):
        # Sent as key strokes, so that a select jumps to the value as it does under real fingers.
        for letter in text:
            self.wire.send("Input.dispatchKeyEvent", {"type": "keyDown", "text": letter, "key": letter})
            self.wire.send("Input.dispatchKeyEvent", {"type": "keyUp", "key": letter})


def focused(page) -> str:
    return page.evaluate("document.activeElement.id")


def fill(page, **values):
    """Fill the form with the mouse's ease: a platform, and what else is given."""
    page.select_option("[name=source]", values.get("source", "court"))
    page.select_option("[name=category]", index=2)
    if not page.input_value("[name=platform]"):
        page.fill("#id_platform_typed", "каб")
        page.click("#id_platform_list [role=option] >> nth=0")
    assert page.input_value("[name=platform]")


def test_an_appeal_takes_at_most_twelve_keys_beyond_its_values_and_is_in_the_figures(visit):
    with visit("zhambyl") as watched:
        page, before = watched.page, received(watched)
        keys = Keyboard(page)
        keys.press("n")
        page.wait_for_url(f"**{NEW}")
        page.wait_for_function("document.activeElement.id === 'id_platform_typed'")
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
        page.wait_for_function("document.activeElement.id === 'id_source'")
        keys.type("су")
        keys.press("Tab")
        keys.type("труд")
        keys.press("Control+Enter")
        page.wait_for_function(
            "number => document.querySelector('.notice.success a').textContent !== number",
            arg=number,
        )
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
        page.wait_for_function("document.activeElement.id === 'id_mediator_typed'")
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
        page.wait_for_selector("[name=campaign]")
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
        page.wait_for_function("value => document.querySelector('[name=campaign]').value === value", arg=campaign)


def focused_name(page) -> str:
    return page.evaluate("document.activeElement.name")


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
        page.wait_for_load_state("networkidle")
        page.click("main form [type=submit] >> nth=0")
        page.wait_for_load_state("networkidle")
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
                who.page.wait_for_load_state("networkidle")
        page = watched.page
        assert page.is_checked("[name=keep-age][value=mine]")
        page.check(f"[name=keep-age][value={keep}]")
        page.click("main form [type=submit]")
        page.wait_for_url(SAVED)
        assert {"mine": "50", "theirs": "40"}[keep] in page.inner_text("dl")
