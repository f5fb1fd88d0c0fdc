"""Two small pictures for the demo's events, drawn here: a hill and a sun, so that nobody is in them."""

from io import BytesIO

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from events.models import Event, EventFile
from mediation.attachments import storing
from mediation.attachments.checking import checked

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


def photos(event: Event) -> list[EventFile]:
    """Store the pictures and return their rows, without writing those."""
    made = []
    for name, *colours in PICTURES:
        file = checked(ContentFile(drawn(*colours), name=name))
        made.append(
            EventFile(
                event=event,
                region_id=event.region_id,
                name=file.name,
                extension=file.kind.extension,
                size=len(file.content),
                sha256=file.sha256,
                stored_as=storing.put(EventFile.folder, file),
            )
        )
    return made
