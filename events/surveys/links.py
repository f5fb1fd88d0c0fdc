"""The short address of a questionnaire, as a QR code leads to it: which questionnaire, region and platform."""

import io
import secrets
from dataclasses import dataclass

import segno
from django.urls import reverse

from events.models import Questionnaire
from offices.models import Platform, Region

# Neither letters nor digits that people mistake for each other.
LETTERS, LENGTH = "abcdefghjkmnpqrstuvwxyz23456789", 5
PREFIX = "KZ-"


@dataclass(frozen=True)
class Place:
    """Where an address leads. Without a region the person chooses one."""

    questionnaire: Questionnaire
    region: Region | None = None
    platform: Platform | None = None

    @property
    def code(self) -> str:
        parts = [self.questionnaire.code]
        if self.region:
            parts.append(self.region.pk.removeprefix(PREFIX))
        if self.platform:
            parts.append(str(self.platform.pk))
        return "-".join(parts)

    @property
    def path(self) -> str:
        return reverse("survey:answer", args=[self.code])

    @property
    def name(self) -> str:
        return str(self.platform or self.region or "")


def new_code() -> str:
    return "".join(secrets.choice(LETTERS) for _letter in range(LENGTH))


def find(code: str) -> Place | None:
    """Return where a short address leads, or None if it leads nowhere."""
    key, _dash, rest = code.lower().partition("-")
    number, _dash, platform = rest.partition("-")
    questionnaire = Questionnaire.objects.published().filter(code=key).first()
    region = Region.objects.filter(pk=PREFIX + number).first() if number else None
    if questionnaire is None or (number and region is None):
        return None
    return place(questionnaire, region, platform)


def place(questionnaire, region: Region | None, platform: str = "") -> Place | None:
    """Return the place of a platform given by its number; None if the region has no such platform."""
    if not platform:
        return Place(questionnaire, region)
    if region is None or not platform.isascii() or not platform.isdigit() or len(platform) > 12:
        return None
    rows = Platform.objects.filter(pk=int(platform), region=region).only("region", "name_ru", "name_kk")
    found = rows.first()
    return Place(questionnaire, region, found) if found else None


def drawn(address: str, kind: str) -> bytes:
    """Return a QR code as a file, ``svg`` or ``png``; a quarter of it may be dirty or torn and it is still read."""
    file = io.BytesIO()
    segno.make(address, error="q", micro=False).save(file, kind=kind, scale=12, border=4)
    return file.getvalue()


def inline(address: str) -> str:
    """Return a QR code as SVG for a page, as wide as its place."""
    return segno.make(address, error="q", micro=False).svg_inline(omitsize=True, border=2, svgclass="qr")
