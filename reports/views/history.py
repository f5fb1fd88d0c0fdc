"""Quarters before the portal: what is kept of them, and its corrections."""

from django.contrib import messages
from django.db.models import Value
from django.db.models.functions import Concat
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from mediation import record_views
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.quarter import Quarter, UnknownQuarter
from reports import history as kept_history
from reports.history_form import CorrectForm, ReadForm
from reports.indicators import sections
from reports.models import HistoricFigure
from reports.reading.review import full_label


@permitted("figures.see")
@require_GET
def history(request):
    """List the quarters that are kept; those who may, read another report."""
    return render(request, "reports/history.html", shelf(request, ReadForm()))


def shelf(request, form) -> dict:
    rows = HistoricFigure.objects.visible_to(request.user).order_by("-starts_on", "source")
    quarters: dict[Quarter, dict] = {}
    for day, source in rows.values_list("starts_on", "source"):
        line = quarters.setdefault(Quarter.of(day), {"count": 0, "sources": {}})
        line["count"] += 1
        line["sources"][source] = True
    lines = [
        {"quarter": quarter, "count": shown(line["count"]), "sources": ", ".join(line["sources"])}
        for quarter, line in quarters.items()
    ]
    may_keep = request.user.may("history.keep")
    return {"title": _("Quarters before the portal"), "lines": lines, "form": form if may_keep else None}


@permitted("figures.see")
@require_GET
def history_quarter(request, quarter):
    """Show what is kept of a quarter, each figure with its sentence."""
    try:
        asked = Quarter.parse(quarter)
    except UnknownQuarter as unknown:
        raise Http404(str(unknown)) from None
    declared = sections()
    figures = {figure.code: figure for section in declared for figure, _depth in section.walk()}
    order = {code: index for index, code in enumerate(figures)}
    rows = HistoricFigure.objects.visible_to(request.user).of(asked).select_related("region")
    rows = rows.annotate(who=Concat("confirmed_by__first_name", Value(" "), "confirmed_by__last_name"))
    rows = sorted(rows, key=lambda row: (row.region_id or "", order.get(row.code, len(order))))
    if not rows and not request.user.may("history.keep"):
        raise Http404(_("Nothing is kept of this quarter."))
    context = {
        "title": _("%(quarter)s, before the portal") % {"quarter": asked.label.capitalize()},
        "rows": [
            {"figure": row, "label": label(row, figures, declared), "value": said(row)} for row in rows
        ],
        "may_keep": request.user.may("history.keep"),
    }  # fmt: skip
    return render(request, "reports/history_quarter.html", context)


def label(row: HistoricFigure, figures, declared) -> str:
    """The figure's label; its code where the dictionary item is gone."""
    return full_label(row.code, figures, declared) if row.code in figures else row.code


def said(row: HistoricFigure) -> str:
    return _("more than %(number)s") % {"number": shown(row.number)} if row.is_more else shown(row.number)


@permitted("history.keep")
@require_http_methods(["GET", "POST"])
def historic_correct(request, pk):
    """Set a kept figure right, or take it out, with the reason."""
    row = get_object_or_404(HistoricFigure.objects.visible_to(request.user), pk=pk)
    form = CorrectForm(request.POST) if request.method == "POST" else CorrectForm(initial={"value": row.number})
    if request.method == "POST" and form.is_valid():
        because = form.cleaned_data["because"]
        if form.cleaned_data["is_left_out"]:
            kept_history.take_out(row, because=because, by=request.user)
            messages.success(request, _("Taken out."))
        else:
            kept_history.correct(row, value=form.cleaned_data["value"], because=because, by=request.user)
            messages.success(request, _("Corrected."))
        return redirect("reports:history_quarter", Quarter.of(row.starts_on))
    declared = sections()
    figures = {figure.code: figure for section in declared for figure, _depth in section.walk()}
    changes = record_views.read_trail(HistoricFigure, row.pk)
    context = {"title": label(row, figures, declared), "row": row, "form": form, "trail": changes}
    return render(request, "reports/historic.html", context)
