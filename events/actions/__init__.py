"""What is done to campaigns and who takes part in them."""

from events.actions.campaigns import mark_done, mark_undone, set_open_day
from events.actions.participation import Change, take_part

__all__ = ["Change", "mark_done", "mark_undone", "set_open_day", "take_part"]
