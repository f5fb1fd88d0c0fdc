"""Files are taken by what is in them, and drawn anew where they are pictures."""

from io import BytesIO

import pytest
from django.utils.translation import override
from PIL import Image

from mediation.attachments.checking import LARGEST, checked
from mediation.attachments.kinds import Refused
from mediation.attachments.pictures import LONGEST_SIDE, SMALL_SIDE
from tests.pictures import office, photo_with_place, picture, sent

WORD, EXCEL = "word/document.xml", "xl/workbook.xml"
TAKEN = {
    "jpg": picture("JPEG"),
    "png": picture("PNG"),
    "webp": picture("WEBP"),
    "pdf": b"%PDF-1.7\n%%EOF",
    "docx": office(WORD),
    "xlsx": office(EXCEL),
}


@pytest.mark.parametrize("extension", TAKEN)
def test_a_file_is_known_by_its_content_whatever_its_name(extension):
    file = checked(sent(TAKEN[extension], "programme.exe.bin"))
    assert file.kind.extension == extension
    assert file.name == f"programme.exe.bin.{extension}"
    assert bool(file.small) is file.kind.is_picture


REFUSED = {
    "a program": (b"MZ\x90\x00" + bytes(300), "program"),
    "a script": (b"#!/bin/sh\nrm -rf /", "program"),
    "a page": (b"<html><script>alert(1)</script></html>", "Taken are"),
    "a drawing that runs": (b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>", "Taken are"),
    "an old document": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Taken are"),
    "nothing": (b"", "empty"),
    "half a photo": (picture("JPEG", (400, 300))[:300], "damaged"),
    "a photo's beginning before a program": (b"\xff\xd8\xff\xe0MZ" + bytes(300), "damaged"),
    "an archive": (office("readme.txt"), "archive"),
    "macros": (office(WORD, "word/vbaProject.bin"), "macros"),
    "half an archive": (office(WORD)[:60], "damaged"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_not_taken_is_refused_with_the_reason(what):
    content, reason = REFUSED[what]
    with override("en"), pytest.raises(Refused, match=reason):
        checked(sent(content, "фото.jpg"))


def test_a_photo_of_fifty_megabytes_is_refused_without_being_opened():
    huge = sent(b"")
    huge.size = 50_000_000
    with override("ru"), pytest.raises(Refused, match="50 МБ, можно не больше 10 МБ"):
        checked(huge)
    huge.size = LARGEST
    with override("ru"), pytest.raises(Refused, match="пуст"):
        checked(huge)


def test_a_bomb_of_a_picture_is_refused():
    bomb = picture("PNG", (12_000, 12_000), mode="1", colour=0)
    assert len(bomb) < 100_000
    with override("en"), pytest.raises(Refused, match="points|damaged"):
        checked(sent(bomb))


def test_neither_place_nor_owner_of_a_photo_is_kept_and_it_stands_upright():
    file = checked(sent(photo_with_place()))
    for content in (file.content, file.small):
        kept = Image.open(BytesIO(content))
        assert dict(kept.getexif()) == {} and kept.size == (30, 40)
        assert "Примеров".encode() not in content


@pytest.mark.parametrize("form", ["PNG", "WEBP", "JPEG"])
def test_comments_and_profiles_are_not_kept(form):
    options = {"icc_profile": b"profile" * 20}
    file = checked(sent(picture(form, **options)))
    kept = Image.open(BytesIO(file.content))
    assert b"profile" not in file.content and kept.format == form


def test_what_follows_the_picture_in_its_file_is_not_kept():
    file = checked(sent(picture() + b"<?php echo 1;"))
    assert b"php" not in file.content


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1"])
def test_every_kind_of_points_can_be_drawn(mode):
    file = checked(sent(picture("PNG", mode=mode, colour=0)))
    assert Image.open(BytesIO(file.small)).mode == "RGB"


def test_a_large_photo_is_made_smaller():
    file = checked(sent(picture("JPEG", (5000, 2500))))
    assert Image.open(BytesIO(file.content)).size == (LONGEST_SIDE, LONGEST_SIDE // 2)
    assert max(Image.open(BytesIO(file.small)).size) == SMALL_SIDE


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd.jpg"),
        ("C:\\Users\\x\\фото.JPG", "фото.jpg"),
        ('a"b\r\nc.jpeg', "abc.jpg"),
        ("вид.2023.jpg", "вид.2023.jpg"),
        ("ы" * 300 + ".jpg", "ы" * 150 + ".jpg"),
    ],
)
def test_names_are_plain(name, kept):
    file = sent(picture())
    file._name = name
    assert checked(file).name == kept


def test_a_name_of_nothing_becomes_a_word():
    file = sent(picture())
    file._name = ".jpg"
    with override("en"):
        assert checked(file).name == "file.jpg"
