"""Workbooks in, in the browser: template, records to change, upload, preview, load, errors marked, history."""

import io

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST
from django_htmx.http import HttpResponseClientRefresh

from accounts.exports import log_export
from desk.intake import actions
from desk.intake.forms import QuarterForm, UploadForm
from desk.intake.preview import TONES, line, preview
from desk.models import Upload, UploadFile
from desk.workbook.filled import LONGEST, TooMany, filled
from desk.workbook.marking import mark
from desk.workbook.template import template
from mediation.keyset import BadPage, page
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.registers import download

PAGE = 20
FIELDS = ("pk", "name", "uploaded_at", "status", "counts", "user__first_name", "user__last_name", "user__username")


@permitted("intake.use")
def intake(request):
    """Offer the template, take a workbook, show what was sent before."""
    is_sent = request.method == "POST"
    form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
    if is_sent and form.is_valid():
        file = form.cleaned_data["file"]
        upload = actions.receive(content=file.read(), name=file.name, rows=form.rows, by=request.user)
        return redirect("desk:upload", upload.pk)
    page = {"title": _("Excel in"), "form": form, "history": history(request)}
    if request.user.may("events.enter"):
        page["quarters"] = QuarterForm(initial={"quarter": request.GET.get("quarter", "")})
    return render(request, "desk/intake.html", page)


def history(request) -> dict:
    after, before = (request.GET.get(name, "") for name in ("after", "before"))
    rows = Upload.objects.visible_to(request.user).values(*FIELDS)
    try:
        found = page(rows, ("-pk",), after=after, before=before, size=PAGE)
    except (BadPage, ValueError):
        raise Http404(_("There is no such page.")) from None
    return {"rows": [line(row) for row in found.rows], "next": found.next, "previous": found.previous}


@permitted("intake.use")
@require_GET
def intake_template(request):
    """Give the workbook to fill, with the region's own platforms and mediators in its lists."""
    book, name = template(request.user)
    return download(book, name)


@permitted("events.enter")
@require_GET
def intake_records(request):
    """Give the region's events and publications of a quarter as a workbook that can be changed and sent back."""
    form = QuarterForm(request.GET)
    if not form.is_valid():
        raise Http404(_("There is no such page."))
    try:
        found = filled(request.user, form.chosen)
    except TooMany:
        words = {"count": shown(LONGEST)}
        messages.warning(request, _("The quarter holds more than %(count)s records of one kind: change them on the "
                                    "screen, or send a file of your own with their numbers.") % words)  # fmt: skip
        return redirect("desk:intake")
    log_export(
        register=request.resolver_match.view_name,
        address=f"{request.path}?quarter={form.chosen}",
        columns=found.columns,
        has_personal=False,
        rows=found.rows,
    )
    return download(found.book, found.name)


def fetch(request, pk: int) -> Upload:
    return get_object_or_404(Upload.objects.visible_to(request.user), pk=pk)


@permitted("intake.use")
@require_GET
def upload(request, pk):
    """Show one upload as it stands: at work, a preview, its errors, or what it loaded."""
    found = fetch(request, pk)
    file = UploadFile.objects.filter(upload=found).values("report", "done", "expected").first()
    return render(
        request,
        "desk/upload.html",
        {
            "title": found.name,
            "upload": found,
            "tone": TONES[found.status],
            "file": file,
            "page": preview(found, file and file["report"]),
        },
    )


@permitted("intake.use")
@require_GET
def upload_progress(request, pk):
    """Say how far the work is; when it is over, have the page show what came of it."""
    found = fetch(request, pk)
    if not found.is_working:
        return HttpResponseClientRefresh()
    file = UploadFile.objects.filter(upload=found).values("done", "expected").first()
    return render(request, "desk/upload_progress.html", {"upload": found, "file": file})


def acting(verb):
    """A view that does one thing to an upload and shows it again."""

    @permitted("intake.use")
    @require_POST
    def view(request, pk):
        found = fetch(request, pk)
        try:
            found = verb(found, by=request.user)
        except actions.FileGone:
            messages.warning(request, _("The file was kept for a day and is deleted; send it again."))
            return redirect("desk:upload", pk)
        if found.status == Upload.Status.LOADED:
            messages.success(request, _("Loaded: %(file)s") % {"file": found.name})
        return redirect("desk:upload", pk)

    return view


upload_load = acting(actions.load)
upload_retry = acting(actions.retry)
upload_discard = acting(actions.discard)


@permitted("intake.use")
@require_GET
def upload_marked(request, pk):
    """Give the workbook back with its bad cells red and their messages as notes."""
    found = fetch(request, pk)
    file = UploadFile.objects.filter(upload=found).first()
    if file is None or not (file.report or {}).get("errors"):
        raise Http404(_("There is nothing to mark."))
    book = mark(io.BytesIO(file.content), file.report["errors"])
    return download(book, _("errors in %(name)s") % {"name": found.name})
