"""The national sections of a quarter in one language: their drafts, what the centre made of them, their state."""

from functools import cached_property

from django.utils.translation import override

from accounts.journal import names_of
from mediation.quarter import Quarter
from offices.models import QuarterLock, Region
from reports.figures.declaration import Figure
from reports.models import DraftReading, NationalText, RegionText
from reports.narrative import edited, facts, narrate, read_edited, wording
from reports.summary import Summary, summarise
from reports.telling.approval import seal
from reports.telling.names import SECTIONS, TOPICS, section_labels
from reports.wording.grammar import WordingError
from reports.wording.source import draft
from reports.wording.speech import Facts, say


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
        keys = {key for row in self.rows.values() for key in (row.edited_by_id, row.approved_by_id) if key}
        return names_of(keys | {one.read_by_id for one in self.readings})

    @cached_property
    def readings(self) -> list[DraftReading]:
        """Who read drafts of this quarter, as they are or as they were."""
        return list(DraftReading.objects.of(self.quarter).filter(language=self.language).order_by("read_at", "pk"))

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
        if self.is_edited:
            return self.row.is_approved and not self.problem
        return bool(self.readings)

    @cached_property
    def readings(self) -> list[DraftReading]:
        """Who read and approved the draft as it is."""
        if self.is_edited:
            return []
        now = seal(self.draft)
        return [one for one in self.desk.readings if (one.section, one.sha256) == (self.name, now)]

    @property
    def was_read(self) -> bool:
        """Whether the draft was approved before it changed."""
        return not self.is_approved and any(one.section == self.name for one in self.desk.readings)

    @property
    def approvals(self) -> list[tuple]:
        """(when, who) of each approval of what stands now."""
        if self.is_edited:
            return [(self.row.approved_at, self.approver)] if self.is_approved else []
        return [(one.read_at, self.desk.names.get(one.read_by_id, "")) for one in self.readings]

    @property
    def seen(self) -> str:
        """What an approval is of: the version of an edited text, the seal of a draft."""
        return str(self.version) if self.is_edited else seal(self.draft)

    def waits_for(self, user) -> bool:
        """Whether the section can be approved, and by this person."""
        if self.is_edited:
            return not (self.row.is_approved or self.problem or self.row.edited_by_id == user.pk)
        return bool(self.draft) and all(one.read_by_id != user.pk for one in self.readings)

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

    @cached_property
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


def silent_regions(quarter: Quarter) -> list[Region]:
    """The regions that have written no text of the quarter."""
    telling = RegionText.objects.of(quarter).written().values_list("region_id", flat=True)
    return list(Region.objects.exclude(pk__in=telling))


def is_closed(quarter: Quarter, region: str) -> bool:
    return QuarterLock.objects.of(quarter).closed().filter(region=region).exists()
