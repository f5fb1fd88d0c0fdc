"""Files that people might send, made here."""

import zipfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def picture(form="JPEG", size=(40, 30), *, colour="teal", mode="RGB", **more) -> bytes:
    stream = BytesIO()
    Image.new(mode, size, colour).save(stream, form, **more)
    return stream.getvalue()


def photo_with_place(orientation=6) -> bytes:
    """A photo as a telephone takes it: turned, with the place and the owner in it."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x013B] = "Примеров"
    exif.get_ifd(0x8825)[2] = (42.0, 54.0, 0.0)
    return picture(exif=exif)


def office(*parts: str) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part in ("[Content_Types].xml", *parts):
            archive.writestr(part, "<x/>")
    return stream.getvalue()


def sent(content: bytes, name="photo.jpg", content_type="image/jpeg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, content_type)
