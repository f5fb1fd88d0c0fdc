"""What the demo's centre published: two quarters, a correction of one, records that moved since in the other.

A version takes seconds to draw, so the worker publishes after the pages are up, a step a job.
"""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.utils.translation import override

from accounts.models import User
from desk.demo import late
from desk.demo.accounts import acting
from events.models import Event
from mediation import jobs
from mediation.quarter import Quarter
from reports.actions import publish
from reports.late import finish, grant
from reports.telling.actions import approve, write_section
from reports.telling.approval import read_all_drafts

D = datetime.date
Q1, Q2 = Quarter(2023, 1), Quarter(2023, 2)
CORRECTED, TOO_MANY = "north", 38
WHY_OPENED = "Участники одной встречи посчитаны дважды: очно и по видеосвязи."
WHY_CORRECTED = "Уточнён охват мероприятий Северо-Казахстанской области: участники одной встречи посчитаны дважды."
CLOSING = {
    Q1: {
        "ru": "С начала года медиаторы ведут приём и в центрах обслуживания населения. Люди приходят туда за "
        "справкой, а уходят ещё и с советом, как решить спор без суда.",
        "kk": "Жыл басынан бері медиаторлар халыққа қызмет көрсету орталықтарында да қабылдау жүргізеді. Адамдар ол "
        "жерге анықтама алуға келіп, дауды сотсыз шешу туралы кеңес те алып кетеді.",
    },
    Q2: {
        "ru": "Весной чаще всего мирились соседи: делили воду для полива и межу. Медиаторы выезжали на место вместе с "
        "акимами сельских округов, и до суда такие споры не дошли.",
        "kk": "Көктемде көбіне көршілер татуласты: суару суы мен жердің шегі туралы дауласты. Медиаторлар ауылдық "
        "округ әкімдерімен бірге жердің басына барып, мұндай даулар сотқа жетпеді.",
    },
}


def first_quarter() -> None:
    with on(D(2023, 4, 17)):
        published(Q1)


def second_quarter() -> None:
    with on(D(2023, 7, 17)):
        published(Q2)


def correction() -> None:
    """One region finds a slip after the publication: it is opened, mended, closed, and published anew."""
    with on(D(2023, 8, 14)):
        region = late.asked(Q1, CORRECTED, WHY_OPENED, "Охват одной встречи.")
    with on(D(2023, 8, 15)):
        with acting("national") as national:
            grant(region, Q1, until=D(2023, 8, 22), by=national)
        with acting(CORRECTED) as coordinator:
            held = Event.objects.held_in(Q1).filter(region=region).order_by("-attendance", "pk").first()
            Event.objects.filter(pk=held.pk).update(attendance=held.attendance - TOO_MANY)
            finish(region, Q1, by=coordinator)
    with on(D(2023, 8, 16)):
        frozen(Q1, reason=WHY_CORRECTED)


STEPS = {
    "first quarter": first_quarter,
    "second quarter": second_quarter,
    "correction": correction,
    "late records": late.reopen,  # after the second quarter is published: that is how its figures move away
}


def ask_worker() -> None:
    """Leave the steps to the worker, one after another."""
    with acting("national") as national, override("ru"):
        for step in STEPS:
            jobs.ask(take, by=national, step=step)


def given_up(*, by: User, step: str) -> None:
    """The demo is whole without it."""


@jobs.job(failed=given_up)
def take(*, by: User, step: str) -> None:
    STEPS[step]()


def published(quarter: Quarter) -> None:
    """The centre writes the closing words in both languages, somebody else reads them, and it is published."""
    for language, text in CLOSING[quarter].items():
        with acting("national") as national:
            version = write_section(quarter, "closing", language, version=0, by=national, text=text).version
        with acting("reader") as reader:
            approve(quarter, "closing", language, version=version, by=reader)
    frozen(quarter)


def frozen(quarter: Quarter, *, reason: str = "") -> None:
    with acting("reader") as reader:
        read_all_drafts(quarter, by=reader)
    with acting("national") as national:
        publish(quarter, by=national, reason=reason)


@contextmanager
def on(day: datetime.date) -> Iterator[None]:
    """Let the portal live on another day for a while."""
    today = settings.PORTAL_TODAY
    settings.PORTAL_TODAY = day
    try:
        yield
    finally:
        settings.PORTAL_TODAY = today
