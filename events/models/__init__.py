"""Events, publications, campaigns with their participants and surveys; organisations and memoranda."""

from events.models.campaign import Campaign, Participation, SurveyTotal
from events.models.dictionary import EventTheme, OrganisationKind, ParticipantGroup
from events.models.event import Event, EventType
from events.models.file import EventFile
from events.models.gathering import EventMediator, EventOrganisation
from events.models.organisation import Memorandum, Organisation
from events.models.preparation import Preparation
from events.models.publication import Publication
from events.models.response import Answer, Response, SurveyCount
from events.models.survey import Choice, Question, Questionnaire

__all__ = [
    "Answer",
    "Campaign",
    "Choice",
    "Event",
    "EventFile",
    "EventMediator",
    "EventOrganisation",
    "EventTheme",
    "EventType",
    "Memorandum",
    "Organisation",
    "OrganisationKind",
    "ParticipantGroup",
    "Participation",
    "Preparation",
    "Publication",
    "Question",
    "Questionnaire",
    "Response",
    "SurveyCount",
    "SurveyTotal",
]
