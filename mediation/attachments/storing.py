"""Where the files are: a folder of the portal's own that no address leads to (STORAGES["attachments"]).

A file is written before its row and deleted after it, so a row always has its file; what a broken transaction
leaves without a row, ``tidy`` takes away.
"""

import datetime
import uuid
from collections.abc import Iterator
from contextlib import suppress

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from mediation.attachments.checking import Checked

SMALL, FACE = "-small.jpg", "-face.webp"
GRACE = datetime.timedelta(hours=2)  # a file may be older than its row by the length of a transaction


def storage():
    return storages["attachments"]


def small_of(place: str) -> str:
    """Where the small picture of a picture is."""
    return place.rpartition(".")[0] + SMALL


def face_of(place: str) -> str:
    """Where the tiny square of a portrait is."""
    return place.rpartition(".")[0] + FACE


def put(folder: str, file: Checked) -> str:
    """Store a file under a name that nobody guesses; return its place."""
    place = storage().save(f"{folder}/{uuid.uuid4()}.{file.kind.extension}", ContentFile(file.content))
    if file.small:
        storage().save(small_of(place), ContentFile(file.small))
    if file.face:
        storage().save(face_of(place), ContentFile(file.face))
    return place


def take(place: str) -> None:
    """Delete a file and its small pictures; one that is gone already is no matter."""
    for name in (place, small_of(place), face_of(place)):
        with suppress(FileNotFoundError):
            storage().delete(name)


def take_after_commit(places: list[str]) -> None:
    transaction.on_commit(lambda: [take(place) for place in places])


def stored(folder: str) -> Iterator[str]:
    """Yield the places of a folder's files that are old enough to have a row."""
    if not storage().exists(folder):
        return
    before = timezone.now() - GRACE
    for name in storage().listdir(folder)[1]:
        place = f"{folder}/{name}"
        with suppress(FileNotFoundError):
            if storage().get_modified_time(place) < before:
                yield place


def take_orphans(folder: str, known: set[str]) -> int:
    """Delete the files of a folder that no row knows; return how many."""
    kept = {name for place in known for name in (place, small_of(place), face_of(place))}
    orphans = [place for place in stored(folder) if place not in kept]
    for place in orphans:
        with suppress(FileNotFoundError):
            storage().delete(place)
    return len(orphans)
