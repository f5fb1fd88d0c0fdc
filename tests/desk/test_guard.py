"""Hostile and broken files: each is refused before it does harm, in a sentence that says what to do."""

import io
import time
import zipfile

import pytest
from openpyxl import Workbook

from desk.models import Upload
from tests.desk.books import book, saved, send, with_part

pytestmark = pytest.mark.django_db
PLAIN = book({"appeals": [["external_id"]]})
ENTITIES = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c><v>&b;</v></c>
</row></sheetData></worksheet>"""
SHEET = "xl/worksheets/sheet1.xml"


def many_parts() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("[Content_Types].xml", b"<Types/>")
        for number in range(200):
            archive.writestr(f"xl/media/{number}.png", b"")
    return target.getvalue()


def lying() -> bytes:
    """A part that claims, everywhere it can, to unpack to one byte."""
    content = bytearray(with_part(PLAIN, "xl/sharedStrings.xml", b"<sst>" + b"x" * 20_000_000))
    for mark, place in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        start = 0
        while (start := content.find(mark, start)) >= 0:
            if b"sharedStrings" in content[start : start + 100]:
                content[start + place : start + place + 4] = (1).to_bytes(4, "little")
            start += 4
    return bytes(content)


def damaged_middle() -> bytes:
    content = bytearray(PLAIN)
    content[60:90] = b"\xff" * 30
    return bytes(content)


HOSTILE = {
    "text": (b"not a workbook", "повреждена"),
    "cut in half": (PLAIN[: len(PLAIN) // 2], "повреждена"),
    "damaged in the middle": (damaged_middle(), "повреждена"),
    "another kind of zip": (b"PK\x05\x06" + b"\0" * 18, "повреждена"),
    "old or under a password": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "паролем или старого вида"),
    "encrypted": (with_part(PLAIN, "EncryptionInfo", b"x"), "закрыта паролем"),
    "macros": (with_part(PLAIN, "xl/vbaProject.bin", b"x"), "макросы"),
    "links": (with_part(PLAIN, "xl/externalLinks/externalLink1.xml", b"<x/>"), "из других файлов"),
    "embedded": (with_part(PLAIN, "xl/embeddings/oleObject1.bin", b"x"), "вложены объекты"),
    "controls": (with_part(PLAIN, "xl/activeX/activeX1.xml", b"<x/>"), "ActiveX"),
    "bomb": (with_part(PLAIN, "xl/sharedStrings.xml", b"<sst>" + b"x" * 20_000_000), "слишком велик"),
    "lying sizes": (lying(), "повреждена"),
    "parts": (many_parts(), "больше 100 частей"),
    "entities": (with_part(PLAIN, SHEET, ENTITIES), "никогда не пишет"),
    "entities in UTF-16": (with_part(PLAIN, SHEET, ENTITIES.decode().encode("utf-16")), "никогда не пишет"),
    "heavy": (PLAIN + b"\0" * 5_000_000, "больше 5 МБ"),
    "empty": (b"", "Файл пуст"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_beside_the_field_at_once(as_coordinator, kind):
    content, words = HOSTILE[kind]
    started = time.monotonic()
    response = send(as_coordinator, content)
    assert time.monotonic() - started < 5
    assert response.status_code == 200
    [message] = response.context["form"].errors["file"]
    assert words in message
    assert not Upload.objects.exists()


def far_away() -> bytes:
    workbook = Workbook()
    workbook.active.title = "appeals"
    workbook.active["XFD1048576"] = "x"
    return saved(workbook)


def far_to_the_right() -> bytes:
    workbook = Workbook()
    workbook.active.title = "appeals"
    workbook.active["XFD2"] = "x"
    return saved(workbook)


BROKEN_SHEET = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1'


@pytest.mark.parametrize(
    "content, words",
    [
        (far_away(), "ниже строки 20000"),
        (far_to_the_right(), "больше 200 столбцов"),
        (with_part(PLAIN, SHEET, BROKEN_SHEET), "повреждена"),
        (book({"Заметки": [["что угодно"]]}), "ни одного листа"),
    ],
    ids=["one cell far below", "one cell far to the right", "a sheet that breaks off", "nothing to load"],
)
def test_what_opens_but_cannot_be_loaded_is_told_on_its_page(as_coordinator, content, words):
    started = time.monotonic()
    response = send(as_coordinator, content, follow=True)
    assert time.monotonic() - started < 5
    assert response.context["upload"].status == Upload.Status.FAULTY
    assert words in " ".join(error["message"] for error in response.context["page"]["errors"])
