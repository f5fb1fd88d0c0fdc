"""What is done to the register: by administrators at once, by coordinators as proposals."""

from mediators.actions.duplicates import merge
from mediators.actions.proposals import accept, propose, revise_proposal, send_back
from mediators.actions.register import (
    SAYS,
    change_ethno,
    change_kind,
    correct_card,
    correct_entry,
    exclude,
    include,
    readmit,
    restore,
    suspend,
)
from mediators.actions.training import correct_completion, finish, mark_ethno, remove_completion

__all__ = [
    "SAYS",
    "accept",
    "change_ethno",
    "change_kind",
    "correct_card",
    "correct_completion",
    "correct_entry",
    "exclude",
    "finish",
    "include",
    "mark_ethno",
    "merge",
    "propose",
    "readmit",
    "remove_completion",
    "restore",
    "revise_proposal",
    "send_back",
    "suspend",
]
