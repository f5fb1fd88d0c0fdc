"""An open day under load: python benchmarks/open_day.py [ADDRESS], in the folder of a served portal with the demo.

250 people of all regions, each in a session of their own (signing in is limited by address, and not measured), open
the form of an appeal and send it, all at once and several times over, while national staff watch the board. Prints
how long each page took, alone and in the crowd, the ratio of the two, and what was refused; ends with an error if
anything failed, or if the board does not show every appeal that was sent. The records stay: use a portal of its own
folder (PORTAL_VAR).
"""

import os
import re
import statistics
import sys
import threading
import time
import urllib.parse
import urllib.request
from collections import defaultdict
from http.cookiejar import CookieJar
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.conf import settings  # noqa: E402 - needs Django to be set up
from django.test import Client  # noqa: E402

from accounts.models import User  # noqa: E402

ADDRESS = (sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000").rstrip("/")
SIGN_IN = "allauth.account.auth_backends.AuthenticationBackend"
REGIONS = ("abai", "akmola", "aktobe", "almaty-region", "atyrau", "west", "zhambyl", "zhetisu", "karaganda", "kostanay",
           "kyzylorda", "mangystau", "pavlodar", "north", "turkistan", "ulytau", "east", "astana", "almaty",
           "shymkent")  # fmt: skip
PEOPLE, ALONE, EACH, WATCHERS, EVERY = 250, 20, 2, 5, 1.0


class Person:
    """A browser of one person: cookies of its own, times of all that was asked."""

    def __init__(self, name: str, times: dict):
        self.times, self.refused = times, []
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))
        browser = Client()
        browser.force_login(User.objects.get(username=name), backend=SIGN_IN)
        self.cookie = f"{settings.SESSION_COOKIE_NAME}={browser.cookies[settings.SESSION_COOKIE_NAME].value}"

    def ask(self, what: str, path: str, data=None) -> str:
        body = urllib.parse.urlencode(data).encode() if data is not None else None
        headers = {"Referer": ADDRESS + path, "Accept-Language": "ru", "Cookie": self.cookies()}
        request = urllib.request.Request(ADDRESS + path, body, headers)
        started = time.perf_counter()
        with self.opener.open(request, timeout=300) as answer:
            text, self.at = answer.read().decode(), answer.geturl()
        self.times[what].append(time.perf_counter() - started)
        return text

    def cookies(self) -> str:
        """The session, and what the portal set since (the token of its forms)."""
        others = {one.name: one.value for one in self.jar if one.name != settings.SESSION_COOKIE_NAME}
        return "; ".join([self.cookie, *(f"{name}={value}" for name, value in others.items())])

    def enter(self, campaign: str, day: str) -> None:
        """Open the form, fill it as people do on the day, and send it."""
        page = self.ask("form", "/appeals/new/")
        values = {
            "csrfmiddlewaretoken": token(page),
            "form_token": value(page, "form_token"),
            "received_on": day,
            "platform": first_option(page, "platform"),
            "category": first_option(page, "category"),
            "channel": "in_person",
            "source": "self",
            "age": "40",
            "outcome": "consultation",
            "resolved_on": day,
            "campaign": campaign,
        }
        self.ask("appeal", "/appeals/new/", values)
        if not re.search(r"/appeals/(\d+/|new/\?|new/$|$)", self.at) or self.at.endswith("/appeals/new/"):
            self.refused.append(self.at)


def token(page: str) -> str:
    return value(page, "csrfmiddlewaretoken")


def value(page: str, name: str) -> str:
    field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)[0]
    return re.search(r'value="([^"]*)"', field)[1]


def first_option(page: str, name: str) -> str:
    select = re.search(rf'<select[^>]*name="{name}".*?</select>', page, re.DOTALL)[0]
    return next(key for key in re.findall(r'<option value="([^"]+)"', select))


def people_shown(page: str) -> int:
    return int(re.sub(r"\D", "", re.search(r'data-key-figure="appeals">([^<]*)<', page)[1]))


def together(jobs) -> None:
    """Run all jobs from one moment on; raise the first failure."""
    gate, failures = threading.Barrier(len(jobs)), []

    def run(job):
        try:
            gate.wait()
            job()
        except Exception as failure:
            failures.append(failure)

    threads = [threading.Thread(target=run, args=[job]) for job in jobs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        sys.exit(f"{len(failures)} of {len(jobs)} failed, first: {failures[0]!r}")


def share(times: list[float], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(len(times) * part))]


def main() -> None:
    alone, crowd = defaultdict(list), defaultdict(list)
    national = Person("national", alone)
    register = national.ask("register", "/events/campaigns/?kind=open_day")
    campaign = re.search(r'href="/events/campaigns/(\d+)/"', register)[1]
    facts = national.ask("campaign", f"/events/campaigns/{campaign}/")
    day = "-".join(reversed(re.findall(r"<dd>\s*(\d\d\.\d\d\.\d{4})", facts)[0].split(".")))
    board = f"/reports/campaigns/{campaign}/"
    first = Person("zhambyl", alone)
    for _time in range(ALONE):
        first.enter(campaign, day)
        national.ask("board", board)

    people = [Person(REGIONS[number % len(REGIONS)], crowd) for number in range(PEOPLE)]
    watchers = [Person("national", crowd) for _number in range(WATCHERS)]
    before, over = people_shown(national.ask("board", board)), threading.Event()
    left = [PEOPLE]

    def work(person):
        for _time in range(EACH):
            person.enter(campaign, day)
        left[0] -= 1
        if not left[0]:
            over.set()

    def watch(person):
        while not over.wait(EVERY):
            person.ask("board", board)

    started = time.perf_counter()
    together([*(lambda one=one: work(one) for one in people), *(lambda one=one: watch(one) for one in watchers)])
    lasted = time.perf_counter() - started
    tell(alone, crowd, lasted)
    refused = [at for person in people for at in person.refused]
    time.sleep(4)  # the board's count is shared for seconds
    counted = people_shown(national.ask("board", board)) - before
    sys.stdout.write(f"refused {len(refused)}; the board shows {counted} of {PEOPLE * EACH} new\n")
    if refused or counted != PEOPLE * EACH:
        sys.exit(f"not every appeal was saved: {refused[:3]}")


def tell(alone, crowd, lasted) -> None:
    out = sys.stdout.write
    out(f"{PEOPLE} people, {EACH} appeals each, {WATCHERS} watching: {lasted:.1f} s, "
        f"{PEOPLE * EACH / lasted:.0f} appeals a second\n")  # fmt: skip
    out(f"{'seconds':10}{'alone':>8}{'p50':>8}{'p95':>8}{'p99':>8}{'p50/alone':>11}\n")
    for what in ("form", "appeal", "board"):
        base, times = statistics.median(alone[what]), crowd[what]
        marks = [share(times, part) for part in (0.5, 0.95, 0.99)]
        out(f"{what:10}{base:8.3f}" + "".join(f"{mark:8.2f}" for mark in marks) + f"{marks[0] / base:11.0f}\n")


main()
