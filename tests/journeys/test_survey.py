"""A questionnaire on a phone, from the poster's address to the results; sheets of paper typed in by digits."""

import re

from tests.journeys.conftest import NARROW

# The portal takes nothing that was filled in within four seconds; a person's page is older when it is sent.
OLD_ENOUGH = "new Promise(old => setTimeout(old, 4500 - performance.now()))"
RESULTS = "/events/questionnaires/2/results/"


def count(visit) -> int:
    with visit("zhambyl") as watched:
        watched.open(RESULTS)
        return int(watched.page.inner_text(".survey-beside .mean strong"))


def test_somebody_answers_on_a_phone_once(visit):
    before = count(visit)
    with visit(None, size=NARROW, language="ru") as watched:
        page = watched.page
        watched.open("/s/keld4-31/")
        page.click(".switch a[lang=kk]")
        assert "Медиация туралы естідіңіз бе?" in page.inner_text("main")
        for width in (NARROW["width"], 360, 320):
            page.set_viewport_size({**NARROW, "width": width})
            assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), width
        page.set_viewport_size(NARROW)
        heights = page.locator(".option").evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
        assert min(heights) >= 44
        page.locator(".option").first.click()
        page.evaluate(OLD_ENOUGH)
        page.click("main [type=submit]")
        page.wait_for_selector("[role=alert]")
        wrong = page.locator(".jumps a")
        assert wrong.all_inner_texts() == ["3", "4", "5"]
        assert page.locator(".option input").first.is_checked()
        for ask in page.locator("fieldset.ask").all()[2:]:
            ask.locator(".option").nth(2).click()
        page.fill("textarea", "Ауылға келсін")
        page.click("main [type=submit]")
        page.wait_for_url(re.compile("/thanks/"))
        assert "Рақмет" in page.inner_text("main")
        watched.open("/s/keld4-31/")
        assert page.locator("form").count() == 0 and "бір құрылғыдан" in page.inner_text("main")
    assert count(visit) == before + 1


def test_the_page_works_without_a_script(browser, portal):
    context = browser.new_context(viewport=NARROW, java_script_enabled=False, locale="ru-RU")
    page = context.new_page()
    page.goto(f"{portal}/s/keld4-71/")
    for ask in page.locator("fieldset.ask").all():
        ask.locator(".option").first.click()
    page.click("main [type=submit]")
    page.wait_for_selector("[role=alert]")
    # Only a person's patience is missing, not an answer.
    assert "быстрее" in page.inner_text("[role=alert]") and page.locator("input:checked").count() == 5
    context.close()


def test_sheets_are_typed_in_with_digits(visit):
    before = count(visit)
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/events/questionnaires/2/enter/")
        page.wait_for_selector(".ask :focus")
        # Focus is in the first question; one choice goes on by itself, several wait for Enter.
        for key in ("2", "1", "3", "Enter", "2", "5", "4", "1", "4", "Enter"):
            page.keyboard.press(key)
        assert page.evaluate("document.activeElement.tagName") == "TEXTAREA"
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".notice.success")
        assert page.inner_text(".head .pill").endswith("1")
        page.wait_for_selector(".ask :focus")
        page.keyboard.press("1")
        assert page.evaluate("document.activeElement.closest('.ask').querySelector('.place').textContent") == "2."
        page.click("text=Убрать последнюю")
        page.wait_for_selector(".notice.success")
        assert page.inner_text(".head .pill").endswith("0")
    assert count(visit) == before
