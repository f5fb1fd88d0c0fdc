"""A register is one declaration: list, filters, HTMX fragment, paging and Excel file come from it."""

import datetime
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from openpyxl import Workbook
from openpyxl.styles import Font

from mediation.keyset import BadPage, capped_count, page
from mediation.numbers import DASH, shown
from mediation.permissions import Permitted
from mediation.spreadsheet import sheet_name, written

PAGE, LONGEST_FILE = 50, 20_000


@dataclass(frozen=True)
class Column:
    """A column: which lookup it shows under which label, and how.

    choices: labels of coded values; named: the lookup (or none: the row itself) has ``name_ru`` and ``name_kk``;
    tones: a pill's colour by value. The first column links to the record.
    """

    lookup: str
    label: str
    choices: tuple = ()
    is_named: bool = False
    is_number: bool = False
    tones: tuple = ()

    @property
    def lookups(self) -> list[str]:
        if not self.is_named:
            return [self.lookup]
        prefix = f"{self.lookup}__" if self.lookup else ""
        return [f"{prefix}name_ru", f"{prefix}name_kk"]

    def value(self, row: dict):
        """Return what the workbook gets: text, number or date."""
        if self.is_named:
            russian, kazakh = (row[name] for name in self.lookups)
            return (get_language() == "kk" and kazakh) or russian
        value = row[self.lookup]
        if self.choices:
            return str(dict(self.choices).get(value, ""))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return value

    def text(self, row: dict) -> str:
        """Return what the page shows."""
        value = self.value(row)
        if value is None or value == "":
            return DASH
        if isinstance(value, datetime.date):
            return date_format(value, "d.m.Y")
        return shown(value) if self.is_number else str(value)

    def cell(self, row: dict) -> dict:
        tone = dict(self.tones).get(row.get(self.lookup), "") if self.tones else ""
        text = self.text(row)
        return {
            "text": text,
            "label": self.label,
            "is_number": self.is_number,
            "is_empty": text == DASH,
            "tone": tone,
        }


@dataclass(frozen=True)
class Behind:
    """The records behind a figure: their rows, and the figure's words for the banner."""

    rows: object
    label: str
    value: str
    quarter: str
    region: str
    url: str


# Set by the room that knows figures; lower rooms know only that an address may ask for one.
find_figure: Callable | None = None


class Register(Permitted, View):
    """A page of records. Subclasses declare what stands in the attributes."""

    title = ""
    model = None
    columns: tuple[Column, ...] = ()
    order: tuple[str, ...] = ("-pk",)
    filterset = None
    detail = ""  # URL name of a record's page
    detail_key = "pk"
    create = create_label = create_permission = ""
    links: tuple[tuple[str, str, str], ...] = ()  # permission, URL name and words of what else the page leads to

    def rows(self):
        return self.model.objects.visible_to(self.request.user)

    def get(self, request):
        rows, behind = self.narrowed(self.rows())
        filters = self.filterset(request.GET, queryset=rows, request=request)
        if filters.form.is_valid():
            rows = filters.qs
        if request.GET.get("format") == "xlsx":
            return self.workbook(rows)
        template = "register/results.html" if request.htmx and not request.htmx.boosted else "register.html"
        return render(request, template, {"title": self.title, "register": self.shown(rows, filters, behind)})

    def narrowed(self, rows):
        """Keep to the records behind a figure, if the address names one."""
        code = self.request.GET.get("figure")
        if not code:
            return rows, None
        behind = find_figure(self.request, code)
        if behind is None or behind.rows.model is not self.model:
            raise Http404(_("There is no such figure."))
        return rows.filter(pk__in=behind.rows.values("pk")), behind

    def shown(self, rows, filters, behind) -> dict:
        after, before = (self.request.GET.get(name, "") for name in ("after", "before"))
        try:
            found = page(rows.values(*self.lookups()), self.order, after=after, before=before, size=PAGE)
        except (BadPage, ValueError, ValidationError):
            raise Http404(_("There is no such page.")) from None
        count, is_more = capped_count(rows)
        return {
            "columns": self.columns,
            "rows": [self.line(row) for row in found.rows],
            "count_label": _("more than %(count)s") % {"count": shown(count)} if is_more else shown(count),
            "next_url": found.next and self.url(after=found.next),
            "previous_url": found.previous and self.url(before=found.previous),
            "excel_url": self.url(format="xlsx"),
            "filter_form": filters.form,
            "has_filters": any(value for name, value in self.request.GET.items() if name in filters.filters),
            "clear_url": self.request.path,
            "kept": [(name, self.request.GET[name]) for name in KEPT if self.request.GET.get(name)],
            "figure": behind,
            "links": [
                {"url": reverse(name), "label": label}
                for permission, name, label in self.links
                if self.request.user.may(permission)
            ],
            **self.creation(),
        }

    def creation(self) -> dict:
        if not self.create or not self.request.user.may(self.create_permission):
            return {}
        return {"create_url": reverse(self.create), "create_label": self.create_label}

    def lookups(self) -> list[str]:
        names = [name for column in self.columns for name in column.lookups]
        return list(dict.fromkeys([self.detail_key, *names, *(name.lstrip("-") for name in self.order)]))

    def line(self, row: dict) -> dict:
        url = reverse(self.detail, args=[row[self.detail_key]]) if self.detail else ""
        return {"url": url, "cells": [column.cell(row) for column in self.columns]}

    def url(self, **changes) -> str:
        query = self.request.GET.copy()
        for name in ("after", "before", "format"):
            query.pop(name, None)
        query.update(changes)
        return f"{self.request.path}?{query.urlencode()}"

    def workbook(self, rows) -> FileResponse:
        """Write what the page shows, all pages of it, inside the request's database scope."""
        book = Workbook(write_only=True)
        sheet = book.create_sheet(sheet_name(str(self.title)))
        sheet.freeze_panes = "A2"
        for index, column in enumerate(self.columns):
            sheet.column_dimensions[chr(65 + index)].width = 14 if column.is_number else 24
        header = written(sheet, [str(column.label) for column in self.columns])
        for cell in header:
            cell.font = Font(bold=True)
        sheet.append(header)
        for row in rows.order_by(*self.order).values(*self.lookups())[:LONGEST_FILE]:
            sheet.append(written(sheet, [column.value(row) for column in self.columns]))
        if rows.order_by()[: LONGEST_FILE + 1].count() > LONGEST_FILE:
            words = {"count": LONGEST_FILE}
            sheet.append([_("Only the first %(count)s records are here; narrow the filters for the others.") % words])
        return download(book, f"{self.title}.xlsx")


KEPT = ("figure", "in_quarter", "in_region", "campaigns")


def download(book, name: str) -> FileResponse:
    """Return a workbook or document as a download; it is whole on disk before the answer begins."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=Path(name).name)
