"""An open day from the proposal to the board, with the clicks counted."""

import re

from tests.journeys.conftest import NARROW, settle

PLACES, MEDIATORS = 249, 584
SECONDS_A_CLICK, LONGEST = 3, 180


class Counted:
    """Clicks on a page, counted."""

    def __init__(self, page):
        self.page, self.clicks = page, 0

    def click(self, target: str):
        self.clicks += 1
        self.page.click(target)


def fewest(cells: list[tuple[str, int]], total: int) -> list[str]:
    """Return the fewest cells whose numbers add up to the total exactly."""
    ways: dict[int, list[str]] = {0: []}
    for name, number in cells:
        for so_far, names in list(ways.items()):
            found = so_far + number
            if found <= total and len(names) + 1 < len(ways.get(found, [*cells, ""])):
                ways[found] = [*names, name]
    return ways[total]


def cells(page, *groups: str) -> list[tuple[str, int]]:
    boxes = page.locator(", ".join(f"td input[name={group}]:enabled" for group in groups))
    read = "boxes => boxes.map(box => [`td input[name=${box.name}][value=${box.value}]`, Number(box.dataset.all)])"
    return [tuple(row) for row in boxes.evaluate_all(read)]


def test_an_open_day_of_249_places_and_584_mediators_is_set_up_in_under_three_minutes_of_clicks(visit):
    with visit("national") as watched:
        page, hand = watched.page, Counted(watched.page)
        watched.open("/events/campaigns/open-days/")
        hand.click("form.proposal >> nth=0 >> button")
        page.wait_for_url(re.compile(r"/events/campaigns/\d+/$"))
        key = page.url.strip("/").split("/")[-1]
        hand.click("a[href$='/participants/']")
        hand.click("[data-column=offices]")
        offices = sum(number for _cell, number in cells(page, "offices"))
        for cell in fewest(cells(page, "dialogue"), PLACES - offices):
            hand.click(cell)
        for cell in fewest(cells(page, "professional", "public"), MEDIATORS):
            hand.click(cell)
        # The count follows by itself, before anything is saved.
        page.wait_for_function(
            "wanted => wanted.every(one => document.querySelector('#picked b').textContent.includes(one))",
            arg=[str(PLACES), str(MEDIATORS)],
        )
        hand.click("button[value=add]")
        page.wait_for_selector(".notice.success")
        assert page.inner_text("#picked b") == f"Мест: {PLACES}, медиаторов: {MEDIATORS}"
        assert hand.clicks * SECONDS_A_CLICK < LONGEST, hand.clicks
        assert hand.clicks < 30

        watched.open(f"/reports/campaigns/{key}/")
        shown = {name: page.inner_text(f"[data-key-figure={name}]") for name in ("offices", "dialogue", "mediators")}
        assert shown == {"offices": "21", "dialogue": str(PLACES - 21), "mediators": str(MEDIATORS)}

        watched.open(f"/events/campaigns/{key}/participants/")
        page.click("text=Отменить последнее изменение")
        page.wait_for_selector(".notice.success")
        assert page.inner_text("#picked b") == "Мест: 0, медиаторов: 0"


def test_a_coordinator_ticks_groups_and_sees_the_count_follow(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/events/campaigns/9/participants/")
        before = page.inner_text("[data-count=places]")
        page.click("[data-tick=places]")
        assert int(page.inner_text("[data-count=places]")) == page.locator("[name=places]").count() > int(before)
        page.fill("[data-find]", "Школа")
        assert 0 < page.locator(".pick:visible").count() < page.locator(".pick").count()
        page.press("[data-find]", "Enter")  # searches, saves nothing
        page.fill("[data-find]", "")
        page.click("button[value=save]")
        page.wait_for_selector(".notice.success")
        page.click("text=Отменить последнее изменение")
        page.wait_for_selector("text=Отменить последнее изменение", state="detached")
        assert page.inner_text("[data-count=places]") == before


def test_the_board_asks_for_its_counts_again_and_again(visit):
    with visit("national") as watched:
        page = watched.page
        page.clock.install()
        watched.open("/reports/campaigns/9/")
        for _time in range(2):
            with page.expect_response(lambda answer: "/reports/campaigns/9/" in answer.url) as asked:
                page.clock.fast_forward(15_000)
            assert asked.value.status == 200
            settle(page)
        assert page.locator("#board").count() == 1
        assert page.inner_text("[data-key-figure=appeals]").replace("\u202f", "").isdigit()


def test_what_a_refresh_brings_is_marked_and_said_and_the_reader_stays_where_he_was(visit):
    with visit("national", size=NARROW) as watched:
        page = watched.page
        page.clock.install()
        watched.open("/reports/campaigns/9/")
        link = page.locator(".board-table tbody a:visible").nth(4)
        link.focus()
        held = link.get_attribute("href")

        def one_more(route):
            answer = route.fetch()
            body = answer.text().replace('data-key-figure="appeals">', 'data-key-figure="appeals">9', 1)
            route.fulfill(response=answer, body=body)

        page.route("**/reports/campaigns/9/", one_more)
        page.clock.fast_forward(15_000)
        page.wait_for_selector(".key.is-new")
        assert page.locator("#board .is-new").count() == 1
        assert re.match(r"Обратились: 9.*, Соглашения: \d+, На рассмотрении: \d+$", page.inner_text("#board-said"))
        assert page.evaluate("document.activeElement.getAttribute('href')") == held
        page.unroute("**/reports/campaigns/9/")
        page.route("**/reports/campaigns/9/", lambda route: route.abort())
        page.clock.fast_forward(15_000)
        page.wait_for_selector(".board-time.is-still .lost:visible")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        watched.complaints.clear()  # the browser's own word on the lost connection


def test_the_checklist_on_a_phone_tells_of_each_region_what_is_missing(visit):
    with visit("national", size=NARROW, language="kk") as watched:
        page = watched.page
        watched.open("/events/campaigns/9/preparation/")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator(".checks-table td:visible").count() == page.locator(".checks-table .pill.bad").count() > 10
        assert page.locator(".checks-table .at-once:visible").count() >= 1
