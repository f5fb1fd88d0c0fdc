"""Photos and files of an event: attached, shown, given, removed, had back."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from events.models import Event, EventFile
from mediation.attachments import actions, serving
from mediation.attachments.actions import Result
from mediation.attachments.forms import FilesForm
from mediation.attachments.kinds import Refused
from mediation.permissions import permitted


def fetch_file(request, pk: int) -> EventFile:
    return get_object_or_404(EventFile.objects.visible_to(request.user).select_related("event"), pk=pk)


def panel(request, event: Event, *, form=None, result=None, removed=None, refusal=""):
    """Show the files of an event; as a page of its own to a browser without scripts."""
    files = list(EventFile.objects.filter(event=event).kept())
    context = {
        "title": _("Photos and files"),
        "event": event,
        "files": files,
        "most": EventFile.most,
        "is_full": len(files) >= EventFile.most,
        "may_enter": request.user.may("events.enter"),
        "form": form or FilesForm(),
        "result": result or Result(),
        "removed": removed,
        "refusal": refusal,
    }
    return render(request, "events/files.html" if request.htmx else "events/files_page.html", context)


@permitted("events.see")
@require_GET
def event_files(request, pk):
    return panel(request, get_object_or_404(Event.objects.visible_to(request.user), pk=pk))


@permitted("events.enter")
@require_POST
def event_file_add(request, pk):
    """Attach what may be attached, and say of the rest why not."""
    event = get_object_or_404(Event.objects.visible_to(request.user), pk=pk)
    form = FilesForm(request.POST, request.FILES)
    if not form.is_valid():
        return panel(request, event, form=form)
    result = actions.attach(EventFile, event, form.cleaned_data["files"], by=request.user)
    if request.htmx or result.refused:
        return panel(request, event, result=result)
    messages.success(request, _("Attached: %(count)s") % {"count": len(result.added)})
    return redirect("events:event_files", event.pk)


@permitted("events.see")
@require_GET
def file(request, pk):
    """Give a file to save."""
    return serving.given(fetch_file(request, pk))


@permitted("events.see")
@require_GET
def file_small(request, pk):
    """Show the small picture."""
    return serving.given_small(fetch_file(request, pk))


@permitted("events.enter")
@require_POST
def file_remove(request, pk):
    """Remove a file; the answer offers to have it back."""
    found = actions.remove(fetch_file(request, pk), by=request.user)
    return panel(request, found.event, removed=found)


@permitted("events.enter")
@require_POST
def file_restore(request, pk):
    found = fetch_file(request, pk)
    try:
        actions.restore(found, by=request.user)
    except Refused as refusal:
        return panel(request, found.event, refusal=str(refusal))
    return panel(request, found.event)
