"""The text of an uploaded report: Word or plain text, let in only if it is small and plain."""

import io
import re
import zipfile
import zlib

from django.utils.translation import gettext as _
from docx import Document
from docx.table import Table

MOST = 3_000_000  # bytes of a file
UNPACKED, PARTS, BLOCK = 20_000_000, 300, 1 << 16
LONGEST = 100_000  # letters of a text
OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
FORBIDDEN = ("vbaproject", "embeddings/", "activex/")
BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, EOFError, ValueError, KeyError)
NUMERIC = re.compile(r"[\d\s.,%–—-]*\d[\d\s.,%–—-]*")
INDEX = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.?")


class NotReadable(Exception):
    """The file is refused; the text is for the person who sent it."""


def text_of(content: bytes) -> str:
    """Return the text of a file, a paragraph a line, a table's row a line with tabs. Raises ``NotReadable``."""
    if len(content) > MOST:
        raise NotReadable(_("The file is larger than %(size)s MB.") % {"size": MOST // 1_000_000})
    if content.startswith(OLD_OR_LOCKED):
        raise NotReadable(_("The file is of the old kind (.doc) or under a password. Save it as .docx and send it."))
    text = document(content) if content.startswith(b"PK") else decoded(content)
    return checked(text)


def checked(text: str) -> str:
    """Refuse a text that is too long, or none."""
    if len(text) > LONGEST:
        words = {"most": LONGEST}
        raise NotReadable(_("The text has more than %(most)s letters. Send one report at a time.") % words)
    if not text.strip():
        raise NotReadable(_("There is no text in it."))
    return text


def decoded(content: bytes) -> str:
    for encoding in ("utf-16",) if content[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "cp1251"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if not re.search(r"[\x00-\x08\x0e-\x1f]", text):
            return text
    raise NotReadable(_("This is neither a Word document (.docx) nor a plain text."))


def document(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            check_parts(archive)
        body = Document(io.BytesIO(content))
        return "\n".join(line for block in body.iter_inner_content() for line in lines(block))
    except BROKEN:
        raise NotReadable(_("This is not a Word document (.docx), or it is damaged.")) from None


def check_parts(archive: zipfile.ZipFile) -> None:
    """Unpack everything once, counting, so that no size is taken on trust."""
    parts, room = archive.infolist(), UNPACKED
    names = [part.filename.casefold() for part in parts]
    if "word/document.xml" not in names:
        raise ValueError
    if len(parts) > PARTS or any(word in name for name in names for word in FORBIDDEN):
        raise NotReadable(_("The document holds macros or objects of other programs. Copy its text and paste that."))
    for part in parts:
        with archive.open(part) as stream:
            head = block = stream.read(BLOCK)
            if b"<!DOCTYPE" in head.replace(b"\0", b"") or b"<!ENTITY" in head.replace(b"\0", b""):
                raise NotReadable(_("The document holds a declaration that Word never writes; it is not opened."))
            while block:
                room -= len(block)
                if room < 0:
                    raise NotReadable(_("The document unpacks to too much. Copy its text and paste that."))
                block = stream.read(BLOCK)


def lines(block):
    """The lines of a paragraph or table. Rows of many numbers (a table by region) tell no single figure."""
    if not isinstance(block, Table):
        yield from block.text.splitlines() or [""]
        return
    for row in block._tbl.tr_lst:
        cells = [" ".join("".join(mark.text or "" for mark in cell.xpath(".//w:t")).split()) for cell in row.tc_lst]
        if len(cells) > 2 and INDEX.fullmatch(cells[0]):
            cells = cells[1:]
        if sum(bool(NUMERIC.fullmatch(cell)) for cell in cells) <= 2:
            yield "\t".join(cell for cell in cells if cell)
