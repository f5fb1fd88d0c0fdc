"""Platforms offered while one types."""

from mediation.choosing import Choices
from offices.models import Platform


class PlatformChoices(Choices):
    permission = "choices.ask"
    model = Platform
    columns = ("name_ru", "name_kk", "locality", "district", "code")

    def note(self, row):
        return ", ".join(part for part in (row.locality or row.district, row.code) if part)
