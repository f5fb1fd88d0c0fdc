"""What people come for, done in a browser."""

import io
import re

from docx import Document
from openpyxl import load_workbook

from tests.journeys.conftest import NARROW, settle


def digits(text: str) -> int:
    return int(re.sub(r"\D", "", text))


def test_a_coordinator_enters_an_appeal_with_the_keyboard_and_finds_it(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/new/")
        page = watched.page
        page.fill("[name=received_on]", "2023-11-17")
        page.focus("#id_platform_typed")
        page.keyboard.press("ArrowDown")
        page.wait_for_selector("#id_platform_list [role=option]")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        for name in ("source", "channel", "category"):
            page.focus(f"[name={name}]")
            page.keyboard.press("ArrowDown")
        page.focus("[name=received_on]")
        page.keyboard.press("Enter")
        page.wait_for_url(re.compile(r"/appeals/\d+/"))
        number = page.inner_text("h1")
        assert number.startswith("KZ-31/2023/")
        watched.open(f"/appeals/?q={number}")
        assert page.inner_text("table.register tbody tr td a") == number


def test_a_figure_opens_exactly_its_records(visit):
    with visit("national") as watched:
        watched.open("/reports/2023-Q3/")
        figure = watched.page.locator("[data-code='appeals.received.source.court']")
        value = digits(figure.inner_text())
        figure.click()
        settle(watched.page)
        assert digits(watched.page.inner_text(".pager .quiet")) == value == 161


def test_both_documents_are_one_click_away(visit):
    with visit("national") as watched:
        watched.open("/reports/2023-Q3/")
        files = []
        for words in ("Скачать Word", "Скачать Excel"):
            with watched.page.expect_download() as download:
                watched.page.click(f"text={words}")
            files.append(io.BytesIO(download.value.path().read_bytes()))
        assert "СПРАВКА" in [paragraph.text for paragraph in Document(files[0]).paragraphs]
        assert load_workbook(files[1]).sheetnames[0] == "Справка"


def test_the_trend_comes_after_the_page(visit):
    with visit("national") as watched:
        watched.open("/reports/2023-Q3/")
        assert watched.page.locator(".keys svg.spark").count() == 6
        watched.page.click("#trend summary")
        assert watched.page.locator("#trend tbody tr").count() == 8


def test_colours_and_language_stay_as_chosen(visit):
    with visit("national") as watched:
        page = watched.page
        page.click(".person > summary")
        page.click("button[name=theme][value=dark]")
        settle(page)
        assert page.get_attribute("html", "data-theme") == "dark"
        page.click("button[lang=kk]")
        settle(page)
        assert page.get_attribute("html", "lang") == "kk"
        watched.open("/appeals/")
        assert page.inner_text("h1") == "Өтініштер"
        assert page.get_attribute("html", "data-theme") == "dark"


def test_a_register_is_filtered_in_place_and_its_address_can_be_sent(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/")
        watched.page.select_option("[name=outcome]", "pending")
        watched.page.wait_for_url(re.compile("outcome=pending"))
        found = watched.page.inner_text(".pager .quiet")
        watched.open(watched.page.url.removeprefix(watched.portal))
        assert watched.page.inner_text(".pager .quiet") == found


def test_on_a_phone_the_filters_are_folded_and_records_are_cards(visit):
    with visit("zhambyl", size=NARROW) as watched:
        watched.open("/appeals/")
        page = watched.page
        assert not page.is_visible("[name=outcome]")
        page.click(".filter-box > summary")
        assert page.is_visible("[name=outcome]")
        assert not page.is_visible("table.register thead")


def test_a_wrong_value_is_told_beside_its_field_and_nothing_is_lost(visit):
    with visit("zhambyl") as watched:
        watched.open("/appeals/new/")
        page = watched.page
        page.fill("[name=received_on]", "2023-12-24")
        page.click("details.more > summary")
        page.fill("[name=age]", "44")
        page.click("main form [type=submit]")
        settle(page)
        assert "в будущем" in page.inner_text("#div_id_received_on")
        assert page.input_value("[name=age]") == "44"
