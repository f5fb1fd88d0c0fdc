"""Paging by the key of the last row instead of counting rows to skip: page 1,000 costs as much as page 1."""

import base64
import json
from dataclasses import dataclass

from django.db.models import Q, QuerySet

CAP = 1000


class BadPage(ValueError):
    """The page's mark in the address is not one of ours."""


@dataclass
class Page:
    """Rows of a page, and the marks of its neighbours ("" where there is none)."""

    rows: list
    next: str = ""
    previous: str = ""


def page(rows: QuerySet, order: tuple[str, ...], *, after: str = "", before: str = "", size: int = 50) -> Page:
    """Return a page of dicts. ``order``: lookups without nulls, all ascending or all descending, the last unique.

    Raises ``BadPage`` for a mark that was tampered with.
    """
    is_descending = order[0].startswith("-")
    names = [name.lstrip("-") for name in order]
    mark = after or before
    if mark:
        rows = rows.filter(beyond(names, decode(mark, names), is_greater=is_descending == bool(before)))
    ordering = [("-" if is_descending != bool(before) else "") + name for name in names]
    found = list(rows.order_by(*ordering)[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if before:
        found.reverse()
    result = Page(found)
    if found and (before or has_more):
        result.next = encode(found[-1], names)
    if found and (after or (before and has_more)):
        result.previous = encode(found[0], names)
    return result


def beyond(names: list[str], values: list, *, is_greater: bool) -> Q:
    """Rows after these values: (a, b) > (x, y) is a > x or (a = x and b > y)."""
    suffix, condition, equal = ("gt" if is_greater else "lt"), Q(), Q()
    for name, value in zip(names, values, strict=True):
        condition |= equal & Q(**{f"{name}__{suffix}": value})
        equal &= Q(**{name: value})
    return condition


def encode(row: dict, names: list[str]) -> str:
    text = json.dumps([row[name] for name in names], default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(mark: str, names: list[str]) -> list:
    try:
        values = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except ValueError:
        raise BadPage(mark) from None
    if not isinstance(values, list) or len(values) != len(names) or not all(isinstance(v, str | int) for v in values):
        raise BadPage(mark)
    return values


def capped_count(rows: QuerySet) -> tuple[int, bool]:
    """Return how many rows there are, counting no further than the cap, and whether there are more."""
    count = rows.order_by()[: CAP + 1].count()
    return min(count, CAP), count > CAP
