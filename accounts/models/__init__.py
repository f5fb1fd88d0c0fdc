"""Users, their deputies, the journal of changes and the log of looks."""

from accounts.models.access import AccessEntry
from accounts.models.deputy import Deputy
from accounts.models.journal import JournalEntry
from accounts.models.user import User

__all__ = ["AccessEntry", "Deputy", "JournalEntry", "User"]
