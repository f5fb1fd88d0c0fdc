"""Looking into a file that somebody sent, before anything is stored."""

import hashlib
from dataclasses import dataclass
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from mediation.attachments.kinds import BY_EXTENSION, Kind, Refused, kind_of
from mediation.attachments.pictures import redrawn
from mediation.spreadsheet import without_unwritable

MEGABYTE = 1_000_000
LARGEST = 10 * MEGABYTE
NAME = 150  # letters
ACCEPT = ",".join(f".{extension}" for extension in ("jpeg", *BY_EXTENSION))


@dataclass(frozen=True)
class Checked:
    """A file that may be stored. sha256: of what was sent, as a picture is stored otherwise than it came."""

    name: str
    kind: Kind
    content: bytes
    small: bytes | None
    sha256: str


def checked(file, *, largest: int = LARGEST) -> Checked:
    """Return what is to be stored of an uploaded file. Raises ``Refused``."""
    if file.size > largest:
        words = {"size": f"{file.size / MEGABYTE:.0f}", "limit": largest // MEGABYTE}
        raise Refused(
            _("The file has %(size)s MB; the limit is %(limit)s MB. Make it smaller and send it again.") % words
        )
    sent = file.read()
    if not sent:
        raise Refused(_("The file is empty."))
    kind = kind_of(sent)
    content, small = redrawn(sent, kind) if kind.is_picture else (sent, None)
    return Checked(named(file.name, kind), kind, content, small, hashlib.sha256(sent).hexdigest())


def named(name: str, kind: Kind) -> str:
    """Return the name a file is given back under: its own, with the ending of what it is."""
    bare = PurePosixPath(without_unwritable(name or "").replace("\\", "/")).name
    bare = "".join(one for one in bare if one.isprintable() and one not in '"/:*?<>|')
    stem, dot, ending = bare.rpartition(".")
    stem = stem if dot and ending.casefold() in (*BY_EXTENSION, "jpeg") else bare
    return f"{stem.strip(' .')[:NAME] or _('file')}.{kind.extension}"
