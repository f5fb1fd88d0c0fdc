"""Events of a month: a table of weeks, on a phone a list of days."""

import datetime
from urllib.parse import urlencode

from django import forms
from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, EventType
from events.month import weeks
from mediation import clock
from mediation.permissions import permitted
from mediators.roster.days import month_of, next_month
from offices.models import Region, Weekday


class CalendarForm(forms.Form):
    """What of a month is shown; a region can be chosen by those who see more than one."""

    type = forms.ModelChoiceField(
        label=gettext_lazy("Type"), queryset=EventType.objects.all(), required=False, empty_label=gettext_lazy("all")
    )
    region = forms.ModelChoiceField(
        label=gettext_lazy("Region"), queryset=Region.objects.all(), required=False, empty_label=gettext_lazy("all")
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        if user.is_regional:
            del self.fields["region"]


@permitted("events.see")
def calendar(request):
    month = chosen_month(request)
    form = CalendarForm(request.GET, user=request.user)
    values = form.cleaned_data if form.is_valid() else {}
    chosen = {name: value for name, value in values.items() if value}
    events = Event.objects.visible_to(request.user).filter(**chosen)
    table = weeks(events, month)
    kept = {name: value.pk for name, value in chosen.items()}

    def at(day):
        return f"?{urlencode({'month': f'{day:%Y-%m}', **kept})}"

    context = {
        "title": _("Calendar of events"),
        "month": month,
        "form": form,
        "previous": month_of(month - datetime.timedelta(days=1)),
        "previous_url": at(month_of(month - datetime.timedelta(days=1))),
        "next": next_month(month),
        "next_url": at(next_month(month)),
        "weekdays": [day.label for day in Weekday],
        "weeks": table,
        "count": len({held.event.pk for week in table for day in week if day for held in day.held}),
        "may_enter": request.user.may("events.enter"),
        "shows_region": not request.user.is_regional and "region" not in chosen,
    }
    return render(request, "events/calendar.html", context)


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
