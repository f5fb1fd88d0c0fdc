"""Taking a workbook in: all of it or nothing."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import IntegrityError, connection, transaction

from desk.workbook import nouns, registers
from desk.workbook.lookups import Lookups
from desk.workbook.reading import COMMAND, Limits, NotAWorkbook, read
from mediation import constraints
from mediation.scope import acting_as

NOUNS = {
    noun.sheet.code: noun
    for noun in (
        registers.Platforms,
        registers.Mediators,
        nouns.Campaigns,
        nouns.Participations,
        nouns.Surveys,
        nouns.Appeals,
        nouns.Events,
        nouns.Publications,
    )
}


@dataclass
class Report:
    """What an import found: errors as (``sheet!cell``, message), warnings, and counts by sheet."""

    errors: list[tuple[str, str]] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    counts: dict[str, dict[str, int]] = field(default_factory=dict)

    def error(self, cell: str, message: str) -> None:
        self.errors.append((cell, message))

    def warn(self, message: str) -> None:
        self.warnings.append(message)


class Undo(Exception):
    """Roll the import back: it was a rehearsal, or it had errors."""


def import_file(path: Path, *, by: int | None = None, is_rehearsal: bool = False, limits: Limits = COMMAND) -> Report:
    """Import a workbook; keep nothing if any cell is wrong, or if it is a rehearsal.

    by: the user's id for the journal. The report says what is, or would be, new, changed and the same.
    """
    report = Report()
    try:
        with transaction.atomic():
            acting_as(by, reason="import_workbook")
            import_tables(path, limits, report)
            if report.errors or is_rehearsal:
                raise Undo
    except Undo:
        pass
    except NotAWorkbook as refusal:
        report.error(path.name, str(refusal))
    return report


def import_tables(path: Path, limits: Limits, report: Report) -> None:
    tables = read(path, limits, report)
    lookups = Lookups()
    for table in tables:
        report.counts[table.name] = NOUNS[table.sheet.code](table, lookups, report).run()
        lookups.reload()
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("set constraints all immediate")
    except IntegrityError as refusal:
        report.error(path.name, constraints.explain(refusal))
