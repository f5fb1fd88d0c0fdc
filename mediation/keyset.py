"""Paging by the key of the last row instead of counting rows to skip: page 1,000 costs as much as page 1."""

import base64
import json
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet

CAP = 1000


class BadPage(ValueError):
    """The page's mark in the address is not one of ours."""


@dataclass
class Page:
    """Rows of a page, and the marks of its neighbours ("" where there is none)."""

    rows: list
    next: str = ""
    previous: str = ""


@dataclass(frozen=True)
class Key:
    """One key of an order. Rows without a value stand last, whichever way the others run."""

    name: str
    is_descending: bool = False
    is_nullable: bool = False

    @classmethod
    def of(cls, text: "str | Key") -> "Key":
        """Read ``-received_on``, a lookup that is never null."""
        return text if isinstance(text, Key) else cls(text.lstrip("-"), text.startswith("-"))

    def ordering(self, is_backwards: bool = False):
        by = F(self.name)
        nulls = {} if not self.is_nullable else {"nulls_first": True} if is_backwards else {"nulls_last": True}
        return by.desc(**nulls) if self.is_descending != is_backwards else by.asc(**nulls)

    def equal(self, value) -> Q:
        return Q(**{f"{self.name}__isnull": True}) if value is None else Q(**{self.name: value})

    def beyond(self, value, is_backwards: bool) -> Q | None:
        """Rows that differ in this key and come after the value (or before it); None where there can be none."""
        if value is None:
            return Q(**{f"{self.name}__isnull": False}) if is_backwards else None
        suffix = "lt" if self.is_descending != is_backwards else "gt"
        after = Q(**{f"{self.name}__{suffix}": value})
        return after | Q(**{f"{self.name}__isnull": True}) if self.is_nullable and not is_backwards else after


def page(rows: QuerySet, order, *, after: str = "", before: str = "", size: int = 50) -> Page:
    """Return a page of dicts. ``order``: keys, or lookups without nulls; the last is unique.

    Raises ``BadPage`` for a mark that was tampered with.
    """
    keys, is_backwards = [Key.of(one) for one in order], bool(before)
    if mark := after or before:
        rows = rows.filter(beyond(keys, decode(mark, keys), is_backwards))
    found = list(rows.order_by(*(key.ordering(is_backwards) for key in keys))[: size + 1])
    has_more, found = len(found) > size, found[:size]
    if before:
        found.reverse()
    result = Page(found)
    if found and (before or has_more):
        result.next = encode(found[-1], keys)
    if found and (after or (before and has_more)):
        result.previous = encode(found[0], keys)
    return result


def beyond(keys: list[Key], values: list, is_backwards: bool) -> Q:
    """Rows after these values: (a, b) > (x, y) is a > x or (a = x and b > y), each key in its own direction."""
    condition, equal = Q(), Q()
    for key, value in zip(keys, values, strict=True):
        differs = key.beyond(value, is_backwards)
        if differs is not None:
            condition |= equal & differs
        equal &= key.equal(value)
    return condition


def encode(row: dict, keys: list[Key]) -> str:
    text = json.dumps([row[key.name] for key in keys], default=str, ensure_ascii=False)
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def decode(mark: str, keys: list[Key]) -> list:
    try:
        values = json.loads(base64.urlsafe_b64decode(mark + "=" * (-len(mark) % 4)))
    except ValueError:
        raise BadPage(mark) from None
    if not isinstance(values, list) or len(values) != len(keys):
        raise BadPage(mark)
    for key, value in zip(keys, values, strict=True):
        if not (isinstance(value, str | int) or (value is None and key.is_nullable)):
            raise BadPage(mark)
    return values


def capped_count(rows: QuerySet, cap: int = CAP) -> tuple[int, bool]:
    """Return how many rows there are, counting no further than the cap, and whether there are more."""
    count = rows.order_by()[: cap + 1].count()
    return min(count, cap), count > cap
