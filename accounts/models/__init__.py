"""Users, the journal and the log of downloads."""

from accounts.models.export import ExportEntry
from accounts.models.journal import JournalEntry
from accounts.models.user import User

__all__ = ["ExportEntry", "JournalEntry", "User"]
