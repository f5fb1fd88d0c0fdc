"""Mediators offered while one types."""

from mediation import clock
from mediation.choosing import Choices
from mediators.models import Mediator


class MediatorChoices(Choices):
    permission = "choices.ask"
    model = Mediator
    columns = ("full_name", "registry_number")

    def note(self, row):
        return row.registry_number


class WorkingChoices(MediatorChoices):
    """Those of the register who are not suspended: whom work can be given to."""

    def prepared(self, rows):
        return rows.active_at(clock.today())
