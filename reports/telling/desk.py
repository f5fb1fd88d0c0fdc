"""The national sections of a quarter in one language: their drafts, what the centre made of them, their state."""

from functools import cached_property

from django.utils.translation import gettext as _
from django.utils.translation import override

from accounts.journal import names_of
from mediation.quarter import Quarter
from offices.models import QuarterLock, Region
from reports.figures.declaration import Figure
from reports.indicators import sections as declared
from reports.models import NationalText, RegionText
from reports.narrative import codes, edited, facts, narrate, read_edited, wording
from reports.renderers.document import CAMPAIGNS, ROUTINE
from reports.summary import Summary, summarise
from reports.wording.grammar import WordingError
from reports.wording.source import draft
from reports.wording.speech import Facts, say

SECTIONS = (*ROUTINE, *CAMPAIGNS, "closing")
LANGUAGES = tuple(NationalText.Language.values)
TOPICS = {"network": "platforms"}  # a section of the text -> of the figures, where they differ


class Desk:
    """Counted once, whatever is asked of it. Texts and labels of figures are in the language of the report."""

    def __init__(self, quarter: Quarter, language: str):
        self.quarter, self.language = quarter, language
        with override(language):
            self.summary: Summary = summarise(quarter, is_live=True)
            self.facts: Facts = facts(self.summary, language)
            self.wording = wording(language)
            self.drafted = say(self.wording, self.facts)
            self.said = self.drafted | edited(self.summary, self.facts)
        self.rows = {row.section: row for row in NationalText.objects.of(quarter).filter(language=language)}

    def read(self, text: str) -> list[list]:
        """Read an edited text into paragraphs. Raises ``WordingError``."""
        return read_edited(text, self.wording, self.summary.rollup.figures)

    @cached_property
    def labels(self) -> dict[str, str]:
        return section_labels()

    @cached_property
    def names(self) -> dict[int, str]:
        """Who wrote and read the sections."""
        return names_of({key for row in self.rows.values() for key in (row.edited_by_id, row.approved_by_id) if key})

    @property
    def sections(self) -> list["Section"]:
        return [Section(self, name) for name in SECTIONS]


class Section:
    """One section at its desk."""

    def __init__(self, desk: Desk, name: str):
        self.desk, self.name, self.row = desk, name, desk.rows.get(name)

    @property
    def label(self) -> str:
        return self.desk.labels[self.name]

    @property
    def version(self) -> int:
        return self.row.version if self.row else 0

    @property
    def is_edited(self) -> bool:
        return bool(self.row and self.row.text)

    @property
    def is_approved(self) -> bool:
        return self.is_edited and self.row.is_approved and not self.problem

    @property
    def editor(self) -> str:
        return self.desk.names.get(self.row.edited_by_id, "") if self.row else ""

    @property
    def approver(self) -> str:
        return self.desk.names.get(self.row.approved_by_id, "") if self.row else ""

    @property
    def said(self) -> list[str]:
        """The paragraphs as the document prints them."""
        return self.desk.said[self.name]

    @property
    def draft(self) -> str:
        return draft(self.desk.wording, self.name, self.desk.facts)

    @property
    def text(self) -> str:
        """What is edited: the kept text, else the draft."""
        return self.row.text if self.is_edited else self.draft

    @cached_property
    def problem(self) -> WordingError | None:
        """Why the kept text cannot be read any more; its draft is printed meanwhile."""
        try:
            self.desk.read(self.row.text if self.is_edited else "")
        except WordingError as error:
            return error
        return None

    @property
    def topic(self) -> dict[str, Figure]:
        """The figures that the section is about, by code."""
        code = TOPICS.get(self.name, self.name)
        rollup = self.desk.summary.rollup
        section = next((one for one in rollup.sections if one.code == code), None)
        return {one.code: one for one, _depth in rollup.figures_of(section)} if section else {}

    @property
    def last_time(self) -> list[str]:
        """What the report of the quarter before says here; as published, if it is."""
        with override(self.desk.language):
            return narrate(summarise(self.desk.quarter.previous())).sections.get(self.name, [])


def unapproved(quarter: Quarter) -> list[tuple[str, NationalText]]:
    """Return (name of the section, text) of edited sections that nobody else has read, or that cannot be read now."""
    rows = list(NationalText.objects.of(quarter).edited().order_by("language", "pk"))
    if not rows:
        return []
    labels, figures = section_labels(), codes()
    return [(labels[row.section], row) for row in rows if not (row.is_approved and is_readable(row, figures))]


def is_readable(row: NationalText, figures) -> bool:
    try:
        read_edited(row.text, wording(row.language), figures)
    except WordingError:
        return False
    return True


def section_labels() -> dict[str, str]:
    """The names of the sections, in the active language."""
    known = {section.code: section.label for section in declared()}
    return {name: known.get(TOPICS.get(name, name)) or _("Closing words") for name in SECTIONS}


def silent_regions(quarter: Quarter) -> list[Region]:
    """The regions that have written no text of the quarter."""
    telling = RegionText.objects.of(quarter).written().values_list("region_id", flat=True)
    return list(Region.objects.exclude(pk__in=telling))


def is_closed(quarter: Quarter, region: str) -> bool:
    return QuarterLock.objects.of(quarter).closed().filter(region=region).exists()
