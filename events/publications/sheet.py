"""The sheet of publications: rows to check before they are saved, all or none."""

import datetime
import re

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.links import LONGEST, is_link, link_key
from events.models import Publication
from events.publications.known import looks, outlets
from events.publications.pasting import guessed, read_day, taken_apart
from mediation import clock, constraints
from mediation.forms import RecordForm
from mediation.labels import Labels
from mediation.quarter import Quarter
from mediation.sheet import Column, Row, blank, whole_number
from offices.models import QuarterLock

ROWS = 100
COLUMNS = (
    Column("url", gettext_lazy("link"), longest=LONGEST),
    Column("published_on", gettext_lazy("date"), is_required=True),
    Column("title", gettext_lazy("title"), is_required=True, longest=500),
    Column("medium", gettext_lazy("medium"), is_required=True, is_listed=True),
    Column("outlet", gettext_lazy("outlet"), longest=300),
    Column("quantity", gettext_lazy("quantity"), is_number=True),
    Column("comments", gettext_lazy("comments"), is_number=True),
    Column("reactions", gettext_lazy("reactions"), is_number=True),
)
# How people write that a number is a lower bound: «более 900», «>900», «900+», «900-ден астам».
MORE = re.compile(
    r"^(?:>|≥|более|больше|свыше|more than|over)\s*(?P<after>.*)$|"
    r"^(?P<before>.*?)\s*(?:\+|(?:-?[дтн][аеә]н)?\s*(?:астам|көп))$",
    re.IGNORECASE,
)


class SheetForm(RecordForm):
    """The head of the sheet: what its rows have in common."""

    published_on = forms.DateField(
        label=gettext_lazy("date of rows without one"),
        required=False,
        help_text=gettext_lazy("For links that do not tell their day."),
    )
    is_repeat_meant = forms.BooleanField(
        label=gettext_lazy("save pages that were entered before all the same"), required=False
    )
    not_future = ("published_on",)

    class Meta:
        model = Publication
        fields = ("campaign",)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["campaign"].queryset = self.fields["campaign"].queryset.order_by("-starts_on", "-pk")
        self.fields["campaign"].empty_label = _("none: the routine figures")

    def publication(self, row: Row) -> Publication:
        return Publication(
            region_id=self.instance.region_id, campaign=self.cleaned_data["campaign"], **as_fields(row.values)
        )


def as_fields(values: dict) -> dict:
    """Turn the values of a row into the fields of a publication."""
    (quantity, is_more), (comments, more_comments) = values["quantity"], values["comments"]
    reactions, more_reactions = values["reactions"]
    return {
        **{name: values[name] for name in ("url", "published_on", "title", "medium", "outlet")},
        "quantity": quantity if quantity is not None else 1,
        "is_quantity_more_than": is_more,
        "comments": comments or 0,
        "reactions": reactions or 0,
        "is_comments_more_than": more_comments or more_reactions,
    }


def labels() -> dict[str, Labels]:
    return {"medium": Labels.of_choices(Publication.Medium.choices)}


def reader(known: dict[str, Labels]):
    """Return what reads a cell of the sheet."""

    def read_cell(name: str, typed: str):
        match name:
            case "url":
                if typed and not is_link(typed):
                    raise ValueError(_("“%(value)s” is not a link.") % {"value": typed[:60]})
            case "published_on":
                return read_date(typed)
            case "medium":
                return known["medium"].read(typed)
            case "quantity" | "comments" | "reactions":
                return read_amount(name, typed)
        return typed

    return read_cell


def read_date(typed: str) -> datetime.date:
    found = read_day(typed)
    if not found or found[1] != typed:
        raise ValueError(_("“%(value)s” is not a date; write it like 31.12.2023.") % {"value": typed[:40]})
    if found[0] > clock.today():
        raise ValueError(_("The date is in the future."))
    return found[0]


def read_amount(name: str, typed: str) -> tuple[int | None, bool]:
    """Read a number and whether it is a lower bound."""
    if not typed:
        return None, False
    match = MORE.match(typed)
    amount = whole_number((match["after"] or match["before"] or "").strip() if match else typed)
    if name == "quantity" and not 1 <= amount <= 100_000:
        raise ValueError(constraints.message("publication_quantity_plausible"))
    if amount > 100_000_000:
        raise ValueError(constraints.message("publication_comments_plausible"))
    return amount, bool(match)


def put_in(rows: list[Row], text: str, known: dict[str, Labels], user) -> str:
    """Take pasted lines into the rows that are empty, and guess what can be; return the lines that do not fit."""
    free = [row for row in rows if row.is_empty]
    found = taken_apart(text, known["medium"])
    names = outlets((link_key(cells.get("url", "")) for cells in found), user)
    for row, cells in zip(free, found, strict=False):
        row.typed = blank(COLUMNS) | guessed(cells, names, known["medium"])
    said = [line for line in text.splitlines() if taken_apart(line, known["medium"])]
    return "\n".join(said[len(free) :])


def fill_dates(rows: list[Row], day: datetime.date | None) -> None:
    for row in rows:
        if day and not row.is_empty and not row.typed["published_on"]:
            row.typed["published_on"] = f"{day:%d.%m.%Y}"


def check(rows: list[Row], form: SheetForm, user) -> bool:
    """Compare the rows with each other, with earlier records and closed quarters; return whether all may pass."""
    filled = [row for row in rows if not row.is_empty]
    check_days(filled, form)
    check_pages(filled, form, user)
    return not any(row.errors for row in rows)


def check_days(filled: list[Row], form: SheetForm) -> None:
    campaign = form.cleaned_data.get("campaign") if form.is_bound else None
    closed = {
        lock.quarter for lock in QuarterLock.objects.closed().filter(region=form.instance.region_id).order_by("pk")
    }
    if campaign and Quarter.of(campaign.starts_on) in closed and not form.errors.get("campaign"):
        form.add_error("campaign", constraints.message("quarter_is_open"))
    for row in filled:
        day = row.values.get("published_on")
        if not day or "published_on" in row.errors:
            continue
        if campaign and not campaign.starts_on <= day <= campaign.ends_on:
            row.errors["published_on"] = constraints.message("day_in_campaign_window")
        elif Quarter.of(day) in closed:
            row.errors["published_on"] = constraints.message("quarter_is_open")


def check_pages(filled: list[Row], form: SheetForm, user) -> None:
    """Say of a page that it stands in another row, or was entered before; an error until it is meant so."""
    keys = {row.index: link_key(row.typed["url"]) for row in filled}
    known, first = looks(keys.values(), region=form.instance.region_id, user=user), {}
    is_meant = form.is_bound and form.cleaned_data.get("is_repeat_meant")
    for row in filled:
        key = keys[row.index]
        if not key or "url" in row.errors:
            continue
        told = row.notes if is_meant else row.errors
        if key in first:
            told["url"] = _("The same page stands in row %(row)s.") % {"row": first[key]}
        elif known[key].records:
            told["url"] = entered_before(known[key].records[0])
        elif known[key].elsewhere:
            row.notes["url"] = entered_elsewhere(known[key].elsewhere)
        first.setdefault(key, row.number)


def entered_before(record: Publication) -> str:
    words, url = _("Entered already, %(day)s:"), reverse("events:publication", args=[record.pk])
    day = f"{record.published_on:%d.%m.%Y}"
    return format_html('{} <a href="{}">{}</a>', words % {"day": day}, url, str(record)[:80])


def entered_elsewhere(count: int) -> str:
    return _("Also entered by other regions: %(count)s.") % {"count": count}
