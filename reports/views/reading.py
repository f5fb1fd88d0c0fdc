"""Reading an old report: a text in, its figures to confirm; nothing is kept before."""

from django.contrib import messages
from django.http import JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.http import require_POST

from mediation.permissions import Permitted, permitted
from offices.models import Region
from reports import history
from reports.history_form import KeepForm, ReadForm
from reports.indicators import sections
from reports.reading.facts import known_now
from reports.reading.masks import plain
from reports.reading.reader import read
from reports.reading.review import Review, full_label
from reports.views.history import shelf

OFFERED = 12


@permitted("history.keep")
@require_POST
def history_read(request):
    """Read a text and show what was found."""
    form = ReadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "reports/history.html", shelf(request, form))
    reading = read(form.cleaned_data["text"], known_now())
    sent = KeepForm(
        initial={
            "text": form.cleaned_data["text"],
            "source": form.source or _("pasted text"),
            "sha256": form.sha256,
            "quarter": str(reading.quarter or ""),
        }
    )
    return shown(request, reading, Review(reading.proposals, sections(), region_names()), sent)


@permitted("history.keep")
@require_POST
def history_keep(request):
    """Keep what is ticked; or only reckon the control totals again."""
    form = KeepForm(request.POST)
    if not form.is_valid() and "text" in form.errors:
        return redirect("reports:history")
    reading = read(form.cleaned_data["text"], known_now())
    review = Review(reading.proposals, sections(), region_names(), post=request.POST)
    if "check" in request.POST or not (form.is_valid() and review.is_right()):
        return shown(request, reading, review, form)
    if not review.kept:
        form.add_error(None, _("Tick at least one figure."))
        return shown(request, reading, review, form)
    quarter = form.cleaned_data["quarter"]
    source = history.Source(form.cleaned_data["source"], form.cleaned_data["sha256"])
    try:
        count = history.keep(quarter, [row.told() for row in review.kept], source=source, by=request.user)
    except history.HeldByPortal as refusal:
        form.add_error("quarter", str(refusal))
        return shown(request, reading, review, form)
    messages.success(request, _("Kept or corrected: %(count)s figures") % {"count": count})
    return redirect("reports:history_quarter", quarter)


def shown(request, reading, review: Review, form):
    context = {"title": _("Figures of an old report"), "reading": reading, "review": review, "form": form}
    return render(request, "reports/reading.html", context)


def region_names() -> dict[str, str]:
    return {region.pk: str(region) for region in Region.objects.all()}


class FigureChoices(Permitted, View):
    """Answer what was typed with the figures it may mean: each word begins a word of the label."""

    permission = "history.keep"

    def get(self, request):
        told = sections()
        figures = {figure.code: figure for section in told for figure, _depth in section.walk() if not figure.is_hidden}
        wanted = plain(request.GET.get("q", "")[:100]).split()
        offered = []
        for code in figures:
            label = full_label(code, figures, told)
            if all(word in plain(label) or word in code for word in wanted):
                offered.append({"value": code, "label": label, "note": ""})
            if len(offered) == OFFERED:
                break
        return JsonResponse({"choices": offered})
