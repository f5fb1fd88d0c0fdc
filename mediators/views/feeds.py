"""Calendars of duties: their addresses, and the files behind them."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from mediation import clock
from mediation.permissions import permitted
from mediators.models import DutyFeed, Mediator
from mediators.roster import feeds
from mediators.roster.actions import horizon
from mediators.roster.calendar import calendar
from mediators.views.serving import platform_or_404


@permitted("roster.keep")
@require_POST
def roster_feed(request, pk):
    """Make, renew or withdraw the address of an office's calendar."""
    platform = platform_or_404(request, pk)
    settle(request, region=platform.region_id, platform=platform.pk)
    return redirect("mediators:roster", platform.pk)


def settle(request, *, region, **owner):
    if "withdraw" in request.POST:
        feeds.withdraw(by=request.user, **owner)
    else:
        feeds.renew(region=region, by=request.user, **owner)


@permitted("mediators.see")
def mediator_duties(request, pk):
    """The coming duties of a mediator: at the platforms that the user may see."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    may_keep = request.user.may("roster.keep")
    duties = mediator.duties.visible_to(request.user).between(clock.today(), horizon()).select_related("platform")
    context = {
        "title": _("Duties"),
        "mediator": mediator,
        "duties": duties,
        "may_keep": may_keep,
        "feed": DutyFeed.objects.filter(mediator=mediator).first() if may_keep else None,
    }
    return render(request, "mediators/duties.html", context)


@permitted("roster.keep")
@require_POST
def mediator_feed(request, pk):
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    settle(request, region=mediator.region_id, mediator=mediator.pk)
    return redirect("mediators:mediator_duties", mediator.pk)


@login_not_required
@require_safe
def calendar_file(request, token):
    """Whoever knows the address reads the calendar: programs cannot sign in."""
    file = calendar(token)
    if file is None:
        raise Http404(_("There is no such calendar."))
    return HttpResponse(file, content_type="text/calendar; charset=utf-8")
