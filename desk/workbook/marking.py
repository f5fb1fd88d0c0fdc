"""Giving a workbook back with its bad cells marked."""

from collections import defaultdict
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

RED = PatternFill("solid", fgColor="F8C9C4")
AUTHOR = "portal"


def mark(source: Path, target: Path, errors: list[tuple[str, str]]) -> None:
    """Write a copy of the workbook in which each bad cell is red and carries its messages as a note."""
    messages = defaultdict(list)
    for address, message in errors:
        sheet, _bang, cell = address.rpartition("!")
        if sheet:
            messages[sheet, cell].append(message)
    book = load_workbook(source)
    for (sheet, cell), lines in messages.items():
        book[sheet][cell].fill = RED
        book[sheet][cell].comment = Comment("\n".join(lines), AUTHOR, width=320, height=90)
    book.save(target)
