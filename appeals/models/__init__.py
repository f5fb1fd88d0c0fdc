"""Appeals: the register, its counter of numbers, and what belongs to a case."""

from appeals.models.appeal import Appeal
from appeals.models.case import Agreement, Session, Step
from appeals.models.category import Category
from appeals.models.counter import AppealCounter
from appeals.models.hand_over import HandOver
from appeals.models.party import Party
from appeals.models.request import Request

__all__ = ["Agreement", "Appeal", "AppealCounter", "Category", "HandOver", "Party", "Request", "Session", "Step"]
