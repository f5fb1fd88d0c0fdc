"""Events, publications, campaigns with their participants and surveys."""

from events.models.campaign import Campaign, Participation, SurveyTotal
from events.models.event import Event, EventType
from events.models.file import EventFile
from events.models.preparation import Preparation
from events.models.publication import Publication

__all__ = [
    "Campaign",
    "Event",
    "EventFile",
    "EventType",
    "Participation",
    "Preparation",
    "Publication",
    "SurveyTotal",
]
