"""Enter events one after another, or like an earlier one; take the number of certificates from the register."""

import datetime
from contextlib import suppress

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from events import actions
from events.event_form import copied, remember, remembered
from events.models import Event
from events.quick import QuickEventForm
from events.views.records import EventPages
from mediation import constraints
from mediation.permissions import permitted
from mediation.record_views import RecordCreate
from mediation.records import AlreadySaved, StaleEdit


class EventAdd(EventPages, RecordCreate):
    title, form_class, template = gettext_lazy("New event"), QuickEventForm, "events/entry.html"

    def form(self, record=None):
        if self.request.method == "POST":
            return QuickEventForm(self.request.POST, user=self.request.user)
        return QuickEventForm(initial=self.initial(), user=self.request.user)

    def initial(self) -> dict:
        """The values of the event to copy, those of the last entry, the day of the calendar that was clicked."""
        copy = self.request.GET.get("copy", "")
        found = Event.objects.visible_to(self.request.user).filter(pk=int(copy)).first() if copy.isdecimal() else None
        values = copied(found) if found else remembered(self.request)
        with suppress(ValueError):
            values["starts_on"] = datetime.date.fromisoformat(self.request.GET.get("on", ""))
        return values

    def page(self, form, **context):
        form.focus_first()
        return super().page(form, **context)

    def save(self, form):
        """As any record; but what was saved is a link, for the next form to stand below it."""
        if not form.is_valid():
            return self.page(form)
        try:
            event, words = form.store(), _("Saved: %(record)s")
        except AlreadySaved as saved:
            event, words = saved.record, _("Saved before, and not a second time: %(record)s")
        if event is None:
            return self.page(form)
        remember(self.request, event)
        before, after = words.split("%(record)s")
        link = format_html('{}<a href="{}">{}</a>{}', before, self.done(event).url, event, after)
        messages.success(self.request, link)
        return redirect("events:event_add") if "next" in self.request.POST else self.done(event)


@permitted("events.enter")
@require_POST
def event_certificates(request, pk):
    """Make the certificates of a training as many as mediators finished its course on its days."""
    event = get_object_or_404(Event.objects.visible_to(request.user).filter(course__isnull=False), pk=pk)
    version = request.POST.get("version", "")
    try:
        with transaction.atomic():
            number = int(version) if version.isdecimal() else 0
            actions.set_certificates(event, count=event.certified, version=number, by=request.user)
        messages.success(request, _("Saved: %(record)s") % {"record": event})
    except StaleEdit:
        messages.error(request, _("Somebody changed this event just now; look at it again."))
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    return redirect("events:event", pk)
