"""The register of mediators: cards, dated entries, training, who serves where, the duty roster."""

from mediators.models.dictionary import Language, MediationField
from mediators.models.duty import Duty, DutyPattern
from mediators.models.feed import DutyFeed
from mediators.models.mediator import Mediator
from mediators.models.photo import MediatorPhoto
from mediators.models.proposal import Proposal
from mediators.models.service import Service
from mediators.models.standing import Standing
from mediators.models.training import Training, TrainingCompletion

__all__ = [
    "Duty",
    "DutyFeed",
    "Language",
    "MediationField",
    "DutyPattern",
    "Mediator",
    "MediatorPhoto",
    "Proposal",
    "Service",
    "Standing",
    "Training",
    "TrainingCompletion",
]
