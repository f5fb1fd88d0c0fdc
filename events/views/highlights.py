"""An event's text for the report, and what the regions tell in a quarter."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_GET, require_POST

from events.highlights import actions, page
from events.highlights.forms import TextForm
from events.highlights.look import LONGEST, SHORTEST, known_names, looks
from events.highlights.quarters import is_settled
from events.models import Event
from mediation import constraints
from mediation.permissions import permitted
from mediation.quarter import Quarter
from mediation.record_views import RecordUpdate


def fetch(request, pk: int) -> Event:
    return get_object_or_404(Event.objects.visible_to(request.user).select_related("region"), pk=pk)


def outside(event: Event, quarter: Quarter | None) -> bool:
    return quarter is not None and event.starts_on not in quarter


class EventTextEdit(RecordUpdate):
    title = gettext_lazy("Text for the report")
    model, form_class = Event, TextForm
    register, detail = "events:events", "events:event"
    permission = "events.enter"
    template = "events/text.html"

    def page(self, form, **context):
        if "conflict" in context:  # what each of two people wrote is chosen on the page of all records
            self.template = "record_form.html"
            return super().page(form, **context)
        event = form.instance
        texts = {name: form[name].value() or "" for name in form.Meta.fields}
        return super().page(
            form,
            event=event,
            is_settled=is_settled(event),
            looks=looks(event, form.quarter, known_names(self.request.user), texts),
            is_outside=outside(event, form.quarter),
            advises=True,
            limits={"shortest": SHORTEST, "longest": LONGEST},
            **context,
        )

    def done(self, event):
        """Stay with the text, and say how much of it is marked."""
        found = sum(len(one.findings) for one in looks(event, event.told_in, known_names(self.request.user)))
        if found:
            said = ngettext(
                "%(count)s thing to look at is marked below.", "%(count)s things to look at are marked below.", found
            )
            messages.warning(self.request, said % {"count": found})
        return redirect("events:event_text_edit", event.pk)


@permitted("events.enter")
@require_POST
def event_text_check(request, pk):
    """Look at what is typed so far; nothing is saved."""
    event = fetch(request, pk)
    form = TextForm(request.POST, instance=event, user=request.user)
    texts = {name: request.POST.get(name, "") for name in TextForm.Meta.fields}
    found = looks(event, form.quarter, known_names(request.user), texts)
    context = {"event": event, "looks": found, "is_outside": outside(event, form.quarter), "advises": True}
    return render(request, "events/text_looks.html", context)


@permitted("events.see")
@require_GET
def event_text(request, pk):
    """The panel of the event's page: which report tells it, and how."""
    event = fetch(request, pk)
    context = {
        "event": event,
        "title": _("Text for the report"),
        "looks": looks(event, event.told_in, known_names(request.user)),
        "is_outside": event.is_outside_period,
        "is_settled": is_settled(event),
        "may_enter": request.user.may("events.enter"),
    }
    return render(request, "events/text_panel.html" if request.htmx else "events/text_page.html", context)


@permitted("events.see")
@require_GET
def highlights(request):
    """What the regions tell in a quarter, in the order of the report, with what is missing."""
    form = page.HighlightsForm(request.GET, user=request.user)
    values = form.cleaned_data if form.is_valid() else {}
    text = values.get("quarter")
    quarter = Quarter.parse(text) if text else page.awaited(request.user)
    region = values.get("region")
    initial = {"quarter": str(quarter), "region": region}
    context = {
        "title": _("Highlights of the quarter"),
        "form": form if form.errors else page.HighlightsForm(initial=initial, user=request.user),
        "quarter": quarter,
        "parts": page.parts(quarter, user=request.user, region=region),
        "waiting": page.waiting(quarter, user=request.user),
        "may_order": request.user.may("events.enter"),
    }
    return render(request, "events/highlights.html", context)


@permitted("events.enter")
@require_POST
def event_move(request, pk):
    """Tell an event one place earlier or later."""
    event = fetch(request, pk)
    if event.told_in is None:
        return redirect("events:event_text_edit", pk)
    try:
        with transaction.atomic():
            actions.move(event, up=request.POST.get("to") == "up", by=request.user)
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
    query = urlencode({"quarter": event.told_in})
    return redirect(f"{reverse('events:highlights')}?{query}#event-{event.pk}")
