"""Refusing a file before it can do harm: the one guard of uploads and of the command, each with its limits.

A workbook is a zip of XML. Everything is unpacked once here, counting, so that no size is taken on trust;
openpyxl, which reads it afterwards, meets only files that are small and plain.
"""

import lzma
import os
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # an OLE file: .xls, or .xlsx under a password
HEAD = 4096
BLOCK = 1 << 20
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    lzma.LZMAError,
    OSError,
    RuntimeError,
    NotImplementedError,
    EOFError,
    ValueError,
)
FORBIDDEN = (
    ("vbaproject", gettext_lazy("The workbook holds macros. Save it as .xlsx, which has none, and send that.")),
    (
        "externallinks/",
        gettext_lazy("The workbook takes values from other files. Replace the links by values and send it again."),
    ),
    (
        "embeddings/",
        gettext_lazy("Objects of other programs are embedded in the workbook. Delete them and send it again."),
    ),
    ("activex/", gettext_lazy("The workbook holds ActiveX controls. Delete them and send it again.")),
    ("encryptioninfo", gettext_lazy("The workbook is protected by a password. Save it without one and send it again.")),
)


@dataclass(frozen=True)
class Limits:
    """How large a file may be. Sizes in bytes, unpacked ones counted while unpacking, not as the file claims."""

    packed: int
    unpacked: int
    parts: int
    rows: int
    columns: int = 200


UPLOAD = Limits(packed=5_000_000, unpacked=15_000_000, parts=100, rows=20_000)
COMMAND = Limits(packed=100_000_000, unpacked=1_000_000_000, parts=1_000, rows=500_000)


class NotAWorkbook(Exception):
    """The file as a whole is refused."""


def damaged() -> NotAWorkbook:
    return NotAWorkbook(_("This is not an Excel workbook (.xlsx), or it is damaged."))


def check_archive(file: Path | BinaryIO, limits: Limits) -> int:
    """Refuse what is no plain workbook, or unpacks to too much; return about how many rows it has.

    Raises ``NotAWorkbook`` with a sentence for the person who sent it.
    """
    try:
        if isinstance(file, Path):
            with file.open("rb") as stream:
                return check_stream(stream, limits)
        return check_stream(file, limits)
    except FileNotFoundError:
        raise NotAWorkbook(_("There is no such file.")) from None
    except BROKEN:
        raise damaged() from None


def check_stream(stream: BinaryIO, limits: Limits) -> int:
    if stream.seek(0, os.SEEK_END) > limits.packed:
        words = {"size": limits.packed // 1_000_000}
        raise NotAWorkbook(_("The file is larger than %(size)s MB. Delete pictures, or split it.") % words)
    stream.seek(0)
    if stream.read(len(OLD_OR_LOCKED)) == OLD_OR_LOCKED:
        raise NotAWorkbook(
            _("The workbook is under a password, or of the old kind (.xls). Save it as .xlsx without a password.")
        )
    with zipfile.ZipFile(stream) as archive:
        return check_parts(archive, limits)


def check_parts(archive: zipfile.ZipFile, limits: Limits) -> int:
    parts = archive.infolist()
    if len(parts) > limits.parts:
        words = {"parts": limits.parts}
        raise NotAWorkbook(
            _("The workbook has more than %(parts)s parts. Delete the sheets and pictures that are not loaded.") % words
        )
    if "[Content_Types].xml" not in archive.namelist():
        raise damaged()
    for part in parts:
        name = part.filename.casefold()
        for word, message in FORBIDDEN:
            if word in name:
                raise NotAWorkbook(str(message))
    total = rows = 0
    for part in parts:
        size, found = unpack(archive, part, limits.unpacked - total)
        total, rows = total + size, rows + found
    return rows


def unpack(archive: zipfile.ZipFile, part: zipfile.ZipInfo, room: int) -> tuple[int, int]:
    """Unpack a part into nothing; return its size and how many rows of a sheet it seems to hold."""
    is_sheet = part.filename.startswith("xl/worksheets/")
    size = rows = 0
    with archive.open(part) as stream:
        head = block = stream.read(HEAD)
        # In UTF-16 every other byte is a zero.
        plain = head.replace(b"\0", b"")
        if b"<!DOCTYPE" in plain or b"<!ENTITY" in plain:
            raise NotAWorkbook(_("The workbook holds a declaration that Excel never writes; it is not opened."))
        while block:
            size += len(block)
            if size > room:
                raise NotAWorkbook(_("The workbook unpacks to too much. Delete what is not loaded, or split it."))
            rows += block.count(b"<row ") if is_sheet else 0
            block = stream.read(BLOCK)
    return size, rows
