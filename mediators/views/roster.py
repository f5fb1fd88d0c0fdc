"""The duty roster: all offices at a glance, and a month of one."""

import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation import clock
from mediation.permissions import permitted
from mediators.models import DutyFeed
from mediators.roster import actions
from mediators.roster.days import WEEK, month_of, next_month
from mediators.roster.month import Roster
from mediators.roster.overview import overview
from mediators.views.serving import panel, platform_or_404
from offices.models import Weekday

AHEAD = 4 * WEEK
SHOWN = 6  # duties on the platform's card


@permitted("roster.see")
def rosters(request):
    return render(
        request,
        "mediators/rosters.html",
        {"title": _("Duty roster"), "offices": overview(request.user, clock.today(), AHEAD), "until": until()},
    )


def until() -> datetime.date:
    return clock.today() + AHEAD


def chosen_month(request) -> datetime.date:
    text = request.GET.get("month", "")
    if not text:
        return month_of(clock.today())
    try:
        month = datetime.date.fromisoformat(f"{text}-01")
    except ValueError:
        raise Http404(_("There is no such month.")) from None
    if not 2000 <= month.year <= 2100:
        raise Http404(_("There is no such month."))
    return month


def asked_day(request) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return None


@permitted("roster.see")
def roster(request, pk):
    platform, month = platform_or_404(request, pk), chosen_month(request)
    known = Roster(platform)
    weeks = known.weeks(month)
    days = [day for week in weeks for day in week if day]
    coming = [day for day in days if day.day >= clock.today()]
    patterns = platform.patterns.lasting_after(clock.today()).order_by("weekday", "starts_at", "pk")
    context = {
        "title": _("Duty roster"),
        "platform": platform,
        "month": month,
        "today": next((day.day for day in days if day.is_today), None),
        "previous": month_of(month - datetime.timedelta(days=1)),
        "next": next_month(month),
        "weekdays": [day.label for day in Weekday],
        "weeks": weeks,
        "gaps": [day for day in coming if day.gaps and day.is_planned_yet],
        "troubles": [line for day in coming for line in day.lines if line.trouble],
        "has_hours": bool(known.hours),
        "horizon": actions.horizon(),
        "patterns": [(pattern, known.people.get(pattern.mediator_id)) for pattern in patterns],
        "may_keep": request.user.may("roster.keep"),
        "feed": DutyFeed.objects.filter(platform=platform).first() if request.user.may("roster.keep") else None,
    }
    return render(request, "mediators/roster.html", context)


@permitted("roster.keep")
@require_POST
def roster_plan(request, pk):
    """Plan the weekly duties of a platform up to the horizon."""
    platform = platform_or_404(request, pk)
    count = actions.plan_further(platform.patterns.all(), by=request.user)
    messages.success(request, _("Days planned: %(count)s.") % {"count": count})
    return redirect("mediators:roster", platform.pk)


@permitted("platforms.see")
def platform_duties(request, pk):
    """The panel of a platform's card: the duties of the next weeks, and those that do not stand.

    With ``?on=``, as the page of closing asks: all those that would fall away from that day on.
    """
    platform = platform_or_404(request, pk)
    closed_on = asked_day(request)
    first = closed_on or clock.today()
    days = Roster(platform).days(first, first + AHEAD)
    lines = [line for day in days for line in day.lines if line.duty.is_planned]
    context = {
        "lines": lines if closed_on else lines[:SHOWN],
        "count": len(lines),
        "later": platform.duties.planned().filter(day__gte=first + AHEAD).count(),
        "gaps": 0 if closed_on else sum(bool(day.gaps) for day in days),
        "closed_on": closed_on,
    }
    return panel(request, "mediators/coming.html", _("Coming duties"), platform, context)
