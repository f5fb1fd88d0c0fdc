"""Write the summary of a quarter into a file (contract: DESIGN §5)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, override

from mediation.quarter import Quarter, UnknownQuarter
from mediation.scope import scope
from reports.freezing import stored_file
from reports.renderers import document, workbook
from reports.renderers.as_json import as_json, pretty
from reports.summary import summarise
from reports.wording.grammar import WordingError


class Command(BaseCommand):
    help = "Write the summary of a quarter: the published figures if there are, else live ones."

    def add_arguments(self, parser):
        parser.add_argument("quarter", help="such as 2023-Q3")
        parser.add_argument("--format", choices=("json", "xlsx", "docx"), required=True)
        parser.add_argument("--lang", choices=("ru", "kk"), default="ru")
        parser.add_argument("--live", action="store_true", help="count now, even if the quarter is published")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, quarter, lang, output, live, **options):
        try:
            quarter = Quarter.parse(quarter)
        except UnknownQuarter as unknown:
            raise CommandError(str(unknown)) from None
        with override(lang), scope(role="national", reason="export_summary"):
            summary = summarise(quarter, is_live=live)
            try:
                self.write(summary, options["format"], output, live)
            except OSError as failure:
                raise CommandError(f"{output}: {failure.strerror}") from None
            except WordingError as error:
                raise CommandError(str(error)) from None

    def write(self, summary, form, output, live):
        if form == "json":
            output.write_text(pretty(as_json(summary)), encoding="utf-8")
        elif summary.published:  # the very bytes that were published
            output.write_bytes(stored_file(summary.published, form, get_language()).content)
        else:
            before, year_before = (
                summarise(quarter, is_live=live)
                for quarter in (summary.quarter.previous(), summary.quarter.year_before())
            )
            renderer = {"xlsx": workbook, "docx": document}[form]
            renderer.build(summary, before, year_before).save(str(output))
