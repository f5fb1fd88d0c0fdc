"""Choosing the period of a report: quarters, half-years, years, this year to date, any months."""

from urllib.parse import urlencode

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from mediation import clock
from mediation.permissions import permitted
from mediation.quarter import Period, Quarter
from mediation.report_periods import HalfYear, Year, month, period_of
from reports.period_form import MonthsForm

YEARS = 5
KEPT = ("region", "campaigns")


@permitted("figures.see")
@require_safe
def page(request):
    """Offer the usual periods and any months; lead on to the report of those that were chosen."""
    if not {"first", "last"} & set(request.GET):
        return offered(request, MonthsForm(initial=to_date()))
    form = MonthsForm(request.GET)
    if form.is_valid():
        return redirect(address(request, form.cleaned_data["period"]))
    return offered(request, form, status=422)


def refused(request, message: str):
    """Say why there is no report of the months that an address names, and offer others."""
    return offered(request, MonthsForm(initial=to_date()), message=message, status=422)


def offered(request, form: MonthsForm, *, message: str = "", status: int = 200):
    context = {
        "form": form,
        "message": message,
        "kept": [(name, request.GET[name]) for name in KEPT if request.GET.get(name)],
        "presets": [linked(request, period, label) for label, period in presets()],
        "years": years(request),
        "action": reverse("reports:periods"),
    }
    return render(request, "reports/periods.html", context, status=status)


def to_date() -> dict:
    return {"first": clock.today().replace(month=1), "last": clock.today()}


def presets() -> list[tuple[str, Period]]:
    """What people ask for by the day: this year to date, with and without the month that is not over."""
    today = clock.today()
    before = month(today, -1)
    found = [(_("This year to date"), period_of(today.replace(month=1), today))]
    if before.year == today.year:
        found.append((_("This year, whole months"), period_of(before.replace(month=1), before)))
    return [*found, (_("Last twelve whole months"), period_of(month(today, -12), before))]


def years(request) -> list[dict]:
    """The last years, each with its half-years and quarters as far as they have begun."""
    this = clock.today().year
    return [
        {
            "whole": linked(request, Year(year)),
            "parts": [
                linked(request, one)
                for one in (
                    *(HalfYear(year, number) for number in (1, 2)),
                    *(Quarter(year, number) for number in (1, 2, 3, 4)),
                )
                if one.start <= clock.today()
            ],
        }
        for year in range(this, this - YEARS, -1)
    ]


def linked(request, period: Period, label: str = "") -> dict:
    return {"label": label, "period": period, "url": address(request, period)}


def address(request, period: Period) -> str:
    """The report's address; the region and the campaigns that were chosen stay chosen."""
    query = {name: request.GET[name] for name in KEPT if request.GET.get(name)}
    base = reverse("reports:summary", args=[period])
    return f"{base}?{urlencode(query)}" if query else base
