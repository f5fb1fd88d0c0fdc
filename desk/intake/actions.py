"""What people do with uploads. Short files are worked on at once, long ones by the queue."""

from django.db import transaction

from desk.intake import jobs, work
from desk.models import Upload, UploadFile
from mediation.jobs import ask

SHORT = 500  # rows that a request may work on itself


class FileGone(Exception):
    """The file was kept for a day, which is over."""


@transaction.atomic
def receive(*, content: bytes, name: str, rows: int, by) -> Upload:
    """Keep a file that the guard let in, and check it."""
    upload = Upload.objects.create(
        region_id=by.region_id, user_id=by.pk, name=name[-200:], size=len(content), rows=rows
    )  # fmt: skip
    UploadFile.objects.create(upload=upload, region_id=by.region_id, content=content)
    begin(upload, Upload.Status.CHECKING, by=by)
    return upload


@transaction.atomic
def load(upload: Upload, *, by) -> Upload:
    """Load what the preview showed. Asked twice, it is done once. Raises ``FileGone``."""
    upload = locked(upload)
    if upload.status == Upload.Status.CHECKED:
        begin(upload, Upload.Status.LOADING, by=by)
    return upload


@transaction.atomic
def retry(upload: Upload, *, by) -> Upload:
    """Check an interrupted upload again from the beginning. Raises ``FileGone``."""
    upload = locked(upload)
    if upload.status == Upload.Status.FAILED:
        begin(upload, Upload.Status.CHECKING, by=by)
    return upload


@transaction.atomic
def discard(upload: Upload, *, by) -> Upload:
    """Throw the file away; the history keeps that it was sent."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    if upload.status in (Upload.Status.CHECKED, Upload.Status.FAULTY, Upload.Status.FAILED):
        UploadFile.objects.filter(upload=upload).delete()
        work.finish(upload, Upload.Status.DISCARDED)
    return upload


def locked(upload: Upload) -> Upload:
    """Return the upload as it is now, and let nobody else begin on it. Raises ``FileGone``."""
    upload = Upload.objects.select_for_update().get(pk=upload.pk)
    is_over = upload.status in (Upload.Status.LOADED, Upload.Status.UNCHANGED, Upload.Status.DISCARDED)
    if not is_over and not UploadFile.objects.filter(upload=upload).exists():
        raise FileGone
    return upload


def begin(upload: Upload, status: str, *, by) -> None:
    """Start the work: at once if the file is short, else in the background."""
    upload.status, upload.finished_at = status, None
    upload.save(update_fields=["status", "finished_at"])
    name = "check" if status == Upload.Status.CHECKING else "load"
    if upload.rows <= SHORT:
        getattr(work, name)(upload, by=by)
    else:
        ask(getattr(jobs, name), by=by, upload=upload.pk)
