"""The extract from the register as of a day: one declaration for the printed page and the workbook."""

import datetime
from dataclasses import dataclass

from django.db.models import OuterRef, Subquery
from django.utils.formats import date_format
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Font

from mediation.spreadsheet import sheet_name, written
from mediators.models import Standing

COLUMNS = (
    (gettext_lazy("Registry number"), 18),
    (gettext_lazy("Full name"), 38),
    (gettext_lazy("Kind"), 20),
    (gettext_lazy("Region"), 30),
    (gettext_lazy("Certificate or election"), 50),
    (gettext_lazy("Included on"), 14),
)
NAMES = {"ru": "region__name_ru", "kk": "region__name_kk", "en": "region__name_en"}
TOLD = (
    "mediator__registry_number",
    "mediator__full_name",
    "kind",
    "is_suspended",
    "mediator__certificate_number",
    "mediator__certificate_issuer",
    "mediator__certificate_on",
    "mediator__elected_by",
    "mediator__elected_on",
    "included_on",
)


@dataclass(frozen=True)
class Extract:
    """Whose rows, as of which day."""

    on: datetime.date
    rows: list[tuple]  # values in the order of COLUMNS
    professional: int

    @property
    def total(self) -> int:
        return len(self.rows)

    @property
    def public(self) -> int:
        return self.total - self.professional

    @property
    def heading(self) -> str:
        return _("Extract from the register of mediators as of %(day)s") % {"day": date_format(self.on, "d.m.Y")}

    @property
    def counts(self) -> str:
        words = {"total": self.total, "public": self.public, "professional": self.professional}
        return _("Mediators: %(total)s, of them public %(public)s, professional %(professional)s") % words


def extract(standings, on: datetime.date) -> Extract:
    """Return the extract of the entries that hold on the day; ``standings``: those the user may see and asked for."""
    begun = Standing.objects.filter(
        mediator=OuterRef("mediator"), begun_by=Standing.Begun.INCLUDED, starts_on__lte=OuterRef("starts_on")
    )
    rows = standings.registered_at(on).annotate(
        included_on=Subquery(begun.order_by("-starts_on", "-id").values("starts_on")[:1])
    )
    rows = list(rows.order_by("region", "mediator__full_name", "pk").values("region", *TOLD, *NAMES.values()))
    professional = sum(row["kind"] == Standing.Kind.PROFESSIONAL for row in rows)
    return Extract(on, [told(row) for row in rows], professional)


def told(row: dict) -> tuple:
    kind = str(dict(Standing.Kind.choices)[row["kind"]])
    return (
        row["mediator__registry_number"],
        row["mediator__full_name"],
        _("%(kind)s, suspended") % {"kind": kind} if row["is_suspended"] else kind,
        row[NAMES.get(get_language(), NAMES["ru"])],
        ground(row),
        row["included_on"],
    )


def ground(row: dict) -> str:
    """On what ground the mediator stands in the register: a certificate, or an election."""
    if row["kind"] == Standing.Kind.PROFESSIONAL:
        number, day = row["mediator__certificate_number"], row["mediator__certificate_on"]
        parts = [_("No. %(number)s") % {"number": number} if number else "", row["mediator__certificate_issuer"]]
    else:
        parts, day = [row["mediator__elected_by"]], row["mediator__elected_on"]
    return ", ".join([*filter(None, parts), *([date_format(day, "d.m.Y")] if day else [])])


def workbook(made: Extract) -> Workbook:
    """Write the extract with its day in the head, so that a printed copy says what it is of."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(f"{made.on:%d.%m.%Y}"))
    sheet.freeze_panes = "A5"
    for letter, (_label, width) in zip("ABCDEF", COLUMNS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.print_title_rows = "4:4"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", "9"  # A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.append(bold(written(sheet, [made.heading])))
    sheet.append(written(sheet, [made.counts]))
    sheet.append([])
    sheet.append(bold(written(sheet, [str(label) for label, _width in COLUMNS])))
    for row in made.rows:
        sheet.append(written(sheet, row))
    return book


def bold(cells: list) -> list:
    for cell in cells:
        cell.font = Font(bold=True)
    return cells
