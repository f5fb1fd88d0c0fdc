"""What is done to events and campaigns, and who takes part in them."""

from events.actions.campaigns import mark_done, mark_undone, set_open_day
from events.actions.gathering import Gathering, enter_events, gather, keep_event, set_certificates
from events.actions.participation import Change, take_part

__all__ = [
    "Change",
    "Gathering",
    "enter_events",
    "gather",
    "keep_event",
    "mark_done",
    "mark_undone",
    "set_certificates",
    "set_open_day",
    "take_part",
]
