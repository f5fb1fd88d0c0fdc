"""What the planner knows of the tables."""

from django.db import connection


def gather_statistics() -> None:
    """Tell the planner of many new rows now; until autovacuum comes by, it would expect none. For the owner."""
    with connection.cursor() as cursor:
        cursor.execute("analyze")
