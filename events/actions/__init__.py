"""What is done to events, campaigns and publications, and who takes part in them."""

from events.actions.campaigns import keep_done, mark_done, mark_undone, set_open_day
from events.actions.gathering import Gathering, enter_events, gather, keep_event, set_certificates
from events.actions.participation import Change, take_part
from events.actions.publications import change, enter, enter_many

__all__ = [
    "Change",
    "Gathering",
    "change",
    "enter",
    "enter_events",
    "enter_many",
    "gather",
    "keep_done",
    "keep_event",
    "mark_done",
    "mark_undone",
    "set_certificates",
    "set_open_day",
    "take_part",
]
