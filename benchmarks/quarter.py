"""How long the portal takes over a quarter: python benchmarks/quarter.py, on a portal with the demo loaded.

Prints the median of several runs in milliseconds, and each as a ratio to one bare query, which says more than
the milliseconds of one machine.
"""

import os
import statistics
import sys
import tempfile
import time
from pathlib import Path

import django

sys.path.insert(0, str(Path(__file__).parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mediation.settings")
django.setup()

from django.db import connection  # noqa: E402 - needs Django to be set up

from mediation.quarter import Quarter  # noqa: E402
from mediation.scope import scope  # noqa: E402
from reports.figures.rollup import count  # noqa: E402
from reports.indicators import sections  # noqa: E402
from reports.renderers import workbook  # noqa: E402
from reports.summary import summarise  # noqa: E402

RUNS = 7
Q3 = Quarter(2023, 3)


def bare_query():
    with connection.cursor() as cursor:
        cursor.execute("select 1")


def count_quarter():
    count(Q3, sections())


def page():
    for quarter in (Q3, Q3.previous(), Q3.year_before()):
        summarise(quarter)


def excel():
    summaries = [summarise(quarter) for quarter in (Q3, Q3.previous(), Q3.year_before())]
    with tempfile.TemporaryFile() as file:
        workbook.build(*summaries).save(file)


def median(task) -> float:
    times = []
    for _run in range(RUNS):
        started = time.perf_counter()
        task()
        times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


with scope(role="national"):
    base = median(bare_query)
    for task in (bare_query, count_quarter, page, excel):
        took = median(task)
        sys.stdout.write(f"{task.__name__:15} {took:9.2f} ms   {took / base:8.0f} bare queries\n")
