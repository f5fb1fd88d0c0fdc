"""Taking a workbook in: all of it or nothing."""

from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from django.db import IntegrityError, connection, transaction
from django.utils.translation import gettext as _

from desk.workbook import entries, events, nouns, partners, registers, trainings
from desk.workbook.columns import SHEETS
from desk.workbook.guard import COMMAND, Limits, NotAWorkbook
from desk.workbook.lookups import Lookups
from desk.workbook.reading import read
from desk.workbook.report import Report
from mediation import constraints
from mediation.scope import acting_as

NOUNS = {
    noun.sheet.code: noun
    for noun in (
        registers.Platforms,
        registers.Mediators,
        entries.Entries,
        trainings.Trainings,
        trainings.Completions,
        partners.Organisations,
        partners.Memoranda,
        nouns.Campaigns,
        nouns.Participations,
        nouns.Surveys,
        nouns.Appeals,
        events.Events,
        nouns.Publications,
    )
}


@dataclass(frozen=True)
class Rights:
    """What an import may touch: sheets by their codes, and the rows of one region or, with "", of all."""

    sheets: frozenset[str] = frozenset(sheet.code for sheet in SHEETS)
    region: str = ""

    @classmethod
    def of(cls, user) -> "Rights":
        """Return what the user's role may load."""
        return cls(frozenset(sheet.code for sheet in SHEETS if user.may(sheet.permission)), user.region_id or "")


class Undo(Exception):
    """Roll the import back: it was a rehearsal, or it had errors."""


def import_file(
    file: Path | BinaryIO,
    *,
    by: int | None = None,
    is_rehearsal: bool = False,
    limits: Limits = COMMAND,
    rights: Rights = Rights(),
    report: Report | None = None,
) -> Report:
    """Import a workbook; keep nothing if any cell is wrong, or if it is a rehearsal.

    by: the user's id for the journal. The report says what is, or would be, new, changed and the same.
    """
    report = report or Report(getattr(file, "name", ""))
    try:
        with transaction.atomic():
            acting_as(by, reason="import_workbook")
            import_tables(file, limits, rights, report)
            if report.errors or is_rehearsal:
                raise Undo
    except Undo:
        pass
    except NotAWorkbook as refusal:
        report.error(report.name, str(refusal))
    return report


def import_tables(file: Path | BinaryIO, limits: Limits, rights: Rights, report: Report) -> None:
    tables = read(file, limits, report, rights.sheets)
    lookups = Lookups(rights.region)
    for table in tables:
        report.counts[table.name] = NOUNS[table.sheet.code](table, lookups, report).run()
        lookups.reload()
    for number in sorted(lookups.merged_named):
        words = _("the card “%(number)s” was merged into “%(kept)s”; what refers to it is written to that one")
        report.warn(words % {"number": number, "kept": lookups.kept_numbers[number]})
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
    except IntegrityError as refusal:
        report.error(report.name, constraints.explain(refusal))
