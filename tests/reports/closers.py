"""A program of people at one quarter: python -m tests.reports.closers QUARTERS, on PORTAL_VAR's portal.

Of each quarter two coordinators hand the same region's report in, then two of the centre accept it while a third
returns it, and somebody changes an appeal of it all the while. Prints one line of JSON: how many of each step were done
and refused, how often report and lock said different things, and how many edits went into a closed quarter.
"""

import datetime
import json
import sys
import threading
from collections import Counter
from itertools import cycle

import django

django.setup()

from django.db import IntegrityError, connection  # noqa: E402 - needs Django to be set up

from accounts.models import User  # noqa: E402
from appeals.actions import receive  # noqa: E402
from appeals.models import Appeal, Category  # noqa: E402
from mediation.quarter import Quarter  # noqa: E402
from mediation.scope import scope  # noqa: E402
from offices.models import Platform, PlatformPeriod, QuarterLock  # noqa: E402
from reports.actions import NotReady, accept, return_, submit  # noqa: E402
from reports.closing.state import Closing  # noqa: E402
from reports.models import Step, Submission  # noqa: E402

LAST, REGION = Quarter(2023, 3), "KZ-31"
told = Counter()


def prepare(quarters: list[Quarter]) -> list[User]:
    with scope(role="administrator"):
        region = {"region_id": REGION, "role": "coordinator"}
        people = [User.objects.create(username=name, **region) for name in ("first", "second")]
        people += [User.objects.create(username=name, role="national") for name in ("one", "two", "three")]
        platform = Platform.objects.create(code="C-1", region_id=REGION, name_ru="Кабинет")
        opened = {"starts_on": datetime.date(2020, 1, 1), "kind": "office", "host": "kgu"}
        PlatformPeriod.objects.create(platform=platform, region_id=REGION, **opened)
        family = Category.objects.get(code="family")
    with scope(role="coordinator", region=REGION, user=people[0].pk):
        for quarter in quarters:
            made = Appeal(platform=platform, region_id=REGION, received_on=quarter.start, source="self",
                          channel="phone", category=family)  # fmt: skip
            receive(made, token=None, by=people[0])
    return people


def take(start: threading.Barrier, quarter: Quarter, name: str, step, by: User, more: dict) -> None:
    """Take a step at the same moment as the others; count whether it was done."""
    start.wait()
    try:
        with scope(role=by.role, region=by.region_id or "", user=by.pk):
            step(REGION, quarter, by=by, **more)
        told[name] += 1
    except NotReady:
        told["refused"] += 1
    finally:
        connection.close()


def edit(start: threading.Barrier, quarter: Quarter, stop: threading.Event) -> None:
    """Change the quarter's appeal until told to stop; whoever has changed it holds the lock, and looks at it."""
    start.wait()
    for source in cycle(("court", "self")):
        try:
            with scope(role="coordinator", region=REGION):
                rows = Appeal.objects.filter(received_on=quarter.start).exclude(source=source)
                is_changed = rows.update(source=source)  # what stays as it was is nobody's edit
                told["edits of a closed quarter"] += is_changed * QuarterLock.objects.of(quarter).closed().count()
            told["edits"] += 1
        except IntegrityError:
            told["edits refused"] += 1
        if stop.wait(0.01):
            break
    connection.close()


def at_once(quarter: Quarter, *steps) -> None:
    start, stop = threading.Barrier(len(steps) + 1), threading.Event()
    editing = threading.Thread(target=edit, args=(start, quarter, stop))
    taking = [threading.Thread(target=take, args=(start, quarter, *step)) for step in steps]
    for thread in (editing, *taking):
        thread.start()
    for thread in taking:
        thread.join()
    stop.set()
    editing.join()
    check(quarter)


def check(quarter: Quarter) -> None:
    """What the report says of itself and what its lock does are one, and its course has no step twice."""
    with scope(role="national"):
        submission = Submission.objects.of(quarter).get(region=REGION)
        lock = QuarterLock.objects.of(quarter).get(region=REGION).status
        kinds = list(Step.objects.filter(submission=submission).order_by("pk").values_list("kind", flat=True))
    told["apart"] += lock != ("open" if submission.is_open else submission.status)
    told["doubled"] += len(kinds) - len(set(kinds))
    told["versions astray"] += submission.version != len(kinds)


def run(number: int) -> Counter:
    quarters = [LAST.shift(-back) for back in range(number)]
    first, second, one, two, three = prepare(quarters)
    Closing.missing = ()  # what the checks ask for is not what this is about
    for quarter in quarters:
        at_once(quarter, ("handed in", submit, first, {}), ("handed in", submit, second, {}))
        because = {"because": "ещё раз"}
        at_once(quarter, *[("accepted", accept, by, {}) for by in (one, two)], ("returned", return_, three, because))
    return told


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(int(sys.argv[1]))))
