"""Publications with the keyboard: many links at once, a page entered before, where the record is counted."""

SHEET, NEW, QUARTER = "/events/publications/paste/", "/events/publications/new/", "/reports/2023-Q4/"
LINK = "https://journey.example.kz/2023/11/08/kak-dogovoritsya-bez-suda"


def published(watched) -> int:
    watched.open(QUARTER)
    text = watched.page.locator("[data-code='publications.total']").first.inner_text()
    return int("".join(letter for letter in text if letter.isdigit()))


def test_pasted_links_are_checked_and_saved_with_the_keyboard_alone(visit):
    with visit("zhambyl") as watched:
        page, before = watched.page, published(watched)
        watched.open(SHEET)
        links = [f"{LINK}-{'abc'[number]}?utm_source=telegram" for number in range(3)]
        page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page.evaluate("text => navigator.clipboard.writeText(text)", "\n".join([*links, links[0]]))
        page.focus("#pasted")
        page.keyboard.press("Control+v")
        for _key in range(8):  # past what the rows have in common; a date has several places to stop at
            if page.evaluate("document.activeElement.name") != "take":
                page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.name") == "take"
        page.keyboard.press("Enter")
        page.wait_for_selector("#wrong-url-3")
        assert page.evaluate("document.activeElement.name") == "url-3"
        assert page.input_value("[name=published_on-0]") == "08.11.2023"
        assert page.input_value("[name=title-0]") == "Kak dogovoritsya bez suda a"
        page.keyboard.press("Control+a")
        page.keyboard.type(f"{LINK}-d")
        page.keyboard.press("Control+Enter")
        page.wait_for_url(f"{watched.portal}/events/publications/")
        assert "4" in page.inner_text(".notice.success")
        assert published(watched) == before + 4


def test_the_form_tells_as_one_types_who_entered_the_page_and_where_it_is_counted(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/events/publications/?medium=online&sort=-published_on")
        page.click("table.register tbody a >> nth=0")
        link = page.locator("dd a[rel]").first.get_attribute("href")
        watched.open(NEW)
        page.fill("[name=url]", f"{link}?fbclid=journey")
        page.wait_for_selector("#link-look .notice.warning")
        assert page.locator("#link-look [name=is_repeat_meant]").is_visible()
        page.fill("[name=url]", "https://journey.example.kz/new")
        page.wait_for_selector("#link-look .notice.warning", state="detached")
        page.fill("[name=published_on]", "2023-08-02")
        page.press("[name=published_on]", "Tab")
        page.wait_for_selector(".counting-note:has-text('3 квартал 2023')")
        assert "Неделя медиации" in page.inner_text(".counting-note")
        page.select_option("[name=campaign]", label="Неделя медиации 2023")
        page.wait_for_selector(".counting-note:has-text('Комментарии и реакции')")


def test_a_record_says_where_it_is_counted_and_leads_to_its_figure(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open("/events/publications/?figure=week.publications&in_quarter=2023-Q3&in_region=KZ-31")
        page.click("table.register tbody a >> nth=0")
        page.wait_for_selector("#counted-in")
        page.click(".figures tbody a >> text=Публикации")
        page.wait_for_url("**/events/publications/?figure=week.publications*")


def test_a_text_too_long_for_the_portal_is_not_sent_and_the_field_says_so(visit):
    with visit("zhambyl") as watched:
        page = watched.page
        watched.open(SHEET)
        put = "(letters) => { document.querySelector('#pasted').value = 'слово '.repeat(letters / 6) }"
        page.evaluate(put, 3_000_000)
        page.evaluate("document.querySelector('#record').requestSubmit(document.querySelector('[name=take]'))")
        assert page.evaluate("document.querySelector('#pasted').validationMessage").startswith("Текст длиннее")
        assert page.evaluate("document.querySelector('#pasted').value.length") == 3_000_000
        page.fill("#pasted", LINK)
        page.click("[name=take]")
        page.wait_for_selector("[name=url-0]")
        assert page.input_value("[name=url-0]") == LINK
