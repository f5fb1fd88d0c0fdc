"""The work on an upload: a rehearsal that makes the preview, and the load itself."""

import io
from collections import Counter

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from desk.models import Upload
from desk.workbook.guard import UPLOAD
from desk.workbook.importing import Rights, import_file
from desk.workbook.report import Report

MOST_ERRORS = 2000  # kept, shown by the hundred, and marked in the file that goes back


class Moved(Exception):
    """The load would not do what the preview showed: records changed since."""


def check(upload: Upload, *, by, watch=None) -> None:
    """Rehearse the load and keep what it would do; nothing else is written."""
    settle(upload, run(upload, by=by, watch=watch, is_rehearsal=True))


def load(upload: Upload, *, by, watch=None) -> None:
    """Load the file, all or nothing. If it would do other things than were shown, show those instead."""
    report = Report(watch=watch)
    try:
        with transaction.atomic():
            run(upload, by=by, report=report)
            if report.errors or report.mark != upload.mark:
                raise Moved
    except Moved:
        settle(upload, report, is_renewed=True)
        return
    upload.file.delete()
    finish(upload, Upload.Status.LOADED, counts=counted(report))


def run(upload: Upload, *, by, watch=None, report: Report | None = None, is_rehearsal=False) -> Report:
    report = report or Report(watch=watch)
    content = io.BytesIO(upload.file.content)
    import_file(
        content, by=by.pk, is_rehearsal=is_rehearsal, limits=UPLOAD, rights=Rights.of(by), report=report
    )  # fmt: skip
    if not report.counts and not report.errors:
        report.error("", _("The file has none of the sheets that are loaded. Take the template as the pattern."))
    return report


def settle(upload: Upload, report: Report, *, is_renewed=False) -> None:
    """Keep what the check found, for the page and for the file that goes back."""
    counts = counted(report)
    if not report.errors and not any(sheet["new"] or sheet["changed"] for sheet in counts):
        upload.file.delete()
        finish(upload, Upload.Status.UNCHANGED, counts=counts)
        return
    upload.file.report = {
        "errors": report.errors[:MOST_ERRORS],
        "error_count": len(report.errors),
        "warnings": report.warnings[:50],
        "samples": report.samples,
        "is_renewed": is_renewed,
    }
    upload.file.done = upload.file.expected = 0
    upload.file.save(update_fields=["report", "done", "expected"])
    status = Upload.Status.FAULTY if report.errors else Upload.Status.CHECKED
    finish(upload, status, counts=counts, mark=report.mark)


def finish(upload: Upload, status: str, **values) -> None:
    for name, value in values.items():
        setattr(upload, name, value)
    upload.status, upload.finished_at = status, timezone.now()
    upload.save(update_fields=["status", "finished_at", *values])


def counted(report: Report) -> list[dict]:
    """Return the counts of the sheets that hold anything, errors among them."""
    wrong = Counter(cell.rpartition("!")[0] for cell, _message in report.errors)
    sheets = [{"sheet": name, **counts, "errors": wrong[name]} for name, counts in report.counts.items()]
    return [sheet for sheet in sheets if any(sheet[key] for key in ("new", "changed", "same", "errors"))]
