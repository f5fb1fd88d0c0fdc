"""A program of many writers: python -m tests.appeals.writers WRITERS APPEALS, on the portal of PORTAL_VAR.

Each writer is a thread with a connection of its own, as the pages have. It prints the number of an appeal when its
transaction is committed, not before; what fails it sends again under the same token, as a browser does.
"""

import datetime
import sys
import threading
import uuid
from itertools import count

import django

django.setup()

from django.db import Error, connection  # noqa: E402 - needs Django to be set up

from accounts.models import User  # noqa: E402
from appeals.actions import receive  # noqa: E402
from appeals.models import Appeal, Category  # noqa: E402
from mediation.records import AlreadySaved  # noqa: E402
from mediation.scope import scope  # noqa: E402
from offices.models import Platform, PlatformPeriod  # noqa: E402

REGION, DAY = "KZ-31", datetime.date(2023, 11, 1)
PAUSE, TRIES = 0.2, 300
told = threading.Lock()


def prepare() -> tuple[User, Platform, Category]:
    """Return who writes, and where: made once, by the role that keeps the registers."""
    with scope(role="administrator"):
        user, _is_new = User.objects.get_or_create(username="writer", defaults={"region_id": REGION})
        platform, is_new = Platform.objects.get_or_create(code="W-1", defaults={"region_id": REGION, "name_ru": "W"})
        if is_new:
            opened = {"starts_on": datetime.date(2020, 1, 1), "kind": "office", "host": "kgu"}
            PlatformPeriod.objects.create(platform=platform, region_id=REGION, **opened)
        return user, platform, Category.objects.get(code="family")


def write(user: User, platform: Platform, category: Category, places: count, appeals: int, failures: list) -> None:
    """Save appeals while there are places left."""
    rest = threading.Event()
    while next(places) < appeals:
        token = uuid.uuid4()
        for _attempt in range(TRIES):
            try:
                number = save(user, platform, category, token)
            except Error:
                connection.close()
                rest.wait(PAUSE)  # the server is down; it comes back
            else:
                with told:
                    sys.stdout.write(f"{number}\n")
                    sys.stdout.flush()
                break
        else:
            failures.append(token)
    connection.close()


def save(user: User, platform: Platform, category: Category, token) -> str:
    appeal = Appeal(region_id=REGION, platform=platform, category=category, received_on=DAY)
    with scope(role="coordinator", region=REGION, user=user.pk):
        try:
            return receive(appeal, by=user, token=token).number
        except AlreadySaved as saved:
            return saved.record.number


def main(writers: int, appeals: int) -> int:
    known, places, failures = prepare(), count(), []
    threads = [threading.Thread(target=write, args=(*known, places, appeals, failures)) for _number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(failures)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
