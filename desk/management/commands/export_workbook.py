"""Write all records as a workbook that import_workbook reads."""

from pathlib import Path

from django.core.management.base import BaseCommand

from desk.workbook.exporting import export_file


class Command(BaseCommand):
    help = "Write all records into a workbook with the sheets that import_workbook reads."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, file, **options):
        for sheet, count in export_file(file).items():
            self.stdout.write(f"{sheet}: {count}")
