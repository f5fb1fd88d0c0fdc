"""What is done to the register: by administrators at once, by coordinators as proposals."""

from mediators.actions.duplicates import merge
from mediators.actions.proposals import accept, propose, revise_proposal, send_back
from mediators.actions.register import (
    change_kind,
    correct_card,
    correct_entry,
    exclude,
    include,
    readmit,
    restore,
    suspend,
)

__all__ = [
    "accept",
    "change_kind",
    "correct_card",
    "correct_entry",
    "exclude",
    "include",
    "merge",
    "propose",
    "readmit",
    "restore",
    "revise_proposal",
    "send_back",
    "suspend",
]
