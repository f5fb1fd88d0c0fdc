"""A table that people fill: rows of cells as they were typed, with what they mean and what is wrong with them."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

LONGEST = 200  # characters of a cell, where the column says nothing else


@dataclass(frozen=True)
class Column:
    """A column of a sheet. is_listed: its values are offered by a list of labels; width: how much room it wants."""

    name: str
    label: str | Promise
    is_required: bool = False
    is_listed: bool = False
    is_number: bool = False
    longest: int = LONGEST


@dataclass
class Row:
    """A row as it was typed, with what it means and what is wrong with it, by column."""

    index: int
    typed: dict[str, str]
    values: dict = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)  # what should be known, and keeps nothing from being saved

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def is_empty(self) -> bool:
        return not any(self.typed.values())

    def token(self, sheet: uuid.UUID) -> uuid.UUID:
        """The same row of the same sheet has the same token, however often it is sent."""
        return uuid.uuid5(sheet, "\t".join([str(self.index), *self.typed.values()]))

    def clear(self) -> None:
        self.typed = dict.fromkeys(self.typed, "")


def blank(columns: tuple[Column, ...]) -> dict[str, str]:
    return {column.name: "" for column in columns}


def typed_rows(data: Mapping, columns: tuple[Column, ...], count: int) -> list[Row]:
    """Return the rows of the sheet as they were sent."""
    return [
        Row(
            index,
            {column.name: data.get(f"{column.name}-{index}", "").strip()[: column.longest] for column in columns},
        )
        for index in range(count)
    ]


def read(rows: list[Row], columns: tuple[Column, ...], reader: Callable[[str, str], object]) -> bool:
    """Find out what the rows mean; return whether all are right. Empty rows mean nothing.

    reader: column name and what was typed -> value; raises ``ValueError`` with the words for the person.
    """
    for row in rows:
        if not row.is_empty:
            read_row(row, columns, reader)
    return not any(row.errors for row in rows)


def read_row(row: Row, columns: tuple[Column, ...], reader: Callable[[str, str], object]) -> None:
    for column in columns:
        typed = row.typed[column.name]
        try:
            if column.is_required and not typed:
                raise ValueError(_("This cell must be filled."))
            row.values[column.name] = reader(column.name, typed)
        except ValueError as wrong:
            row.errors[column.name] = str(wrong)


def laid_out(rows: list[Row], columns: tuple[Column, ...], known: dict) -> dict:
    """Return what ``components/sheet.html`` shows. known: column name -> ``Labels``."""
    return {
        "columns": columns,
        "rows": [{"number": row.number, "index": row.index, "cells": cells(row, columns)} for row in rows],
        "known": [{"name": name, "options": labels.offered()} for name, labels in known.items()],
        "has_errors": any(row.errors for row in rows),
    }


def cells(row: Row, columns: tuple[Column, ...]) -> list[dict]:
    return [
        {
            "column": column,
            "typed": row.typed[column.name],
            "error": row.errors.get(column.name, ""),
            "note": row.notes.get(column.name, ""),
        }
        for column in columns
    ]


def whole_number(typed: str) -> int:
    """Read a number of a few digits. Raises ``ValueError`` with the words for the person."""
    digits = typed.replace(" ", "").replace("\xa0", "").replace("\u202f", "")
    if not (digits.isascii() and digits.isdigit() and len(digits) < 10):
        raise ValueError(_("“%(value)s” is not a whole number.") % {"value": typed[:40]})
    return int(digits)
