"""Late records: asking for a dated exception, deciding on it, ending it; what has changed since the hand-in."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.journal import names_of
from mediation.permissions import permitted
from offices.models import Region
from reports import late
from reports.drift import Difference
from reports.forms import AskForm, GrantForm, RefuseForm
from reports.models import Reopening, Snapshot
from reports.since import changes_since
from reports.views.closing import CLOSING, REVIEW, any_region, attempt, own, shown
from reports.views.publication import grouped


@permitted("exceptions.ask")
@require_POST
def ask(request, quarter):
    quarter, region = own(request, quarter)
    form = AskForm(request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, ask=form)
    done = _("The exception is asked for; the centre decides on it.")
    attempt(request, late.ask, region, quarter, done=done, **form.cleaned_data)
    return redirect(CLOSING, quarter)


@permitted("exceptions.ask")
@require_POST
def finish(request, quarter):
    """Say that everything is entered: the quarter is closed again."""
    quarter, region = own(request, quarter)
    attempt(request, late.finish, region, quarter, done=_("The quarter is closed again, its records are locked."))
    return redirect(CLOSING, quarter)


@permitted("exceptions.ask")
@require_POST
def drop(request, quarter):
    """Take back what was asked for and is not decided yet."""
    quarter, region = own(request, quarter)
    attempt(request, late.drop, region, quarter, done=_("The request is taken back; the quarter stays locked."))
    return redirect(CLOSING, quarter)


@permitted("exceptions.decide")
@require_POST
def end(request, quarter, region):
    """Close the quarter again before the day: the region has gone silent, or the report must go out."""
    quarter, region = any_region(request, quarter, region)
    done = _("The quarter is closed again, its records are locked.")
    attempt(request, late.finish, region, quarter, done=done)
    return redirect(REVIEW, quarter, region)


@permitted("exceptions.decide")
@require_POST
def grant(request, quarter, region):
    quarter, region = any_region(request, quarter, region)
    form = GrantForm(request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, grant=form)
    attempt(request, late.grant, region, quarter, done=_("The quarter is open until that day."), **form.cleaned_data)
    return redirect(REVIEW, quarter, region)


@permitted("exceptions.decide")
@require_POST
def refuse(request, quarter, region):
    quarter, region = any_region(request, quarter, region)
    form = RefuseForm(request.POST)
    if not form.is_valid():
        return shown(request, quarter, region, status=422, refuse=form)
    attempt(request, late.refuse, region, quarter, done=_("The exception is refused."), **form.cleaned_data)
    return redirect(REVIEW, quarter, region)


@permitted("figures.see")
@require_GET
def changes(request, quarter, region):
    """List what has changed since a region handed in: figure by figure, record by record, by whom, when and why."""
    quarter, region = any_region(request, quarter, region)
    snapshots = Snapshot.objects.visible_to(request.user).of(quarter).filter(region=region)
    handed_in = list(snapshots.select_related("submission").handed_in())
    kept = chosen(handed_in, request.GET.get("since", ""))
    reopenings = list(Reopening.objects.visible_to(request.user).of(quarter).filter(region=region))
    context = {
        "quarter": quarter,
        "region": Region.objects.get(pk=region),
        "kept": kept,
        "handed_in": handed_in,
        "reopenings": told(reopenings),
        "rows": rows(changes_since(kept, quarter), reopenings) if kept else [],
        "back": CLOSING if request.user.may("closing.hand_in") else REVIEW,
    }
    return render(request, "reports/changes.html", context)


def chosen(handed_in: list[Snapshot], asked: str) -> Snapshot | None:
    """Return the hand-in that is asked for, else the last one."""
    if not asked:
        return handed_in[0] if handed_in else None
    found = next((one for one in handed_in if str(one.pk) == asked), None)
    if found is None:
        raise Http404
    return found


def told(reopenings: list[Reopening]) -> list[dict]:
    names = names_of({key for row in reopenings for key in (row.asked_by_id, row.decided_by_id) if key})
    return [
        {"row": row, "asked_by": names.get(row.asked_by_id, ""), "decided_by": names.get(row.decided_by_id, "")}
        for row in reopenings
    ]


def rows(differences: list[Difference], reopenings: list[Reopening]) -> list[dict]:
    return [row for group in grouped(explained(differences, reopenings)) for row in group["rows"]]


def explained(differences: list, reopenings: list[Reopening]) -> list:
    """Give each change without a reason of its own the reason of the exception it was made under."""
    moments = Snapshot.objects.filter(reopening__in=reopenings).values_list("reopening", "occasion", "kept_at")
    kept = {(key, occasion): at for key, occasion, at in moments}
    for record in {id(one.record): one.record for each in differences for one in each.records}.values():
        for entry in record.entries:
            for row in reopenings:
                began, ended = kept.get((row.pk, "granted")), kept.get((row.pk, "ended"))
                if began and began <= entry["at"] and (ended is None or entry["at"] <= ended):
                    entry["reason"] = entry["reason"] or row.reason
    return differences
