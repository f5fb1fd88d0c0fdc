"""The register of mediators in a browser: kept by administrators, asked about by coordinators."""

import re

from tests.journeys.conftest import NARROW, THEMES, settle
from tests.journeys.test_every_page import barriers, show_in

YESTERDAY, TODAY = "2023-11-19", "2023-11-20"


def first_of(watched, region: str = "KZ-31") -> tuple[str, str]:
    """Return the name and the address of a mediator who stands in the region's register."""
    watched.open(f"/mediators/?region={region}&on={TODAY}")
    link = watched.page.locator("table.register tbody a").first
    return link.inner_text(), link.get_attribute("href")


def names(watched, query: str) -> list[str]:
    watched.open(f"/mediators/?{query}")
    return watched.page.locator("table.register tbody a").all_inner_texts()


def send(watched, button: str) -> None:
    watched.page.click(f"main form button:has-text('{button}')")
    settle(watched.page)


def test_an_administrator_excludes_and_yesterdays_register_still_has_him(visit):
    with visit("administrator") as watched:
        name, url = first_of(watched)
        watched.open(url)
        watched.page.click("main .actions >> text=Исключить")
        watched.page.fill("[name=because]", "по заявлению от 20 ноября")
        send(watched, "Сохранить")
        history = watched.page.inner_text(".timeline")
        assert "Исключён" in history and "по заявлению от 20 ноября" in history
        number = re.search(r"KZ-31-\d+", watched.page.inner_text(".head")).group()
        assert names(watched, f"q={number}&on={YESTERDAY}") == [name]
        assert names(watched, f"q={number}&on={TODAY}") == []
        watched.open(f"/mediators/extract/?on={YESTERDAY}&region=KZ-31")
        assert "19.11.2023" in watched.page.inner_text("h1") and number in watched.page.inner_text(".paper")


def test_a_coordinator_proposes_and_an_administrator_accepts(visit):
    with visit("zhambyl") as watched:
        watched.open("/mediators/proposals/new/")
        watched.page.fill("[name=full_name]", "Бекмұратов Санжар")
        watched.page.fill("[name=because]", "избран сходом села")
        send(watched, "Отправить")
        proposal = watched.page.url.removeprefix(watched.portal)
        assert "ждёт ответа" in watched.page.inner_text(".head")
    with visit("administrator") as watched:
        watched.open("/")
        watched.page.click("#mediators-attention >> text=Ждут ответа предложения")
        watched.page.click("table.register >> text=включение")
        watched.page.click("main .actions >> text=Принять")
        watched.page.fill("[name=registry_number]", "KZ-31-9001")
        send(watched, "Принять")
        assert "принято" in watched.page.inner_text(".head")
    with visit("zhambyl") as watched:
        watched.open(proposal)
        watched.page.click("text=Открыть карточку")
        assert watched.page.inner_text("h1") == "Бекмұратов Санжар"


def test_a_person_whom_the_register_knows_is_shown_while_the_name_is_typed(visit):
    with visit("administrator") as watched:
        name, _url = first_of(watched, "KZ-71")
        watched.open("/mediators/new/")
        family, given = name.split()[:2]
        watched.page.locator("[name=full_name]").press_sequentially(f"{given} {family}")
        watched.page.wait_for_selector("#similar li")
        assert name in watched.page.inner_text("#similar")
        for theme in THEMES:
            show_in(watched.page, theme)
            assert barriers(watched.page) == []
        watched.page.set_viewport_size(NARROW)
        assert barriers(watched.page) == []


def test_the_extract_is_printed_in_kazakh_on_a4(visit):
    with visit("zhambyl", language="kk") as watched:
        watched.open("/mediators/extract/?on=2023-09-30")
        assert "30.09.2023" in watched.page.inner_text("h1")
        watched.page.emulate_media(media="print")
        assert not watched.page.is_visible(".extract-choice") and not watched.page.is_visible(".bar")
        assert watched.page.pdf(prefer_css_page_size=True)[:4] == b"%PDF"
