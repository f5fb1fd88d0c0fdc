"""A whole portal, served as ``make run`` serves it, and a browser that looks at it.

The portal has its own folder and so its own database; nothing is shared with the other tests. The journeys run in
one worker (``xdist_group``), so that it is started once; those that walk over all pages run beside them, in a second.
"""

import socket
import subprocess
import sys
import urllib.request
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from desk.demo.accounts import PASSWORD
from mediation import postgres
from tests.portals import ROOT, demo_portal, environment
from tests.tools import program

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"]  # fmt: skip
SESSION = "portal_session"
THEMES = ("light", "dark", "contrast")
UNDER_WAY = "'.htmx-request, .htmx-swapping, .htmx-settling'"
WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items):
    for item in items:
        if Path(__file__).parent in Path(item.fspath).parents:
            is_walk = Path(item.fspath).name == "test_every_page.py"
            item.add_marker(pytest.mark.xdist_group("walk" if is_walk else "browser"))


@pytest.fixture(scope="session")
def chromium():
    return program("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")


@pytest.fixture(scope="package")
def portal(chromium, tmp_path_factory):
    """Yield the address of a portal with the demo in it."""
    folder = demo_portal(tmp_path_factory)
    port = free_port()
    command = [sys.executable, "manage.py", "serve", "--with-worker", "--port", str(port)]
    serving = subprocess.Popen(command, cwd=ROOT, env=environment(folder))
    address = f"http://127.0.0.1:{port}"
    try:
        answers(f"{address}/accounts/login/", serving)
        yield address
    finally:
        serving.terminate()
        serving.wait(timeout=30)
        postgres.stop(folder)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def answers(address: str, serving: subprocess.Popen) -> None:
    """Return once the portal answers; fail when it ended instead, or takes a minute."""
    for _attempt in range(600):
        try:
            with urllib.request.urlopen(address, timeout=30):
                return
        except OSError:
            with suppress(subprocess.TimeoutExpired):
                serving.wait(timeout=0.1)
                break
    pytest.fail(f"{address} did not answer")


@pytest.fixture(scope="package")
def browser(chromium):
    """Yield a browser; it ends with the journeys, for Django works in no process where one is driven."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


class Watched:
    """A browser page with everything it complained of and everything it asked for."""

    def __init__(self, page, portal: str):
        self.page, self.portal = page, portal
        self.complaints: list[str] = []
        self.strangers: list[str] = []
        page.on("console", self.hear)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("request", self.see)

    def hear(self, message):
        # The browser itself reports a page that answers 403 or 404, which some journeys ask for.
        if message.type in ("error", "warning") and "Failed to load resource" not in message.text:
            self.complaints.append(message.text)

    def see(self, request):
        if not request.url.startswith((self.portal, "data:", "blob:")):
            self.strangers.append(request.url)

    def open(self, path: str):
        """Open a page; return its answer once the page has settled."""
        answer = self.page.goto(self.portal + path)
        settle(self.page)
        return answer


def settle(page) -> None:
    """Wait until a page is there with all its scripts, and with what it asks for by itself or was just asked for."""
    page.wait_for_load_state("load")
    page.wait_for_function("() => document.readyState === 'complete' && !document.querySelector(" + UNDER_WAY + ")")


@pytest.fixture(scope="package")
def kept() -> dict[str, list]:
    """User -> the cookie of a session, so that journeys need not sign in each time."""
    return {}


@pytest.fixture
def visit(browser, portal, kept):
    """Return a context manager: a page in a new browser profile, signed in as a user, or not (None).

    anew: in a session of its own, which remembers nothing of what the user entered before.
    """

    @contextmanager
    def opened(user: str | None, *, size=None, language: str = "ru", anew: bool = False):
        context = browser.new_context(viewport=size or WIDE, locale={"ru": "ru-RU", "kk": "kk-KZ"}[language])
        context.add_cookies([{"name": "django_language", "value": language, "url": portal}])
        watched = Watched(context.new_page(), portal)
        if user:
            context.add_cookies([] if anew else kept.get(user, []))
            watched.open("/")
            if "/accounts/login/" in watched.page.url:  # for the first time, or again after a journey signed out
                sign_in(watched, user)
                if not anew:
                    kept[user] = [one for one in context.cookies() if one["name"] == SESSION]
        try:
            yield watched
        finally:
            context.close()
        assert watched.complaints == []
        assert watched.strangers == []

    return opened


def sign_in(watched: Watched, user: str) -> None:
    watched.page.fill("[name=login]", user)
    watched.page.fill("[name=password]", PASSWORD)
    watched.page.press("[name=password]", "Enter")
    watched.page.wait_for_url(watched.portal + "/")
