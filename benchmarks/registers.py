"""How long the registers take from one workbook: python benchmarks/registers.py, on a portal with the demo loaded.

465 platforms and 1,600 mediators go the way of the browser, then of the command: with one cell in a hundred rows
wrong, all new, all the same, and with 800 mediators changed. Prints each step in milliseconds, as a ratio to merely
reading the file with openpyxl, its number of queries, and the most memory the process has held by then. Exits with
an error if a second load changes a row or writes into the journal. Everything is rolled back.

On two busy cores of November 2026: preview 5.1 s and load 4.7 s of all new, 2.1 s of the same again, preview 3.1 s and
load 3.2 s of 800 changed, preview 4.7 s with errors; at most 62 queries and 106 MB each.
"""

import datetime
import io
import os
import resource
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
# The owner counts what no role sees whole; the loads then take the administrator's role.
os.environ["PORTAL_CONNECT_AS"] = "owner"
django.setup()

from django.db import connection, transaction  # noqa: E402 - needs Django to be set up
from django.test.utils import CaptureQueriesContext  # noqa: E402
from openpyxl import Workbook, load_workbook  # noqa: E402

from accounts.models import User  # noqa: E402
from desk.intake import actions, work  # noqa: E402
from desk.models import Upload  # noqa: E402
from desk.workbook.guard import UPLOAD, check_archive  # noqa: E402
from desk.workbook.importing import import_file  # noqa: E402
from mediation import clock  # noqa: E402
from mediation.quarter import Quarter  # noqa: E402
from mediation.scope import scope  # noqa: E402
from offices.models import Region  # noqa: E402

PLATFORMS, MEDIATORS, CHANGED = 465, 1_600, 800
TABLES = ("offices_platform", "offices_platformperiod", "mediators_mediator", "mediators_standing")
OFFICE = ("code", "region", "kind", "host", "name_ru", "opened_on", "address", "phone")
PERSON = ("registry_number", "full_name", "kind", "region", "included_on", "languages", "is_ethno", "phone", "email",
          "is_published", "certificate_number", "certificate_on", "birth_on", "education")  # fmt: skip


def offices(regions, first):
    for n in range(PLATFORMS):
        day = first + datetime.timedelta(days=n % 30)
        kind = ("office", "kgu") if n % 3 else ("dialogue", "school")
        yield [f"BENCH-P{n}", regions[n % 20], *kind, f"Площадка {n}", day, f"улица Абая, {n}", "+7 7262 00 00 00"]


def people(regions, first, *, wrong, changed):
    for n in range(MEDIATORS):
        day = first + datetime.timedelta(days=n % 30)
        is_new = n < changed
        kind = "professional" if (n % 6 == 0) != is_new else "public"
        contacts = [f"+7 701 {n:07}" if not is_new else f"+7 705 {n:07}", f"mediator{n}@example.kz"]
        told = [f"МС-{n}", datetime.date(2022, 3, 1), datetime.date(1970 + n % 20, 5, 5), "КазНУ"]
        row = [f"BENCH-{n}", f"Медиатор {n}", kind, regions[n % 20], day, "kk, ru", n % 12 == 0, *contacts, True, *told]
        if n % 100 == 0 and wrong:
            row[(2, 3, 4, 8)[n // 100 % 4]] = "неверно"
        yield row


def workbook(*, wrong=False, changed=0) -> bytes:
    regions, first = list(Region.objects.values_list("code", flat=True)), Quarter.of(clock.today()).start
    book = Workbook(write_only=True)
    for name, header, rows in (
        ("platforms", OFFICE, offices(regions, first)),
        ("mediators", PERSON, people(regions, first, wrong=wrong, changed=changed)),
    ):
        sheet = book.create_sheet(name)
        sheet.append(header)
        for row in rows:
            sheet.append([("да" if value else "нет") if isinstance(value, bool) else value for value in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def state() -> list:
    """Return what the registers and the journal hold, as the owner sees it; uploads are journalled by themselves."""
    found = []
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"select md5(string_agg(row::text, ',' order by id)) from {table} as row")
            found += cursor.fetchone()
        cursor.execute("select count(*) from accounts_journalentry where table_name = any(%s)", [list(TABLES)])
        found += cursor.fetchone()
    return found


def timed(name, task, base=None) -> float:
    with CaptureQueriesContext(connection) as queries:
        started = time.perf_counter()
        task()
        took = (time.perf_counter() - started) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(
        f"{name:38} {took:8.0f} ms {took / (base or took):6.2f} readings {len(queries):5} queries {peak:6.0f} MB\n"
    )
    return took


def read(content):
    for sheet in load_workbook(io.BytesIO(content), read_only=True):
        for row in sheet.iter_rows(values_only=True):
            len(row)


def received(content) -> Upload:
    rows = check_archive(io.BytesIO(content), UPLOAD)
    return actions.receive(content=content, name="registers.xlsx", rows=rows, by=user)


def previewed(content, status):
    upload = received(content)
    work.check(upload, by=user)  # what the queue does with a file of more than 500 rows
    assert upload.status == status, (upload.status, upload.counts)
    return upload


def browser(name, content, status, errors=0):
    """Send the file, look at the preview, load it where there is anything to load."""
    with scope(role="administrator", user=user.pk):
        found = []
        timed(f"browser, preview: {name}", lambda: found.append(previewed(content, status)), base)
        [upload] = found
        assert sum(sheet["errors"] for sheet in upload.counts) == errors, upload.counts
        if status == Upload.Status.CHECKED:
            timed(f"browser, load: {name}", lambda: work.load(upload, by=user), base)
            assert upload.status == Upload.Status.LOADED, upload.status


def command(name, content):
    report = []
    timed(f"command: {name}", lambda: report.append(import_file(io.BytesIO(content))), base)
    assert not report[0].errors, report[0].errors[:3]


user = User.objects.filter(role="administrator").first()
with transaction.atomic():
    clean, wrong, changed = workbook(), workbook(wrong=True), workbook(changed=CHANGED)
    sys.stdout.write(f"{PLATFORMS} platforms, {MEDIATORS} mediators, {len(clean) / 1024:.0f} KB\n")
    base = timed("reading with openpyxl", lambda: read(clean))
    browser("1 % wrong", wrong, Upload.Status.FAULTY, errors=MEDIATORS // 100)
    empty = state()
    browser("all new", clean, Upload.Status.CHECKED)
    loaded = state()
    assert loaded[-1] - empty[-1] >= 2 * (PLATFORMS + MEDIATORS)
    browser("the same again", clean, Upload.Status.UNCHANGED)
    command("the same again", clean)
    if state() != loaded:
        sys.exit("a second load changed something")
    browser(f"{CHANGED} changed", changed, Upload.Status.CHECKED)
    # Each changed row is in the journal twice: its card, and its entry.
    assert state()[-1] - loaded[-1] == 2 * CHANGED, state()[-1] - loaded[-1]
    command(f"{CHANGED} changed back", clean)
    transaction.set_rollback(True)
