"""Finding one's way: the desk, the search, and a register arranged as one likes it."""

import re
from urllib.parse import parse_qs, urlsplit

from tests.journeys.conftest import NARROW, settle


def query(page) -> dict:
    return parse_qs(urlsplit(page.url).query)


def test_a_mistyped_word_in_the_other_alphabet_finds(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/")
        page = watched.page
        page.fill("[name=q]", "tarz")
        page.wait_for_url(re.compile("q=tarz"))
        page.wait_for_selector(".chip:has-text('tarz')")
        found = page.inner_text(".pager .quiet")
        assert "Тараз" in page.inner_text("table.register tbody")
        page.fill("[name=q]", "Тараз")
        page.wait_for_selector(".chip:has-text('Тараз')")
        assert page.inner_text(".pager .quiet") == found
        page.click(".chip")
        settle(page)
        assert page.input_value("[name=q]") == "" and "q" not in query(page)


def test_order_and_columns_stay_through_filters_and_pages_and_can_be_sent(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/")
        page = watched.page
        page.click(".view-menu > summary")
        page.check("[name=columns][value=channel]")
        page.uncheck("[name=columns][value=campaign]")
        page.click(".view-menu button[type=submit]")
        settle(page)
        page.click("th a.sort:has-text('Вопрос')")
        settle(page)
        page.select_option("[name=quarter]", "2023-Q3")
        page.wait_for_url(re.compile("quarter=2023-Q3"))
        page.click("a[rel=next]")
        settle(page)
        assert query(page)["sort"] == ["category"] and "channel" in query(page)["columns"]
        heads = page.locator("table.register thead th").all_inner_texts()
        assert [head.strip() for head in heads][-2:] == ["Исход", "Разрешено"]
        kinds = page.locator("table.register tbody td:nth-child(4)").all_inner_texts()
        assert kinds == sorted(kinds, key=str.casefold)
        address = page.url.removeprefix(watched.portal)
    with visit("zhambyl") as another:
        another.open(address)
        assert another.page.locator("table.register tbody td:nth-child(4)").all_inner_texts() == kinds


def test_the_desk_leads_to_what_it_counts(visit):
    with visit("zhambyl") as watched:
        watched.open("/")
        page = watched.page
        head = page.locator(".strip .key").nth(2)
        count = head.locator("strong").inner_text()
        head.click()
        settle(page)
        assert page.inner_text(".pager .quiet").endswith(count)
        watched.open("/")
        assert page.locator(".progress-table svg.spark").count() == 7


def test_on_a_phone_the_register_can_be_arranged_too(visit):
    with visit("zhambyl", size=NARROW) as watched:
        watched.open("/appeals/")
        page = watched.page
        page.click(".view-menu > summary")
        page.select_option(".view-menu [name=sort]", "received_on")
        page.click(".view-menu button[type=submit]")
        settle(page)
        assert query(page)["sort"] == ["received_on"]
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.click(".view-menu > summary")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_a_party_is_asked_for_without_a_trace_in_the_address(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/")
        page = watched.page
        page.click(".party-search > summary")
        page.fill("[name=party]:not([type=hidden])", "Никто Никтоев")
        page.click(".party-search button[type=submit]")
        page.wait_for_url(re.compile("party="))
        assert "Ничего не найдено" in page.inner_text("#results")
        assert "%D0" not in page.url
