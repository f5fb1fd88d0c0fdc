"""Writing workbooks: text stays text, whatever it looks like."""

import datetime
import re

from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

LONGEST = 32_767  # characters in a cell, by the format
DATE_FORMAT = "DD.MM.YYYY"
MORE = '">\u202f"#,##0'  # a lower bound: the cell keeps its plain number
# Lone surrogates and noncharacters are no XML; openpyxl's own pattern leaves them in.
UNWRITABLE = dict.fromkeys((*range(55296, 57344), 65534, 65535))


def without_unwritable(text: str) -> str:
    """Return the text without the characters that no office document can hold."""
    return ILLEGAL_CHARACTERS_RE.sub("", text).translate(UNWRITABLE)


def clean(text: str) -> str:
    """Return the text as a cell can hold it."""
    return without_unwritable(text)[:LONGEST]


def sheet_name(text: str) -> str:
    """Return a name a sheet may have: no brackets, slashes, colons; 31 characters at most."""
    return re.sub(r"[\[\]:*?/\\]", " ", clean(text))[:31].strip("' ") or "1"


def put(cell, value):
    """Write a value into a cell; a text is never a formula, a date gets the date's format."""
    if value is None:
        return cell
    if isinstance(value, str):
        cell.value = clean(value)
        cell.data_type = "s"  # "=1+1" would be a formula otherwise
        return cell
    cell.value = value
    if isinstance(value, datetime.date):
        cell.number_format = DATE_FORMAT
    return cell


def written(sheet, values) -> list:
    """Return cells for one row of a write-only sheet."""
    return [put(WriteOnlyCell(sheet), value) for value in values]
