"""Pictures drawn anew, so that nothing of a camera stays in them: no place, no owner, no hidden second picture."""

import warnings
from io import BytesIO

from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from mediation.attachments.kinds import Kind, Refused

MOST_PIXELS = 50_000_000  # a telephone's largest photo; more is a bomb
LONGEST_SIDE, SMALL_SIDE = 2560, 360
FACE = (80, 80)
HEAD = (0.5, 0.3)  # where a portrait has its head
BROKEN = (UnidentifiedImageError, Image.DecompressionBombError, Image.DecompressionBombWarning, OSError, ValueError,
          SyntaxError, EOFError, MemoryError)  # fmt: skip


def redrawn(content: bytes, kind: Kind) -> tuple[bytes, bytes]:
    """Return the picture without what is not picture, and a small one as JPEG. Raises ``Refused``."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(content), formats=[kind.pillow]) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Refused(_("The picture has too many points. Make it smaller and send it again."))
                picture.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
                upright = ImageOps.exif_transpose(picture)
                upright.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
                bare = plain(upright, kind)
        small = bare.copy()
        small.thumbnail((SMALL_SIDE, SMALL_SIDE))
        return written(bare, kind.pillow), written(plain(small), "JPEG")
    except BROKEN:
        raise Refused(_("The picture is damaged or is no picture. Open it, save it anew and send that.")) from None


def face(small: bytes) -> bytes:
    """Return a tiny square of a small picture, for pages that show many."""
    with Image.open(BytesIO(small)) as picture:
        square = ImageOps.fit(picture, FACE, centering=HEAD)
    stream = BytesIO()
    square.save(stream, "WEBP", quality=50, method=6)
    return stream.getvalue()


def plain(picture: Image.Image, kind: Kind | None = None) -> Image.Image:
    """Return the points alone: a new picture, transparent only where its kind can be, else on white."""
    has_alpha = picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
    if kind is not None and kind.pillow != "JPEG" and has_alpha:
        points = picture.convert("RGBA")
        bare = Image.new("RGBA", points.size)
        bare.paste(points)
        return bare
    bare = Image.new("RGB", picture.size, "white")
    points = picture.convert("RGBA") if has_alpha else picture.convert("RGB")
    bare.paste(points, mask=points if has_alpha else None)
    return bare


def written(picture: Image.Image, form: str) -> bytes:
    stream = BytesIO()
    picture.save(stream, form, **({"quality": 85} if form != "PNG" else {"optimize": True}))
    return stream.getvalue()
