"""Mediators offered while one types."""

from mediation.choosing import Choices
from mediators.models import Mediator


class MediatorChoices(Choices):
    permission = "mediators.see"
    model = Mediator
    columns = ("full_name", "registry_number")

    def note(self, row):
        return row.registry_number
