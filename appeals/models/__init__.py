"""Appeals: the register, its counter of numbers, and what belongs to a case."""

from appeals.models.appeal import Appeal
from appeals.models.case import Agreement, Party, Session
from appeals.models.category import Category
from appeals.models.counter import AppealCounter

__all__ = ["Agreement", "Appeal", "AppealCounter", "Category", "Party", "Session"]
