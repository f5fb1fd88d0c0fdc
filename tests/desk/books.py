"""Workbooks for tests, as the bytes that a browser would send."""

import io
import zipfile
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook


def book(sheets: dict[str, list]) -> bytes:
    """Return a workbook: sheet's title -> rows, the first the headers."""
    workbook = Workbook()
    workbook.remove(workbook.active)
    for title, rows in sheets.items():
        sheet = workbook.create_sheet(title)
        for row in rows:
            sheet.append(row)
    return saved(workbook)


def saved(workbook: Workbook) -> bytes:
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def on_disk(folder: Path, sheets: dict[str, list], name="in.xlsx") -> Path:
    """Write a workbook for the command; return where it lies."""
    (folder / name).write_bytes(book(sheets))
    return folder / name


def opened(response) -> Workbook:
    """Return the workbook of a download."""
    return load_workbook(io.BytesIO(b"".join(response.streaming_content)))


def send(client, content: bytes, name="in.xlsx", **options):
    return client.post("/intake/", {"file": SimpleUploadedFile(name, content)}, **options)


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """Return the workbook with one more part, or another in its place."""
    source, target = zipfile.ZipFile(io.BytesIO(content)), io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in source.infolist():
            if one.filename != name:
                archive.writestr(one, source.read(one))
        archive.writestr(name, part)
    return target.getvalue()
