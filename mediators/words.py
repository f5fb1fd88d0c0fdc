"""What a card holds as codes of a dictionary, in words."""

from mediation.dictionaries import Labels
from mediation.numbers import DASH
from mediators.models import Language, MediationField

DICTIONARIES = {"languages": Language, "specialisation": MediationField}


def in_words(name: str, text: str) -> str:
    """Return languages or fields of mediation in the reader's language."""
    return Labels(DICTIONARIES[name]).said(text) or DASH
