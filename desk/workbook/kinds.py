"""Kinds of columns: how a cell of each is read, and how a stored value of it is shown to people.

A kind is called with the importer's lookups and returns the reader, since regions, dictionaries and
references are read by what the portal holds.
"""

import datetime
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from desk.workbook import values


@dataclass(frozen=True)
class Kind:
    """Base: text in, text out."""

    def __call__(self, lookups):
        raise NotImplementedError

    def shown(self, value, lookups) -> str:
        """Return a stored value in the user's words."""
        return "" if value is None else str(value)


@dataclass(frozen=True)
class Text(Kind):
    longest: int

    def __call__(self, lookups):
        return values.text(self.longest)


@dataclass(frozen=True)
class Email(Kind):
    def __call__(self, lookups):
        return values.email


@dataclass(frozen=True)
class Link(Kind):
    def __call__(self, lookups):
        return values.link


@dataclass(frozen=True)
class Day(Kind):
    def __call__(self, lookups):
        return values.date

    def shown(self, value, lookups):
        return date_format(value, "d.m.Y") if isinstance(value, datetime.date) else ""


@dataclass(frozen=True)
class Hour(Kind):
    def __call__(self, lookups):
        return values.time

    def shown(self, value, lookups):
        return f"{value:%H:%M}" if isinstance(value, datetime.time) else ""


@dataclass(frozen=True)
class Whole(Kind):
    least: int
    most: int

    def __call__(self, lookups):
        return values.integer(self.least, self.most)


@dataclass(frozen=True)
class YesNo(Kind):
    def __call__(self, lookups):
        return values.flag

    def shown(self, value, lookups):
        return _("yes") if value else _("no")


@dataclass(frozen=True, eq=False)
class Fixed(Kind):
    """One of a model's choices; ``also`` are other words that regions use for them."""

    options: list
    also: dict | None = None

    def __call__(self, lookups):
        return values.choices(self.options, self.also)

    def shown(self, value, lookups):
        return str(dict(self.options).get(value, value or ""))


@dataclass(frozen=True)
class Partner(Text):
    """An organisation, read as a name: whose it is, the row's region tells."""

    def shown(self, value, lookups):
        return value if isinstance(value, str) else lookups.organisation_names.get(value, "•")


@dataclass(frozen=True)
class LookedUp(Kind):
    """A region, an item of a dictionary, or a platform, mediator or campaign by its code."""

    name: str

    def __call__(self, lookups):
        return lookups.reader(self.name)

    def shown(self, value, lookups):
        return "" if value is None else lookups.called(self.name, value)
