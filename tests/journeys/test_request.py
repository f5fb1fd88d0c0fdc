"""A citizen's request, from a phone to the coordinator's desk and back to the status page."""

import re

from tests.journeys.conftest import NARROW

# The portal takes nothing that was typed in less than four seconds; a person's page is older when it is sent.
OLD_ENOUGH = "new Promise(old => setTimeout(old, 4500 - performance.now()))"


OFFERED = """[...document.querySelectorAll("[name=platform] option[data-region]")]
    .filter(option => !option.disabled && !option.hidden).map(option => option.dataset.region)"""


def fill(page):
    page.select_option("[name=region]", "KZ-31")
    page.select_option("[name=category]", index=1)
    page.fill("[name=contact]", "+7 700 000 02 02")
    page.fill("[name=name]", "Динара")
    page.check("[name=consent]")


def test_a_citizen_sends_a_request_and_sees_that_it_is_accepted(visit):
    with visit(None, size=NARROW, language="kk") as watched:
        page = watched.page
        watched.open("/request/")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert not page.is_visible("[name=website]")
        everywhere = set(page.evaluate(OFFERED))
        assert len(everywhere) > 1
        page.select_option("[name=region]", "KZ-71")
        assert set(page.evaluate(OFFERED)) == {"KZ-71"}
        page.select_option("[name=platform]", page.get_attribute("option[data-region=KZ-71]", "value"))
        fill(page)
        assert set(page.evaluate(OFFERED)) == {"KZ-31"} and page.input_value("[name=platform]") == ""
        page.click("main [type=submit]")
        page.wait_for_selector(".alert")
        assert set(page.evaluate(OFFERED)) == {"KZ-31"}
        assert page.input_value("[name=contact]") == "+7 700 000 02 02" and page.is_checked("[name=consent]")
        page.evaluate(OLD_ENOUGH)
        page.click("main [type=submit]")
        page.wait_for_url(re.compile("/request/status/"))
        number = page.inner_text(".receipt")
        assert page.inner_text("#status .pill") == "Алынды"
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(f"/appeals/requests/?receipt={number}")
        page.click("table.register tbody a")
        page.wait_for_selector("text=Динара")
        page.click("text=Принять как обращение")
        page.click("main form [type=submit]")
        page.wait_for_url(re.compile(r"/appeals/\d+/$"))
        assert page.inner_text("h1").startswith("KZ-31/2023/")
    with visit(None, size=NARROW) as watched:
        watched.open("/request/status/")
        watched.page.fill("[name=number]", number.lower())
        watched.page.press("[name=number]", "Enter")
        watched.page.wait_for_selector("#status")
        assert watched.page.inner_text("#status .pill") == "Принята"
        assert "Динара" not in watched.page.content()


def test_the_form_works_without_a_script(browser, portal):
    context = browser.new_context(viewport=NARROW, java_script_enabled=False, locale="ru-RU")
    page = context.new_page()
    page.goto(f"{portal}/request/")
    assert page.locator("[name=platform] optgroup").count() > 1
    fill(page)
    page.click("main [type=submit]")
    page.wait_for_selector(".alert")
    assert page.input_value("[name=name]") == "Динара"
    context.close()


def test_the_panel_of_a_mediator_arrives_after_the_page(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/mediators/")
        watched.open(page.get_attribute("table.register tbody a", "href"))
        page.wait_for_selector("#of-mediator")
        assert "Обращения на рассмотрении" in page.inner_text("#of-mediator h2")
