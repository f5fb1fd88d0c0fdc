"""The work of a mediator on the card, and the ranking of mediators for awards."""

from decimal import Decimal
from urllib.parse import urlencode

from django import forms
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from openpyxl import Workbook
from openpyxl.styles import Font

from accounts.exports import log_export
from mediation import clock
from mediation.filters import period_choices
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.quarter import Period, Quarter
from mediation.registers import download
from mediation.report_periods import parse_period
from mediation.spreadsheet import sheet_name, written
from mediators.models import Mediator, Standing
from offices.models import Region
from reports.work import Work, as_of, ranking, work

BECAUSE = gettext_lazy(
    "The ranking counts appeals and sessions, which administrators do not read. "
    "Coordinators and national staff open it."
)
FIRST = 50  # lines on the page; the file holds all
EXCEL = {"format": "xlsx"}
LOAD = ("received", "pending")  # figures that stand beside the region's median
COLUMNS = (
    ("received", gettext_lazy("Appeals")),
    ("resolved", gettext_lazy("Resolved")),
    ("agreements", gettext_lazy("Agreements")),
    ("share", gettext_lazy("Share of agreements, %")),
    ("sessions", gettext_lazy("Sessions")),
    ("events", gettext_lazy("Events")),
    ("campaigns", gettext_lazy("Campaigns")),
    ("pending", gettext_lazy("Pending today")),
)


class PeriodForm(forms.Form):
    """A quarter or a year; the last whole quarter unless another is chosen."""

    period = forms.ChoiceField(label=gettext_lazy("Period"), choices=period_choices, required=False)

    def chosen(self) -> Period:
        text = self.cleaned_data.get("period") if self.is_valid() else ""
        return parse_period(text) if text else Quarter.of(clock.today()).previous()


class RankingForm(PeriodForm):
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), choices=Standing.Kind.choices, required=False)
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"), queryset=Region.objects.all(), required=False, empty_label=gettext_lazy("all")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_regional:
            del self.fields["region"]


def records_url(name: str, mediator: int, period) -> str:
    """Return the address of the records behind a figure of one mediator."""
    asked = {
        "received": {"quarter": period},
        "resolved": {"resolved": period},
        "agreements": {"resolved": period, "outcome": "agreement"},
        "share": {"resolved": period},
        "sessions": {"sessions": period},
        "events": {"quarter": period},
        "campaigns": {"quarter": period},
        "pending": {"outcome": "pending"},
    }[name]
    register = {"events": "events:events", "campaigns": "events:participations"}.get(name, "appeals:appeals")
    return f"{reverse(register)}?{urlencode({'mediator': mediator, **asked})}"


def figures(done: Work, mediator: int, period) -> list[dict]:
    """Return the columns of one mediator, each with its records unless there are none."""
    found = []
    for name, label in COLUMNS:
        value = getattr(done, name)
        is_link = bool(getattr(done, "resolved" if name == "share" else name))
        url = records_url(name, mediator, period) if is_link else ""
        found.append({"code": name, "label": label, "value": shown(value), "url": url})
    return found


def said(middle: float) -> str:
    return shown(Decimal(middle) if middle % 1 else int(middle))


@permitted("figures.see")
def mediator_work(request, pk):
    """The panel of the mediator's card: figures of a period, the load beside the region's median."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user).select_related("region"), pk=pk)
    form = PeriodForm(request.GET)
    period = form.chosen()
    found = work(period, user=request.user, region=mediator.region_id)
    done = found.of(mediator.pk)
    middle = {name: found.median(name) for name in LOAD}
    figures_of = [
        {**one, "median": said(middle[one["code"]]) if one["code"] in LOAD else ""}
        for one in figures(done, mediator.pk, period)
    ]
    context = {
        "title": _("Work"),
        "mediator": mediator,
        "figures": figures_of,
        "period": str(period),
        "period_label": period.short_label,
        "periods": period_choices(),
        "is_heavy": done.pending > middle["pending"],
        "is_own_region": request.user.is_regional,
    }
    return render(request, "reports/work.html" if request.htmx else "reports/work_page.html", context)


@permitted("figures.see", because=BECAUSE)
def ranking_page(request):
    form = RankingForm(request.GET, user=request.user)
    period = form.chosen()
    values = form.cleaned_data if form.is_valid() else {}
    kind = values.get("kind") or Standing.Kind.PUBLIC
    region = request.user.region if request.user.is_regional else values.get("region")
    found = ranking(period, user=request.user, kind=kind, region=region and region.pk)
    title = _("Ranking of mediators, %(period)s") % {"period": period.short_label}
    if request.GET.get("format") == "xlsx":
        return workbook(request, title, found)
    shown_lines = found[:FIRST]
    initial = {"period": str(period), "kind": kind, "region": region}
    context = {
        "title": title,
        "form": form if form.errors else RankingForm(initial=initial, user=request.user),
        "labels": [label for _name, label in COLUMNS],
        "lines": [
            {"place": one.place, "entry": one.entry, "figures": figures(one.work, one.entry.mediator_id, period)}
            for one in shown_lines
        ],
        "count": len(found),
        "more": len(found) - len(shown_lines),
        "on": as_of(period),
        "excel_url": f"{request.path}?{urlencode({**initial, 'region': region.pk if region else '', **EXCEL})}",
        "is_regional": request.user.is_regional,
    }
    return render(request, "reports/ranking.html", context)


def workbook(request, title: str, found):
    """All lines as a workbook; numbers stay numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(_("Ranking")))
    sheet.freeze_panes = "A2"
    for letter, width in zip("ABCD", (8, 36, 18, 30), strict=True):
        sheet.column_dimensions[letter].width = width
    heads = [_("Place"), _("Full name"), _("Registry number"), _("Region"), *(str(label) for _name, label in COLUMNS)]
    header = written(sheet, heads)
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for one in found:
        who = one.entry.mediator
        values = [getattr(one.work, name) for name, _label in COLUMNS]
        sheet.append(written(sheet, [one.place, who.full_name, who.registry_number, str(one.entry.region), *values]))
    columns = ["place", "full_name", "registry_number", "region", *(name for name, _label in COLUMNS)]
    log_export(
        register="reports:ranking",
        address=request.get_full_path(),
        columns=columns,
        has_personal=False,
        rows=len(found),
    )
    return download(book, f"{title}.xlsx")
