"""Mediators offered while one types."""

from mediation.choosing import Choices
from mediators.models import Mediator


class MediatorChoices(Choices):
    permission = "choices.ask"
    model = Mediator
    columns = ("full_name", "registry_number")

    def note(self, row):
        return row.registry_number
