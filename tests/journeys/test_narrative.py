"""The narrative desk in a browser: fields are put in, taken away whole, undone, and mended when mistyped."""

from tests.journeys.conftest import settle

DESK = "/reports/2023-Q4/desk/ru/publications/"
FIELD = "{publications.total публикация}"


def opened(watched):
    """The desk of an edited section, whose fields are folded away."""
    watched.open(DESK)
    watched.page.locator("details.fields").evaluate("fields => { fields.open = true; }")
    return watched.page


def value(page) -> str:
    return page.input_value("#id_text")


def caret(page, place: int) -> None:
    page.evaluate(
        "at => { const t = document.getElementById('id_text'); t.focus(); t.setSelectionRange(at, at); }", place
    )


def write(page, text: str) -> None:
    """Type a text, and wait for what is said of it."""
    with page.expect_response(lambda answer: answer.url.endswith("/check/")):
        page.fill("#id_text", text)
    settle(page)


def test_a_figure_is_found_put_in_at_the_cursor_and_undone(visit):
    with visit("national") as watched:
        page = opened(watched)
        write(page, "Всего: .")
        caret(page, 7)
        page.fill(".picker-search", "поступило обращений")
        with page.expect_response(lambda answer: answer.url.endswith("/check/")):
            page.press(".picker-search", "Enter")
        assert value(page) == "Всего: {appeals.received}."
        page.wait_for_selector("#look .chip-field")
        assert page.inner_text("#look .chip-field").replace("\u202f", " ").isascii()
        page.keyboard.press("Control+z")
        assert value(page) == "Всего: ."


def test_the_list_is_walked_with_the_arrows(visit):
    with visit("national") as watched:
        page = opened(watched)
        page.fill(".picker-search", "сертификат")
        assert page.locator(".picker li:visible").count() == 1
        page.press(".picker-search", "ArrowDown")
        assert page.evaluate("document.activeElement.dataset.insert").startswith("{events.certificates")
        page.keyboard.press("ArrowUp")
        assert page.evaluate("document.activeElement.type") == "search"


def test_a_field_goes_as_a_whole_and_comes_back(visit):
    with visit("national") as watched:
        page = opened(watched)
        before = f"Вышло {FIELD} за год"
        write(page, before)
        for place, key in ((before.index("}") + 1, "Backspace"), (before.index("total"), "Delete")):
            caret(page, place)
            page.keyboard.press(key)
            assert page.evaluate("getSelection().toString()") == FIELD
            assert value(page) == before
            page.keyboard.press(key)
            assert value(page) == "Вышло  за год"
            page.keyboard.press("Control+z")
            assert value(page) == before


def test_a_field_is_not_put_into_another(visit):
    with visit("national") as watched:
        page = opened(watched)
        write(page, FIELD)
        caret(page, 5)
        page.fill(".picker-search", "сертификат")
        page.press(".picker-search", "Enter")
        assert value(page).startswith(FIELD + "{events.certificates")


def test_a_mistyped_field_is_mended_with_one_click(visit):
    with visit("national") as watched:
        page = opened(watched)
        write(page, "Вышло {publications.totl публикация}.")
        assert page.get_attribute("#id_text", "aria-invalid") == "true"
        with page.expect_response(lambda answer: answer.url.endswith("/check/")):
            page.locator("[data-replace]").first.click()
        assert value(page) == f"Вышло {FIELD}."
        page.wait_for_selector("#look .chip-field")
        assert page.get_attribute("#id_text", "aria-invalid") == "false"
        page.click("#look .chip-field")
        assert page.evaluate("getSelection().toString()") == FIELD
