"""Write the summary of a quarter, or of another period, into a file (contract: DESIGN §5)."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import get_language, override

from mediation.quarter import UnknownPeriod
from mediation.report_periods import parse_period
from mediation.scope import scope
from reports.freezing import stored_file
from reports.renderers import document, workbook
from reports.renderers.as_json import as_json, pretty
from reports.summary import beside, summarise
from reports.wording.grammar import WordingError


class Command(BaseCommand):
    help = (
        "Write the summary of a quarter: the published figures if there are, else live ones. "
        "Of another period always live ones."
    )

    def add_arguments(self, parser):
        parser.add_argument("period", help="such as 2023-Q3, 2023-H1, 2023, 2023-05 or 2023-01..2023-05")
        parser.add_argument("--format", choices=("json", "xlsx", "docx"), required=True)
        parser.add_argument("--lang", choices=("ru", "kk"), default="ru")
        parser.add_argument("--live", action="store_true", help="count now, even if the quarter is published")
        parser.add_argument("--output", type=Path, required=True)

    def handle(self, period, lang, output, live, **options):
        try:
            period = parse_period(period)
        except UnknownPeriod as unknown:
            raise CommandError(str(unknown)) from None
        with override(lang), scope(role="national", reason="export_summary"):
            summary = summarise(period, is_live=live)
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
            others = [summarise(period, is_live=live) for period in beside(summary.period)]
            renderer = {"xlsx": workbook, "docx": document}[form]
            renderer.build(summary, *others).save(str(output))
