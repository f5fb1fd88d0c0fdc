"""How journeys enter an appeal: the keys they press, the form they fill, the figure they look at."""

import re

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


def focused_name(page) -> str:
    return page.evaluate("document.activeElement.name")
