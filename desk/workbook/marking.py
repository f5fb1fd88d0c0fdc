"""Giving a workbook back with its bad cells marked."""

from collections import defaultdict
from pathlib import Path
from typing import BinaryIO

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from mediation.spreadsheet import clean

RED = PatternFill("solid", fgColor="F8C9C4")
AUTHOR = "portal"


def mark(source: Path | BinaryIO, errors: list[tuple[str, str]]) -> Workbook:
    """Return the workbook with each bad cell red and its messages as a note."""
    messages = defaultdict(list)
    for address, message in errors:
        sheet, _bang, cell = address.rpartition("!")
        if sheet:
            messages[sheet, cell].append(message)
    book = load_workbook(source)
    for (sheet, cell), lines in messages.items():
        book[sheet][cell].fill = RED
        book[sheet][cell].comment = Comment(clean("\n".join(lines)), AUTHOR, width=320, height=90)
    return book
