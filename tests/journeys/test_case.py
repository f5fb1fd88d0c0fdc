"""A case from the first word to the signed paper, in a browser."""

import re

from tests.journeys.conftest import NARROW, settle


def pending(watched) -> str:
    """Open the first pending appeal that nobody has signed for; return its address."""
    watched.open("/appeals/?outcome=pending")
    path = watched.page.get_attribute("table.register tbody a", "href")
    watched.open(path)
    return path


def choose(watched, words: str) -> None:
    watched.page.click(f".verbs a:text-is('{words}')")
    settle(watched.page)


def save(watched) -> None:
    watched.page.click("main form [type=submit]")
    watched.page.wait_for_url(re.compile(r"/appeals/\d+/$"))


def test_a_case_is_signed_held_settled_and_printed(visit):
    with visit("kostanay") as watched:
        path, page = pending(watched), watched.page
        choose(watched, "Подписан договор о медиации")
        save(watched)
        choose(watched, "Проведена сессия")
        page.fill("[name=minutes]", "90")
        page.fill("[name=participants]", "3")
        save(watched)
        choose(watched, "Подписано медиативное соглашение")
        page.fill("[name=number]", "12-м")
        page.fill("[name=due_on]", "2023-12-20")
        save(watched)
        moments = page.locator(".timeline li b").all_inner_texts()
        assert moments[-4:] == [
            "Подписан договор о медиации",
            "Сессия 1",
            "Подписано медиативное соглашение",
            "Закрыто: медиативное соглашение",
        ]
        number = page.inner_text("h1")
        page.click(".papers a:text-is('Медиативное соглашение')")
        page.wait_for_url(f"**{path}print/settlement/")
        assert number in page.inner_text(".paper") and "12-м" in page.inner_text("h1")
        assert page.is_visible("[data-print]")
        page.emulate_media(media="print")
        assert not page.is_visible("[data-print]")
        for paper in ("receipt", "mediation", "settlement", "referral"):
            watched.open(f"{path}print/{paper}/")
            leaves = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))
            assert len(leaves) == 1, paper


def test_parties_come_when_asked_for_and_the_look_is_listed(visit):
    with visit("kostanay", size=NARROW) as watched:
        path, page = pending(watched), watched.page
        page.click("#parties a:text-is('Добавить сторону')")
        page.wait_for_url(f"**{path}parties/new/")
        page.select_option("[name=role]", "applicant")
        page.fill("[name=name]", "Выдуманная Айгерим")
        page.fill("[name=consented_on]", "2023-11-20")
        save(watched)
        assert "Айгерим" not in page.content()
        page.click("#parties a:text-is('Показать стороны')")
        page.wait_for_selector("#parties .party")
        assert "Выдуманная Айгерим" in page.inner_text("#parties")
        page.click("#parties summary")
        assert "просмотр сторон" in page.inner_text("#parties .looks")
