"""What is done to campaigns, to who takes part in them, and to publications."""

from events.actions.campaigns import mark_done, mark_undone, set_open_day
from events.actions.participation import Change, take_part
from events.actions.publications import change, enter, enter_many

__all__ = ["Change", "change", "enter", "enter_many", "mark_done", "mark_undone", "set_open_day", "take_part"]
