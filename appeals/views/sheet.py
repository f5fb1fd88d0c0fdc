"""Enter a day's reception as a table."""

import uuid

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from appeals.actions import receive_many
from appeals.entry import remember, remembered
from appeals.sheet import COLUMNS, ROWS, SheetForm, labels, reader
from mediation import constraints
from mediation.permissions import permitted
from mediation.records import AlreadySaved
from mediation.sheet import laid_out, read, typed_rows


@permitted("appeals.enter")
def sheet(request):
    """Show the sheet; save all its rows, or none and say what is wrong beside each cell."""
    asked = {name: request.GET[name] for name in ("received_on", "campaign") if name in request.GET}
    form = SheetForm(request.POST or None, initial={**remembered(request), **asked}, user=request.user)
    if request.htmx and request.method == "GET":
        return render(request, "appeals/sheet_campaign.html", {"form": form})
    known, rows = labels(), typed_rows(request.POST, COLUMNS, ROWS)
    if request.method == "POST":
        are_right = read(rows, COLUMNS, reader(known))
        if form.is_valid() and are_right and (saved := store(request, form, rows)):
            return saved
    context = {"title": _("Reception sheet"), "form": form, "sheet": laid_out(rows, COLUMNS, known)}
    return render(request, "appeals/sheet.html", {**context, "rows": rows})


def store(request, form, rows):
    """Save the filled rows and return the answer, or None after saying what keeps them from being saved."""
    filled = [row for row in rows if not row.is_empty]
    if not filled:
        form.add_error(None, _("Fill at least one row."))
        return None
    token = form.cleaned_data["form_token"] or uuid.uuid4()
    tokens = [row.token(token) for row in filled]
    try:
        appeals = receive_many([form.appeal(row) for row in filled], by=request.user, tokens=tokens)
    except AlreadySaved as saved:
        return saved_before(request, form, rows, saved.record)
    except IntegrityError as refusal:
        field = constraints.field_of(refusal)
        form.add_error(field if field in form.fields else None, constraints.explain(refusal))
        return None
    remember(request, appeals[0])
    messages.success(request, numbered(_("Appeals saved (%(count)s): ") % {"count": len(appeals)}, appeals))
    return again(form)


def saved_before(request, form, rows, appeals):
    """A sheet sent twice is saved once. Rows that were not in it then stay, as a sheet of their own."""
    messages.info(request, numbered(_("This sheet was saved before, and not a second time: "), appeals))
    tokens = {appeal.form_token for appeal in appeals}
    sheet_token = form.cleaned_data["form_token"]
    left = [row for row in rows if not row.is_empty and row.token(sheet_token) not in tokens]
    if not left:
        return again(form)
    for row in rows:
        if row not in left:
            row.clear()
    form.data = form.data.copy()
    form.data["form_token"] = uuid.uuid4()
    form.add_error(None, _("These rows are not saved yet: they were not in the sheet that was saved before."))
    return None


def again(form):
    """An empty sheet of the same day and campaign: the next platform's."""
    kept = {"received_on": form.cleaned_data["received_on"].isoformat()}
    if form.cleaned_data["campaign"]:
        kept["campaign"] = form.cleaned_data["campaign"].pk
    return redirect(f"{reverse('appeals:sheet')}?{urlencode(kept)}")


def numbered(words: str, appeals):
    """Name the first and the last number as links."""
    first, last = appeals[0], appeals[-1]
    link = '<a href="{}">{}</a>'
    ends = [first] if first.pk == last.pk else [first, last]
    links = [format_html(link, reverse("appeals:appeal", args=[one.pk]), one.number) for one in ends]
    return format_html("{}{}", words, format_html(" – ".join(["{}"] * len(links)), *links))
