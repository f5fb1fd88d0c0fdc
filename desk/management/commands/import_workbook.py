"""Import a workbook of records (contract: DESIGN §5)."""

from pathlib import Path

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from desk.workbook.importing import import_file
from desk.workbook.marking import mark
from mediation.database.statistics import gather_statistics


class Command(BaseCommand):
    help = "Import a workbook, all or nothing. Errors go to standard error, one line each: sheet!cell: message."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check everything, change nothing")
        parser.add_argument("--errors", type=Path, metavar="OUT.xlsx", help="the workbook with bad cells marked")

    def handle(self, file, dry_run, errors, **options):
        report = import_file(file, is_rehearsal=dry_run)
        for warning in report.warnings:
            self.stderr.write(_("warning: %(text)s") % {"text": warning}, style_func=str)
        for cell, message in report.errors:
            self.stderr.write(f"{cell}: {message}", style_func=str)
        if report.errors:
            if errors and report.counts:
                mark(file, report.errors).save(errors)
            raise SystemExit(1)
        for name, counts in report.counts.items():
            self.stdout.write(
                _("%(sheet)s: %(new)s new, %(changed)s changed, %(same)s the same") % {"sheet": name, **counts}
            )
        if not dry_run:
            gather_statistics()
        else:
            self.stdout.write(_("A rehearsal: nothing was changed."))
