"""What a file is by its content, whatever its name says."""

import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO

import puremagic
from django.utils.translation import gettext as _


class Refused(Exception):
    """The file is not taken; the text says why, to the person who sent it."""


@dataclass(frozen=True)
class Kind:
    extension: str
    content_type: str
    pillow: str = ""  # the name of a picture's format
    inside: str = ""  # the part that an Office document of this kind has

    @property
    def is_picture(self) -> bool:
        return bool(self.pillow)


OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = (
    Kind("jpg", "image/jpeg", pillow="JPEG"),
    Kind("png", "image/png", pillow="PNG"),
    Kind("webp", "image/webp", pillow="WEBP"),
    Kind("pdf", "application/pdf"),
    Kind("docx", f"{OFFICE}wordprocessingml.document", inside="word/document.xml"),
    Kind("xlsx", f"{OFFICE}spreadsheetml.sheet", inside="xl/workbook.xml"),
)
BY_EXTENSION = {kind.extension: kind for kind in KINDS}
EVERY = tuple(BY_EXTENSION)
PICTURES = tuple(kind.extension for kind in KINDS if kind.is_picture)
SCANS = ("pdf", "jpg", "png")
NAMES = {"jpg": "JPEG", "png": "PNG", "webp": "WebP", "pdf": "PDF", "docx": "Word (.docx)", "xlsx": "Excel (.xlsx)"}
STARTS = ((b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-", "pdf"))
UNPACKED, PARTS = 100_000_000, 2_000  # bytes and parts of an Office document
ACTIVE = ("vbaproject", "activex/", "encryptioninfo")
BROKEN = (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, OSError, EOFError, ValueError)


def kind_of(content: bytes, taken: tuple[str, ...] = EVERY) -> Kind:
    """Return the kind of a file by its content. Raises ``Refused`` for any that is not taken."""
    kind = recognised(content, taken)
    if kind.extension not in taken:
        raise Refused(
            " ".join((_("By its content this is %(kind)s.") % {"kind": NAMES[kind.extension]}, wanted(taken)))
        )
    return kind


def recognised(content: bytes, taken: tuple[str, ...]) -> Kind:
    for start, extension in STARTS:
        if content.startswith(start):
            return BY_EXTENSION[extension]
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return BY_EXTENSION["webp"]
    if content.startswith(b"PK\x03\x04"):
        return office(content)
    raise Refused(other(content, taken))


def office(content: bytes) -> Kind:
    """Tell Word from Excel; refuse other archives, macros and what unpacks to too much."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename.casefold() for part in parts}
            found = next((kind for kind in KINDS if kind.inside and kind.inside in names), None)
            if len(parts) > PARTS or sum(part.file_size for part in parts) > UNPACKED:
                raise Refused(_("The document unpacks to too much."))
            if not found or "[content_types].xml" not in names or archive.testzip() is not None:
                raise Refused(_("This is an archive or a damaged document. Send the documents in it one by one."))
    except BROKEN:
        raise Refused(_("The document is damaged or under a password.")) from None
    if any(word in name for name in names for word in ACTIVE):
        raise Refused(_("The document holds macros. Save it without them and send it again."))
    return found


def other(content: bytes, taken: tuple[str, ...]) -> str:
    """Say what a file is that is not taken, as far as it can be told."""
    try:
        found = puremagic.from_string(content[:4096]).removeprefix(".").upper()
    except (puremagic.PureError, ValueError):
        found = ""
    if content.startswith((b"MZ", b"\x7fELF", b"#!")):
        return _("This is a program, whatever its name says. It is not taken.")
    told = _("By its content this is %(kind)s.") % {"kind": found} if found else ""
    return f"{told} {wanted(taken)}".strip()


def wanted(taken: tuple[str, ...]) -> str:
    if taken == EVERY:
        return _("Taken are pictures (JPEG, PNG, WebP), PDF, Word (.docx) and Excel (.xlsx).")
    return _("Taken are: %(kinds)s.") % {"kinds": named(taken)}


def named(taken: tuple[str, ...]) -> str:
    return ", ".join(NAMES[one] for one in taken)
