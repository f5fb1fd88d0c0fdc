"""How long a workbook of 10,000 appeals takes: python benchmarks/intake.py, on a portal with the demo loaded.

Prints each step in milliseconds, as a ratio to merely reading the file with openpyxl, and its number of queries
for 1,000 and for 10,000 rows. Everything is rolled back.
"""

import datetime
import io
import os
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.db import connection, transaction  # noqa: E402 - needs Django to be set up
from django.test.utils import CaptureQueriesContext  # noqa: E402
from openpyxl import Workbook, load_workbook  # noqa: E402

from accounts.models import User  # noqa: E402
from desk.workbook.guard import UPLOAD, check_archive  # noqa: E402
from desk.workbook.importing import Rights, import_file  # noqa: E402
from mediation import clock  # noqa: E402
from mediation.quarter import Quarter  # noqa: E402
from mediation.scope import scope  # noqa: E402
from offices.models import PlatformPeriod  # noqa: E402

HEADER = ["external_id", "platform", "received_on", "source", "channel", "category", "age", "outcome", "resolved_on"]


def workbook(count: int, outcome: str, platform: str) -> io.BytesIO:
    book = Workbook(write_only=True)
    sheet = book.create_sheet("appeals")
    sheet.append(HEADER)
    first = Quarter.of(clock.today()).start
    for number in range(count):
        day = first + datetime.timedelta(days=number % 40)
        values = [platform, day, "court", "in_person", "family", 20 + number % 50, outcome, day]
        sheet.append([f"benchmark-{count}-{number}", *values])
    file = io.BytesIO()
    book.save(file)
    return file


def read(file):
    for row in load_workbook(file, read_only=True).active.iter_rows(values_only=True):
        len(row)


def timed(task) -> tuple[float, int]:
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        task()
        return (time.perf_counter() - started) * 1000, len(queries)


def measure(count: int, user) -> dict[str, tuple[float, int]]:
    platform = PlatformPeriod.objects.registered_at(clock.today()).order_by("starts_on").first().platform.code
    file, other = (workbook(count, outcome, platform) for outcome in ("consultation", "agreement"))

    def taken(source, is_rehearsal):
        report = import_file(source, by=user.pk, is_rehearsal=is_rehearsal, limits=UPLOAD, rights=Rights.of(user))
        assert not report.errors, report.errors[:3]

    return {
        "read with openpyxl": timed(lambda: read(file)),
        "guard": timed(lambda: check_archive(file, UPLOAD)),
        "preview, all new": timed(lambda: taken(file, True)),
        "load, all new": timed(lambda: taken(file, False)),
        "preview, all the same": timed(lambda: taken(file, True)),
        "load, all changed": timed(lambda: taken(other, False)),
    }


user = User.objects.filter(role="coordinator", username="zhambyl").get()
with transaction.atomic():
    with scope(role="coordinator", region=user.region_id, user=user.pk):
        few, many = measure(1_000, user), measure(10_000, user)
    transaction.set_rollback(True)
base = many["read with openpyxl"][0]
for step, (took, queries) in many.items():
    counts = f"{few[step][1]:3} / {queries:3} queries"
    sys.stdout.write(f"{step:22} {took:9.0f} ms   {took / base:6.2f} readings   {counts}\n")
