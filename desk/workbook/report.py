"""What an import found, for the command's lines and for the page's preview."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

SAMPLE = 5  # rows of each sheet that the preview shows, new and changed each
READING, WRITING = 1, 2  # a row takes so many times as long to write as to read


@dataclass
class Report:
    """Errors as (``sheet!cell``, message), warnings, counts by sheet, and the first changes of each.

    watch: told (done, all) in rows, now and then. ``mark`` tells one set of changes from another.
    """

    name: str = ""
    watch: Callable[[int, int], None] | None = None
    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    samples: dict[str, dict] = field(default_factory=dict)
    done: int = 0
    expected: int = 0

    def __post_init__(self):
        self.digest = hashlib.sha256()

    @property
    def mark(self) -> str:
        return self.digest.hexdigest()

    def error(self, cell: str, message: str) -> None:
        self.errors.append((cell, message))

    def warn(self, message: str) -> None:
        self.warnings.append(message)

    # How far it is

    def expect(self, rows: int) -> None:
        self.expected = rows
        self.advance(0)

    def read(self, rows: int) -> None:
        self.advance(rows * READING)

    def wrote(self, rows: int) -> None:
        self.advance(rows * WRITING)

    def advance(self, parts: int) -> None:
        self.done += parts
        if self.watch:
            self.watch(min(self.done // (READING + WRITING), self.expected), self.expected)

    # What would change

    def tell(self, noun, new: list, changed: list) -> None:
        """Keep the first rows of a sheet as people read them, and the mark of all."""
        for entry in new:
            self.digest.update(f"{noun.table.name}!{entry.number} new\n".encode())
        for entry in changed:
            facts = [(name, entry.known.get(name), entry.values[name]) for name in sorted(entry.changed)]
            self.digest.update(f"{noun.table.name}!{entry.number} {facts!r}\n".encode())
        self.samples[noun.table.name] = {
            "columns": [column.label for column in noun.sheet.columns if column.code in noun.table.places],
            "new": [{"row": entry.number, "cells": list(cells(noun, entry.values))} for entry in new[:SAMPLE]],
            "changed": [changes(noun, entry) for entry in changed[:SAMPLE]],
        }


def cells(noun, values: dict):
    """Yield a row's values in the columns the file has, in the user's words."""
    for column in noun.sheet.columns:
        if column.code in noun.table.places:
            yield column.kind.shown(values[column.code], noun.lookups)


def changes(noun, entry) -> dict:
    """Return one changed row: its key, and each changed column with its old and new value."""
    key = noun.sheet.columns[0]
    return {
        "row": entry.number,
        "key": key.kind.shown(entry.values[key.code], noun.lookups),
        "changes": [
            {
                "label": column.label,
                "old": column.kind.shown(entry.known.get(column.code), noun.lookups),
                "new": column.kind.shown(entry.values[column.code], noun.lookups),
            }
            for column in noun.sheet.columns
            if column.code in entry.changed
        ],
    }
