"""Closing a quarter: the region answers the checks and hands in, the centre pins remarks and decides."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from mediation import clock
from mediation.permissions import permitted
from mediation.quarter import Quarter
from offices.models import Region
from reports import actions
from reports.closing.board import Board
from reports.closing.state import Closing
from reports.deadline import awaited
from reports.forms import DecisionForm, MendForm, ReasonForm, SubmitForm
from reports.models import Remark
from reports.views.closing_page import ClosingPage, remark_form
from reports.views.summary import asked

CLOSING, REVIEW, BOARD = "reports:closing", "reports:review", "reports:board"


def quarter_of(request, text: str) -> Quarter:
    return asked(request, text)[0]


def own(request, text: str) -> tuple[Quarter, str]:
    """Return the quarter and the coordinator's own region."""
    return quarter_of(request, text), request.user.region_id


def any_region(request, text: str, region: str) -> tuple[Quarter, str]:
    return quarter_of(request, text), get_object_or_404(Region.objects.visible_to(request.user), pk=region).pk


def shown(request, quarter: Quarter, region: str, *, status=200, **forms):
    page = ClosingPage(request, quarter, Region.objects.get(pk=region), **forms)
    return render(request, "reports/closing.html", {"page": page, "title": page.title}, status=status)


def attempt(request, step, *args, done: str, **kwargs) -> bool:
    """Take a step and say what came of it. Returns whether it was done."""
    try:
        step(*args, by=request.user, **kwargs)
    except actions.NotReady as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, done)
    return True


# The region


@permitted("closing.hand_in")
def latest(request):
    """Open the quarter that the region has to hand in next."""
    return redirect(CLOSING, awaited(clock.today(), request.user.region_id).quarter)


@permitted("closing.hand_in")
def closing(request, quarter):
    return shown(request, *own(request, quarter))


@permitted("closing.hand_in")
@require_POST
def answer(request, quarter):
    """Keep a reason at once; a page with scripts gets the finding back, and what is still missing."""
    quarter, region = own(request, quarter)
    form = ReasonForm(request.POST)
    said = form.data.get("code", ""), form.data.get("about", "")
    problem = "" if form.is_valid() else _("Say why, in up to 500 letters.")
    if not problem:
        try:
            actions.answer(Closing(quarter, region, user=request.user), by=request.user, **form.cleaned_data)
        except actions.NotReady as refusal:
            problem = str(refusal)
    if not request.htmx:
        if problem:
            messages.error(request, problem)
        return redirect(CLOSING, quarter)
    page = ClosingPage(request, quarter, request.user.region)
    line = next((one for one in page.soft if (one["asked"].rule.code, one["asked"].finding.about) == said), None)
    return render(request, "reports/finding_answered.html", {"page": page, "line": line, "problem": problem})


@permitted("closing.hand_in")
@require_POST
def zeros(request, quarter):
    """Confirm the ticked zeros, or all of them."""
    quarter, region = own(request, quarter)
    found = Closing(quarter, region, user=request.user)
    ticked = request.POST.getlist("zero")
    chosen = [one for one in found.zeros if one.is_open and ("all" in request.POST or one.finding.about in ticked)]
    for one in chosen:
        say = {"code": one.rule.code, "about": one.finding.about, "value": one.finding.value, "reason": ""}
        try:
            actions.answer(found, by=request.user, **say)
        except actions.NotReady as refusal:
            messages.error(request, str(refusal))
            break
    if not chosen:
        messages.error(request, _("Tick the zeros that are right."))
    return redirect(CLOSING, quarter)


@permitted("closing.hand_in")
@require_POST
def submit(request, quarter):
    quarter, region = own(request, quarter)
    form = SubmitForm(request.POST, request.FILES)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, submit=form)
    done = _("The report is handed in. Its records are read-only from now on.")
    is_done = attempt(request, actions.submit, region, quarter, done=done, **form.cleaned_data)
    if form.cleaned_data["scan"] and not is_done:
        messages.warning(request, _("The scan was not kept. Choose it again when you hand the report in."))
    return redirect(CLOSING, quarter)


@permitted("closing.hand_in")
@require_POST
def withdraw(request, quarter):
    quarter, region = own(request, quarter)
    done = _("The report is taken back. Its records can be changed again.")
    attempt(request, actions.withdraw, region, quarter, done=done, version=number(request))
    return redirect(CLOSING, quarter)


@permitted("closing.hand_in")
@require_POST
def mend(request, quarter):
    """Say that what was remarked is mended."""
    quarter, region = own(request, quarter)
    rows = Remark.objects.visible_to(request.user).to_mend().filter(region=region)
    remark = rows.filter(submission__starts_on=quarter.start, pk=number(request, "remark") or 0).first()
    form = MendForm(request.POST)
    if remark is None or not form.is_valid():
        raise Http404(_("There is no such remark to mend."))
    actions.mend(remark, note=form.cleaned_data["note"], by=request.user)
    return redirect(CLOSING, quarter)


def number(request, name: str = "version") -> int | None:
    text = request.POST.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


# The centre


@permitted("closing.decide")
def board_latest(request):
    """Open the board of the quarter that is being handed in: the last one."""
    if chosen := request.GET.get("quarter"):
        return redirect(BOARD, quarter_of(request, chosen))
    return redirect(BOARD, Quarter.of(clock.today()).previous())


@permitted("closing.decide")
def board(request, quarter):
    quarter = quarter_of(request, quarter)
    page = Board(quarter, user=request.user)
    last = max(quarter, Quarter.of(clock.today()))
    quarters = sorted({quarter, *(last.shift(-back) for back in range(12))}, reverse=True)
    title = _("Closing of %(quarter)s") % {"quarter": quarter.short_label}
    return render(request, "reports/board.html", {"page": page, "title": title, "quarters": quarters})


@permitted("closing.decide")
def review(request, quarter, region):
    return shown(request, *any_region(request, quarter, region))


@permitted("closing.decide")
@require_POST
def pin(request, quarter, region):
    """Pin a remark to a figure or a record; the region reads it when the report is returned."""
    quarter, region = any_region(request, quarter, region)
    form = remark_form(request, Closing(quarter, region, user=request.user).evidence, request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, remark=form)
    done = _("The remark is pinned. The region reads it when you return the report.")
    attempt(request, actions.pin, region, quarter, to=form.to, text=form.cleaned_data["text"], done=done)
    return redirect(REVIEW, quarter, region)


@permitted("closing.decide")
@require_POST
def unpin(request, quarter, region):
    quarter, region = any_region(request, quarter, region)
    rows = Remark.objects.visible_to(request.user).being_written().filter(region=region)
    rows.filter(submission__starts_on=quarter.start, pk=number(request, "remark") or 0).delete()
    return redirect(REVIEW, quarter, region)


@permitted("closing.decide")
@require_POST
def give_back(request, quarter, region):
    quarter, region = any_region(request, quarter, region)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, decision=form)
    said = {"because": form.cleaned_data["comment"], "version": form.cleaned_data["version"]}
    attempt(request, actions.return_, region, quarter, done=_("The report is returned to the region."), **said)
    return redirect(REVIEW, quarter, region)


@permitted("closing.decide")
@require_POST
def accept(request, quarter, region):
    quarter, region = any_region(request, quarter, region)
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, decision=form)
    done = _("The report is accepted, its records are locked.")
    attempt(request, actions.accept, region, quarter, done=done, **form.cleaned_data)
    return redirect(REVIEW, quarter, region)
