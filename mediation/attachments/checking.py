"""Looking into a file that somebody sent, before anything is stored."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from mediation.attachments.kinds import BY_EXTENSION, EVERY, Kind, Refused, kind_of
from mediation.attachments.pictures import face, redrawn
from mediation.spreadsheet import without_unwritable

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE
NAME = 150  # letters


def accepted(taken: tuple[str, ...] = EVERY) -> str:
    """What a field of a form offers to choose."""
    endings = ("jpeg", *taken) if "jpg" in taken else taken
    return ",".join(f".{extension}" for extension in endings)


@dataclass(frozen=True)
class Checked:
    """A file that may be stored. sha256: of what was sent, as a picture is stored otherwise than it came."""

    name: str
    kind: Kind
    content: bytes
    small: bytes | None
    sha256: str
    face: bytes | None = None


def checked(file, *, largest: int = LARGEST, taken: tuple[str, ...] = EVERY, has_face: bool = False) -> Checked:
    """Return what is to be stored of an uploaded file; of a portrait, a tiny square too. Raises ``Refused``."""
    if file.size > largest:
        words = {"size": f"{file.size / MEGABYTE:.0f}", "limit": largest // MEGABYTE}
        raise Refused(
            _("The file has %(size)s MB; the limit is %(limit)s MB. Make it smaller and send it again.") % words
        )
    sent = file.read()
    if not sent:
        raise Refused(_("The file is empty."))
    kind = kind_of(sent, taken)
    content, small = redrawn(sent, kind) if kind.is_picture else (sent, None)
    square = face(small) if has_face and small else None
    return Checked(named(file.name, kind), kind, content, small, hashlib.sha256(sent).hexdigest(), square)


def named(name: str, kind: Kind) -> str:
    """Return the name a file is given back under: its own, with the ending of what it is."""
    bare = PurePosixPath(without_unwritable(name or "").replace("\\", "/")).name
    bare = "".join(one for one in bare if one.isprintable() and one not in '"/:*?<>|')
    stem, dot, ending = bare.rpartition(".")
    stem = stem if dot and ending.casefold() in (*BY_EXTENSION, "jpeg") else bare
    return f"{stem.strip(' .')[:NAME] or _('file')}.{kind.extension}"
