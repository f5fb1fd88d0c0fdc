"""Writing all records into the workbook that the import reads."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from django.db.models import DateField, Exists, F, OuterRef, Q, Subquery
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from appeals.models import Appeal
from desk.workbook import columns, keys
from desk.workbook.lists import NUMBER, listed
from events.models import Campaign, Event, Memorandum, Organisation, Participation, Publication, SurveyTotal
from mediation.spreadsheet import written
from mediators.models import Standing, Training, TrainingCompletion
from offices.models import PlatformPeriod

CHUNK = 2000
REFERENCES = {
    "platform": "platform__code",
    "mediator": "mediator_number",
    "campaign": "campaign__code",
    "category": "category__code",
    "type": "type__code",
    "region": "region_id",
    "theme": "theme__code",
    "course": "course__title",
    "training": "training__title",
    "organisation": "organisation__name_ru",
}
SAME = {Participation: ("campaign", "platform"), TrainingCompletion: ("training", "finished_on")}


def export_file(path: Path) -> dict[str, int]:
    """Write the workbook; return how many rows each sheet has."""
    book = Workbook(write_only=True)
    sheets = sorted(columns.SHEETS, key=lambda sheet: sheet.is_extra)
    counts = {sheet.code: write_sheet(book, sheet) for sheet in sheets if not sheet.is_extra or holds_rows(sheet)}
    book.save(path)
    return counts


def holds_rows(sheet: columns.Sheet) -> bool:
    rows, _names, _order = SOURCES[sheet.code](sheet)
    return rows.exists()


def write_sheet(book: Workbook, sheet: columns.Sheet) -> int:
    sheet = replace(sheet, columns=tuple(column for column in sheet.columns if is_written(sheet, column)))
    worksheet = book.create_sheet(sheet.code)
    worksheet.freeze_panes = "A2"
    for index, column in enumerate(sheet.columns):
        worksheet.column_dimensions[get_column_letter(index + 1)].width = max(14, min(40, len(column.code) + 6))
    header = written(worksheet, [column.code for column in sheet.columns])
    for cell in header:
        cell.font = Font(bold=True)
    worksheet.append(header)
    count = 0
    for row in rows_of(sheet):
        worksheet.append(written(worksheet, [yes_no(value) for value in row]))
        count += 1
    return count


def is_written(sheet: columns.Sheet, column: columns.Column) -> bool:
    """Columns beyond the contract go out only where a record holds something in them."""
    if not column.is_extra:
        return True
    rows, names, _order = SOURCES[sheet.code](replace(sheet, columns=(column,)))
    blank = "" if column.blank in ([], ()) else column.blank  # lists go out as texts
    return rows.exclude(**{names[0]: blank}).exists()


def yes_no(value):
    return ("yes" if value else "no") if isinstance(value, bool) else value


def rows_of(sheet: columns.Sheet) -> Iterator[tuple]:
    rows, names, order = SOURCES[sheet.code](sheet)
    return rows.order_by(*order).values_list(*names).iterator(chunk_size=CHUNK)


def registers(model, owner: str, first: str, start: str, end: str):
    """Rows of a register: the card, and its last registration."""

    def source(sheet):
        begun = (
            model.objects.filter(**{owner: OuterRef(owner)}, begun_by=first)
            .order_by("-starts_on", "-id")
            .values("starts_on")[:1]
        )
        own = {field.name for field in model._meta.get_fields()} - {"region"}
        names = [
            "first_on" if column.code == start else "ends_on" if column.code == end
            else "region_id" if column.code == "region"
            else column.code if column.code in own else f"{owner}__{column.code}"
            for column in sheet.columns
        ]  # fmt: skip
        rows = model.objects.latest().annotate(first_on=Subquery(begun, output_field=DateField()))
        return rows, names, [f"{owner}__{sheet.columns[0].code}"]

    return source


def records(model):
    """Rows of records; one without an external number gets a lasting one, so that it can be loaded again."""

    def source(sheet):
        rows = model.objects.all()
        if model is Appeal:
            rows = rows.counted()
        names = [reference(model, column.code) for column in sheet.columns]
        if "mediator_number" in names:
            rows = rows.annotate(mediator_number=NUMBER)
        if model in SAME:
            # Left with a merged card by a closed quarter, though the kept card took part as well.
            same = {name: OuterRef(name) for name in SAME[model]}
            again = model.objects.filter(mediator=OuterRef("mediator__merged_into"), **same)
            rows = rows.exclude(Exists(again))
        if "external_id" in names:
            rows = rows.annotate(key=keys.written(model))
            names[names.index("external_id")] = "key"
        return rows, names, [names[0], "pk"]

    return source


def entries(sheet):
    """All dated entries of the cards that say more than their row of the register does: turns, returns, reasons."""
    rows, names, _order = records(Standing)(sheet)
    others = Standing.objects.filter(mediator=OuterRef("mediator")).exclude(pk=OuterRef("pk"))
    told_more = Exists(others) | ~Q(begun_because="") | ~Q(reason="")
    # A turn undone the same day holds on no day, and what stands around it goes on without it.
    undone = Q(starts_on=F("ends_on"), ended_by="changed") & ~Q(begun_by="included")
    return rows.filter(told_more, ~undone, mediator__merged_into=None), names, [names[0], "starts_on", "pk"]


def reference(model, code: str) -> str:
    """Return the path to what the workbook writes of a column."""
    return "kind__code" if (model, code) == (Organisation, "kind") else REFERENCES.get(code, code)


SOURCES = {
    "platforms": registers(PlatformPeriod, "platform", "opened", "opened_on", "closed_on"),
    "mediators": registers(Standing, "mediator", "included", "included_on", "excluded_on"),
    "entries": entries,
    "trainings": records(Training),
    "completions": records(TrainingCompletion),
    "organisations": records(Organisation),
    "memoranda": records(Memorandum),
    "campaigns": records(Campaign),
    "participation": records(Participation),
    "surveys": records(SurveyTotal),
    "appeals": records(Appeal),
    "events": listed(records(Event)),
    "publications": records(Publication),
}
