"""The log of downloads: who took which rows and columns out of the portal."""

from accounts.models import ExportEntry


def log_export(*, register: str, address: str, columns: list[str], has_personal: bool, rows: int) -> None:
    """Record a download within the current scope; who and when, the database fills in itself."""
    ExportEntry.objects.create(
        register=register, address=address[:2000], columns=columns, has_personal=has_personal, rows=rows
    )
