"""What the page of an upload shows: counts by sheet, the first changes, the errors by cell."""

from django.utils.translation import gettext as _

from desk.models import Upload
from mediation.numbers import shown

SHOWN_ERRORS = 200
TONES = {
    Upload.Status.CHECKING: "info",
    Upload.Status.CHECKED: "info",
    Upload.Status.UNCHANGED: "",
    Upload.Status.FAULTY: "bad",
    Upload.Status.LOADING: "info",
    Upload.Status.LOADED: "good",
    Upload.Status.FAILED: "warning",
    Upload.Status.DISCARDED: "",
}
COUNTS = ("new", "changed", "same", "errors")


def preview(upload: Upload, report: dict | None) -> dict:
    """Return the parts of the page. report: what the check found, None once the file is gone."""
    report = report or {}
    samples = report.get("samples", {})
    errors = report.get("errors", [])
    count = report.get("error_count", 0)
    return {
        "sheets": [
            {"name": one["sheet"], "counts": [shown(one[key]) for key in COUNTS], **samples.get(one["sheet"], {})}
            for one in upload.counts
        ],
        "errors": [{"cell": cell or upload.name, "message": message} for cell, message in errors[:SHOWN_ERRORS]],
        "error_count": shown(count),
        "hidden_errors": shown(count - SHOWN_ERRORS) if count > SHOWN_ERRORS else "",
        "warnings": report.get("warnings", []),
        "is_renewed": report.get("is_renewed", False),
        "can_mark": any("!" in cell for cell, _message in errors),
    }


def line(row: dict) -> dict:
    """Return one upload of the history as the page shows it."""
    status = Upload.Status(row["status"])
    name = f"{row['user__first_name']} {row['user__last_name']}".strip()
    return {
        **row,
        "who": name or row["user__username"],
        "status": status.label,
        "tone": TONES[status],
        "found": "; ".join(words(counts) for counts in row["counts"]),
    }


def words(counts: dict) -> str:
    text = _("%(sheet)s: %(new)s new, %(changed)s changed, %(same)s the same") % counts
    if counts["errors"]:
        text += _(", %(errors)s errors") % counts
    return text
