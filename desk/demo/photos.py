"""Two small pictures for the demo's events, drawn here: a hill and a sun, so that nobody is in them."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from accounts.models import User
from events.models import Event, EventFile
from mediation.attachments import actions

SIZE = (640, 480)
PICTURES = (("встреча.jpg", "#aed5dc", "#f2b705", "#247a8d"), ("зал.jpg", "#e2f3f6", "#ffffff", "#7db9c4"))


def drawn(sky: str, sun: str, hill: str) -> bytes:
    picture = Image.new("RGB", SIZE, sky)
    draw = ImageDraw.Draw(picture)
    draw.ellipse((430, 60, 540, 170), fill=sun)
    draw.polygon([(0, 480), (220, 210), (400, 360), (520, 280), (640, 400), (640, 480)], fill=hill)
    stream = BytesIO()
    picture.save(stream, "JPEG", quality=80)
    return stream.getvalue()


def photos(event: Event, *, by: User) -> None:
    """Attach the pictures to an event, as its page does."""
    files = [ContentFile(drawn(*colours), name=name) for name, *colours in PICTURES]
    actions.attach(EventFile, event, files, by=by)
