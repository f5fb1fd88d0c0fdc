"""The sections of the report's text, in their order, and what they are called."""

from django.utils.translation import gettext as _

from reports.indicators import sections as declared
from reports.models import NationalText
from reports.renderers.document import CAMPAIGNS, ROUTINE

SECTIONS = (*ROUTINE, *CAMPAIGNS, "closing")
LANGUAGES = tuple(NationalText.Language.values)
TOPICS = {"network": "platforms"}  # a section of the text -> of the figures, where they differ


def section_labels() -> dict[str, str]:
    """The names of the sections, in the active language."""
    known = {section.code: section.label for section in declared()}
    return {name: known.get(TOPICS.get(name, name)) or _("Closing words") for name in SECTIONS}
