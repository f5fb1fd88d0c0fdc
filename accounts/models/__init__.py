"""Users, their deputies, the journal, the logs of looks and of downloads."""

from accounts.models.access import AccessEntry
from accounts.models.deputy import Deputy
from accounts.models.export import ExportEntry
from accounts.models.journal import JournalEntry
from accounts.models.user import User

__all__ = ["AccessEntry", "Deputy", "ExportEntry", "JournalEntry", "User"]
