"""A program of editors and a publisher: python -m tests.reports.editors EDITORS PUBLICATIONS, on PORTAL_VAR's portal.

Editors change the source of appeals all the time, wherever a quarter is open. The publisher reopens a region, lets
them work, accepts it and publishes, again and again. Meanwhile somebody writes the closing words anew, and each second
time they are read and approved. Prints one line of JSON: publications, edits, refusals, how many publications did not
freeze what the records gave or froze words that nobody had read, how many later changes the drift did not name, and
the hashes of the last version's files.
"""

import datetime
import hashlib
import json
import random
import sys
import threading
from collections import Counter

import django

django.setup()

from django.db import IntegrityError, connection  # noqa: E402 - needs Django to be set up

from accounts.models import User  # noqa: E402
from appeals.actions import receive  # noqa: E402
from appeals.models import Appeal, Category  # noqa: E402
from mediation.quarter import Quarter  # noqa: E402
from mediation.scope import scope  # noqa: E402
from offices.models import Platform, PlatformPeriod, QuarterLock  # noqa: E402
from reports import actions, freezing  # noqa: E402
from reports.drift import drift  # noqa: E402
from reports.models import PublishedSummary  # noqa: E402
from reports.telling.actions import approve, write_section  # noqa: E402
from tests.reports.closing import read_drafts  # noqa: E402

QUARTER = Quarter(2023, 3)
REGIONS = ("KZ-31", "KZ-71", "KZ-10")
APPEALS = 12
PAUSE = 0.02  # seconds between two edits of an editor: the publisher shares the interpreter with them
UNREAD, READ = "Этого никто не читал.", "Это прочитано."
SOURCES = ("self", "court", "police", "akimat")


def prepare() -> tuple[User, User]:
    """Make an office and appeals in a few regions, and accept the quarter everywhere."""
    with scope(role="administrator"):
        user, reader = (
            User.objects.get_or_create(username=name, defaults={"role": "national"})[0] for name in ("editor", "reader")
        )
        for region in REGIONS:
            platform = Platform.objects.create(code=f"E-{region}", region_id=region, name_ru="Кабинет")
            opened = {"starts_on": datetime.date(2020, 1, 1), "kind": "office", "host": "kgu"}
            PlatformPeriod.objects.create(platform=platform, region_id=region, **opened)
        family = Category.objects.get(code="family")
    for region in REGIONS:
        with scope(role="coordinator", region=region, user=user.pk):
            platform = Platform.objects.get(region=region)
            for number in range(APPEALS):
                day = datetime.date(2023, 8, 1 + number)
                receive(made(platform, family, region, day), token=None, by=user)
    with scope(role="national"):
        QuarterLock.objects.of(QUARTER).update(status="accepted")
    return user, reader


def made(platform, category, region, day) -> Appeal:
    return Appeal(
        platform=platform, region_id=region, received_on=day, source="self", channel="phone", category=category
    )


def edit(seed: int, stop: threading.Event, told: Counter) -> None:
    """Change appeals until told to stop; a closed quarter refuses."""
    rng = random.Random(seed)
    while not stop.wait(PAUSE):
        region = rng.choice(REGIONS)
        try:
            with scope(role="coordinator", region=region):
                keys = list(Appeal.objects.order_by("pk").values_list("pk", flat=True))
                Appeal.objects.filter(pk=rng.choice(keys)).update(source=rng.choice(SOURCES))
            told["edits"] += 1
        except IntegrityError:
            told["refused"] += 1
    connection.close()


def write(author: User, reader: User, stop: threading.Event, told: Counter) -> None:
    """Write the closing words until told to stop: once as they must never be published, once to be approved."""
    version = 0
    while not stop.is_set():
        for text in (UNREAD, READ):
            with scope(role="national", user=author.pk):
                written = write_section(QUARTER, "closing", "ru", version=version, by=author, text=text)
            version = written.version
            stop.wait(PAUSE)
        with scope(role="national", user=reader.pk):
            approve(QUARTER, "closing", "ru", version=version, by=reader)
        told["texts"] += 1
        stop.wait(10 * PAUSE)
    connection.close()


def published(number: int, by: User, told: Counter) -> PublishedSummary:
    """Publish, however often the words are not read yet."""
    while True:
        try:
            with scope(role="national", user=by.pk):
                version = actions.publish(QUARTER, by=by, reason="again" if number else "")
        except actions.NotReady:
            told["not read"] += 1
        else:
            told["publications"] += 1
            told["unread"] += UNREAD in version.texts
            return version


def sources() -> dict[int, str]:
    return dict(Appeal.objects.values_list("pk", "source"))


def run(editors: int, publications: int) -> dict:
    user, reader = prepare()
    draw, freezing.keep_files = freezing.keep_files, lambda version: None  # drawing takes most of the time
    told, stop, rest = Counter(), threading.Event(), threading.Event()
    threads = [threading.Thread(target=edit, args=(seed, stop, told)) for seed in range(editors)]
    threads.append(threading.Thread(target=write, args=(user, reader, stop, told)))
    for thread in threads:
        thread.start()
    for number in range(publications):
        region = REGIONS[number % len(REGIONS)]
        if number == publications - 1:
            freezing.keep_files = draw
        state(region, "open")
        rest.wait(0.05)
        state(region, "accepted")
        with scope(role="national", user=reader.pk):
            read_drafts(QUARTER, by=reader)
        version = published(number, user, told)
        with scope(role="national"):
            frozen = sources()
            told["drifted"] += bool(drift(version))
        # What changes in a region that is open again is named, record by record.
        state(region, "open")
        rest.wait(0.05)
        state(region, "accepted")
        with scope(role="national"):
            changed = {f"{pk}" for pk, source in sources().items() if frozen[pk] != source}
            named = {each.record.url.rstrip("/").rsplit("/", 1)[-1] for one in drift(version) for each in one.records}
            told["changed"] += len(changed)
            told["unseen"] += len(changed - named)
    stop.set()
    for thread in threads:
        thread.join()
    return told | {"files": hashes(version)}


def hashes(version: PublishedSummary) -> dict[str, str]:
    with scope(role="national"):
        files = version.files.all()
        return {f"{one.format} {one.language}": hashlib.sha256(one.content).hexdigest() for one in files}


def state(region: str, status: str) -> None:
    with scope(role="national"):
        QuarterLock.objects.of(QUARTER).filter(region=region).update(status=status)


if __name__ == "__main__":
    sys.stdout.write(json.dumps(run(*map(int, sys.argv[1:]))))
