"""What is done to appeals and to citizens' requests. Every verb is atomic, takes keywords and names who acts."""

from appeals.actions.course import (
    correct_agreement,
    correct_session,
    extend,
    follow_up,
    hold,
    remove_session,
    resolve,
    settle,
    sign,
)
from appeals.actions.entering import annul, assign, correct, receive, receive_blocks, receive_many
from appeals.actions.handing import accept, hand_over, reopen, return_
from appeals.actions.parties import add_party, correct_party, look_at_parties, remove_party
from appeals.actions.reassigning import reassign_pending
from appeals.actions.request import AlreadyDecided, accept_request, decline_request, send_request

__all__ = [
    "AlreadyDecided",
    "accept",
    "accept_request",
    "add_party",
    "annul",
    "assign",
    "correct",
    "correct_agreement",
    "correct_party",
    "correct_session",
    "decline_request",
    "extend",
    "follow_up",
    "hand_over",
    "hold",
    "look_at_parties",
    "reassign_pending",
    "receive",
    "receive_blocks",
    "receive_many",
    "remove_party",
    "remove_session",
    "reopen",
    "resolve",
    "return_",
    "send_request",
    "settle",
    "sign",
]
