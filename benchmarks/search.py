"""How long a search takes among many appeals: python benchmarks/search.py [APPEALS], on a portal with the demo loaded.

Adds appeals in a transaction that is rolled back, and searches as the pages do. Prints the median of several runs,
each as a ratio to looking for the same text with icontains in every row, and how often the trigram indexes were read.
Exits with an error if a search for a number did not use its index.
"""

import os
import statistics
import sys
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
# The owner adds the rows; the searches then take the roles of the pages.
os.environ["PORTAL_CONNECT_AS"] = "owner"
django.setup()

from django.db import connection, transaction  # noqa: E402 - needs Django to be set up
from django.db.models import Q  # noqa: E402

from appeals import search  # noqa: E402
from appeals.models import Appeal  # noqa: E402
from mediation.scope import scope  # noqa: E402

RUNS, PAGE = 5, 51
MORE = int(sys.argv[1]) if len(sys.argv) > 1 else 120_000
PLAIN = ("number", "external_id", "platform__name_ru", "platform__name_kk", "mediator__full_name", "category__name_ru")
# What is searched for, and the same for icontains, which knows no typing errors and no second alphabet.
TEXTS = (
    ("KZ-31/2023/00042",) * 2,
    ("31/2023/42", "31/2023/00042"),
    ("Akhmetov", "Ахметов"),
    ("семйный", "Семейные"),
    ("нет такого",) * 2,
)
ADD = """
insert into appeals_appeal (number, region_id, external_id, platform_id, mediator_id, received_on, source, channel,
    category_id, gender, outcome, resolved_on, annulled_because, version)
select old.region_id || '/' || (1900 + copy)::text || '/' || right(old.number, 5) || substr(old.number, 9, 2),
       old.region_id, 'B-' || row_number() over (), old.platform_id, old.mediator_id, old.received_on, old.source,
       old.channel, old.category_id, '', 'consultation', old.received_on, '', 1
  from appeals_appeal as old cross join generate_series(1, 50) as copy limit %s
"""


def add_appeals() -> None:
    """Past triggers, which the owner may switch off for as long as the transaction lasts."""
    with connection.cursor() as cursor:
        cursor.execute("alter table appeals_appeal disable trigger user")
        cursor.execute(ADD, [MORE])
        cursor.execute("analyze appeals_appeal")


def median(rows) -> float:
    times = []
    for _run in range(RUNS):
        started = time.perf_counter()
        list(rows.order_by("-received_on", "-pk").values_list("pk")[:PAGE])
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def scans() -> int:
    """How often this transaction has read the index of numbers."""
    with connection.cursor() as cursor:
        cursor.execute("reset role")
        cursor.execute("select pg_stat_get_xact_numscans('appeal_number_folded'::regclass)")
        return cursor.fetchone()[0]


def compare(**given) -> None:
    for text, plain in TEXTS:
        with scope(**given):
            rows = Appeal.objects.counted()
            found = median(rows.filter(search.words(text)))
            scan = median(rows.filter(Q(*((f"{name}__icontains", plain) for name in PLAIN), _connector=Q.OR)))
        sys.stdout.write(
            f"{given['role']:12} {text:18} {found:8.1f} ms   {found / scan:6.2f} of icontains ({scan:.1f} ms)\n"
        )


with transaction.atomic():
    add_appeals()
    sys.stdout.write(f"{Appeal.objects.count()} appeals\n")
    before = scans()
    compare(role="coordinator", region="KZ-31")
    compare(role="national")
    read = scans() - before
    transaction.set_rollback(True)
sys.stdout.write(f"the index of numbers was read {read} times\n")
if read < 2 * RUNS:
    sys.exit("the search for a number did not use its index")
