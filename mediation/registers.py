"""A register is one declaration: list, filters, HTMX fragment, paging and Excel file come from it."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.http import FileResponse, Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views import View
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from mediation import clock
from mediation.arrangement import COLUMNS, SORT, Arrangement
from mediation.columns import Column
from mediation.filters import chips, mistakes
from mediation.keyset import CAP, BadPage, capped_count, page
from mediation.numbers import shown
from mediation.permissions import Permitted
from mediation.spreadsheet import MORE, sheet_name, written

__all__ = ["AsOf", "Behind", "Column", "Register", "download"]
PAGE, LONGEST_FILE = 50, 20_000


@dataclass(frozen=True)
class Behind:
    """The records behind a figure: their rows, and the figure's words for the banner."""

    rows: object
    label: str
    value: str
    period: str
    region: str
    url: str


# Set by the room that knows figures; lower rooms know only that an address may ask for one.
find_figure: Callable | None = None
# Set by the room that knows users: it keeps a record of who took which rows out of the portal.
log_export: Callable | None = None


class Register(Permitted, View):
    """A page of records. Subclasses declare what stands in the attributes."""

    title = ""
    model = None
    columns: tuple[Column, ...] = ()
    order: tuple[str, ...] = ("-pk",)
    filterset = None
    detail = ""  # URL name of a record's page
    detail_key = "pk"
    counted_to = CAP  # rows, of more of which the page says "more than"
    create = create_label = create_permission = ""
    beside = ""  # a template of what stands beside the filters
    links: tuple[tuple[str, str, str], ...] = ()  # permission, URL name and words of what else the page leads to

    def rows(self):
        return self.model.objects.visible_to(self.request.user)

    @cached_property
    def arrangement(self) -> Arrangement:
        return Arrangement(self.request, self.model, self.columns, self.order)

    def get(self, request):
        rows, behind = self.narrowed(self.rows())
        self.filters = filters = self.filterset(request.GET, queryset=rows, request=request)
        # A filter with a mistake in it must not look as if it had been set.
        rows = filters.qs if filters.form.is_valid() else rows.none()
        rows = self.arrangement.annotated(rows)
        if request.GET.get("format") == "xlsx":
            return self.workbook(rows)
        template = "register/results.html" if request.htmx and not request.htmx.boosted else "register.html"
        response = render(request, template, {"title": self.title, "register": self.shown(rows, filters, behind)})
        if request.htmx:
            # The form also sends what is empty; the address that can be sent on is the short one.
            response["HX-Push-Url"] = self.url()
        return response

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
            found = page(rows.values(*self.lookups()), self.arrangement.keys, after=after, before=before, size=PAGE)
        except (BadPage, ValueError, ValidationError):
            raise Http404(_("There is no such page.")) from None
        count, is_more = capped_count(rows, self.counted_to)
        return {
            "columns": self.arrangement.heads(self.url),
            "rows": [self.line(row) for row in found.rows],
            "count_label": _("more than %(count)s") % {"count": shown(count)} if is_more else shown(count),
            "next_url": found.next and self.url(after=found.next),
            "previous_url": found.previous and self.url(before=found.previous),
            "excel_url": self.url(format="xlsx"),
            "figure": behind,
            **self.choices(filters),
            "links": [
                {"url": self.further(name), "label": label}
                for permission, name, label in self.links
                if self.request.user.may(permission)
            ],
            **self.creation(),
        }

    def further(self, name: str) -> str:
        """The address of what the page leads to; the quarter that is looked at goes along."""
        quarter = self.request.GET.get("quarter")
        return f"{reverse(name)}?{urlencode({'quarter': quarter})}" if quarter else reverse(name)

    def choices(self, filters) -> dict:
        """What the person chose and may choose: filters, order, columns."""
        return {
            "filter_form": filters.form,
            "chips": [{**chip, "url": self.url(**{chip["name"]: None})} for chip in chips(filters)],
            "mistakes": mistakes(filters.form),
            "has_filters": any(value for name, value in self.request.GET.items() if name in filters.filters),
            "address": self.request.path,
            "clear_url": self.url(**dict.fromkeys([*filters.filters, *KEPT])),
            "kept": [(name, value) for name, value in self.state() if name not in filters.filters],
            "menu": self.arrangement.menu(),
            "menu_kept": [(name, value) for name, value in self.state() if name not in (SORT, COLUMNS)],
            "default_url": self.url(**{SORT: None, COLUMNS: "default"}),
            "beside": self.beside,
            "dependents": [filters.form[name] for name in filters.dependents if name in filters.form.fields],
        }

    def creation(self) -> dict:
        if not self.create or not self.request.user.may(self.create_permission):
            return {}
        return {"create_url": reverse(self.create), "create_label": self.create_label}

    def lookups(self) -> list[str]:
        names = [name for column in self.arrangement.columns for name in column.lookups]
        return list(dict.fromkeys([self.detail_key, *names, *(key.name for key in self.arrangement.keys)]))

    def line(self, row: dict) -> dict:
        url = reverse(self.detail, args=[row[self.detail_key]]) if self.detail else ""
        return {"url": url, "cells": [column.cell(row) for column in self.arrangement.columns]}

    def state(self) -> list[tuple[str, str]]:
        """Everything the page depends on but the place in the list, as an address carries it."""
        passing = ("after", "before", "format", SORT, COLUMNS)
        given = [(name, value) for name, values in self.request.GET.lists() for value in values if value]
        return [pair for pair in given if pair[0] not in passing] + self.arrangement.state()

    def url(self, **changes) -> str:
        """Return the address of this page with something changed, or left out when it is None."""
        query = [pair for pair in self.state() if pair[0] not in changes]
        query += [(name, value) for name, value in changes.items() if value is not None]
        return f"{self.request.path}?{urlencode(query)}" if query else self.request.path

    def workbook(self, rows) -> FileResponse:
        """Write what the page shows, all pages of it, inside the request's database scope."""
        columns, keys = self.arrangement.columns, self.arrangement.keys
        book, caption = Workbook(write_only=True), self.caption()
        sheet = book.create_sheet(sheet_name(str(self.title)))
        sheet.freeze_panes = "A3" if caption else "A2"
        if caption:
            sheet.append(bold(written(sheet, [caption])))
        for index, column in enumerate(columns, start=1):
            sheet.column_dimensions[get_column_letter(index)].width = 14 if column.is_number else 24
        sheet.append(bold(written(sheet, [str(column.label) for column in columns])))
        ordered = rows.order_by(*(key.ordering() for key in keys)).values(*self.lookups())
        found = list(ordered[: LONGEST_FILE + 1])
        for row in found[:LONGEST_FILE]:
            cells = written(sheet, [column.value(row) for column in columns])
            for cell, column in zip(cells, columns, strict=True):
                if column.is_more_than(row):
                    cell.number_format = MORE
            sheet.append(cells)
        if len(found) > LONGEST_FILE:
            words = {"count": LONGEST_FILE}
            sheet.append([_("Only the first %(count)s records are here; narrow the filters for the others.") % words])
        self.log(columns, min(len(found), LONGEST_FILE))
        return download(book, f"{caption or self.title}.xlsx")

    def caption(self) -> str:
        """What the file says above its columns, and is called; its title alone where that says enough."""
        return ""

    def log(self, columns, count: int) -> None:
        log_export(
            register=self.request.resolver_match.view_name,
            address=self.url(),
            columns=[column.code for column in columns],
            has_personal=any(column.is_personal for column in columns),
            rows=count,
        )


class AsOf:
    """Mixed into a register of dated entries: the last of each thing, unless a day or a figure asks for others."""

    counted_to = 10_000  # how many stood in a register on a day is what people ask it

    def rows(self):
        rows = super().rows()
        return rows if self.request.GET.get("figure") or self.request.GET.get("on") else rows.latest()

    def caption(self) -> str:
        if self.request.GET.get("figure"):
            return ""
        day = self.filters.form.cleaned_data.get("on") if self.filters.form.is_valid() else None
        words = {"title": self.title, "day": date_format(day or clock.today(), "d.m.Y")}
        return (_("%(title)s as of %(day)s") if day else _("%(title)s, the last entries, on %(day)s")) % words


def bold(cells: list) -> list:
    for cell in cells:
        cell.font = Font(bold=True)
    return cells


KEPT = ("figure", "in_quarter", "in_period", "in_region", "in_campaign", "campaigns")


def download(book, name: str) -> FileResponse:
    """Return a workbook or document as a download; it is whole on disk before the answer begins."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 - the response closes it
    book.save(file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=Path(name).name)
