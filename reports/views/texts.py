"""A region's own text on a quarter: written by its coordinator until the report is handed in, read by the centre."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.journal import names_of
from events.highlights.look import known_names
from events.models import Event
from mediation import constraints
from mediation.permissions import permitted
from mediation.quarter import Quarter
from offices.models import Region
from reports.models import RegionText
from reports.telling.actions import Changed, write_region
from reports.telling.desk import is_closed
from reports.telling.forms import RegionForm
from reports.telling.look import LONGEST, SHORTEST, looks
from reports.views.summary import parsed_quarter


def fetch(request, quarter: str, region: str) -> tuple[Quarter, Region, RegionText]:
    """Return the quarter, the region if the user may see it, and its text, kept or not yet."""
    quarter = parsed_quarter(quarter)
    found = get_object_or_404(Region.objects.visible_to(request.user), pk=region)
    row = RegionText.objects.visible_to(request.user).of(quarter).filter(region=found).first()
    return quarter, found, row or RegionText(region=found, starts_on=quarter.start)


@permitted("texts.see")
@require_GET
def region_text(request, quarter, region):
    quarter, region, row = fetch(request, quarter, region)
    return shown(request, quarter, region, row, RegionForm(instance=row))


@permitted("texts.write")
@require_POST
def region_text_save(request, quarter, region):
    quarter, region, row = fetch(request, quarter, region)
    form = RegionForm(request.POST, instance=row)
    if not form.is_valid():
        return shown(request, quarter, region, row, form, status=422)
    texts = {name: form.cleaned_data[name] for name in RegionForm.Meta.fields}
    try:
        write_region(region.pk, quarter, version=form.cleaned_data["seen"], by=request.user, **texts)
    except Changed as changed:
        form.add_error(None, _("The text was changed meanwhile. Below stands what is kept; yours is in the fields."))
        form.data = {**form.data.dict(), "seen": changed.row.version if changed.row else 0}
        return shown(request, quarter, region, row, form, other=changed.row, status=409)
    except IntegrityError as refusal:
        form.add_error(None, constraints.explain(refusal))
        return shown(request, quarter, region, row, form, status=422)
    messages.success(request, _("The text is kept."))
    return redirect("reports:region_text", quarter, region.pk)


@permitted("texts.write")
@require_POST
def region_text_check(request, quarter, region):
    """Look at what is typed so far; nothing is kept."""
    quarter, _region, _row = fetch(request, quarter, region)
    texts = {name: request.POST.get(name, "") for name in RegionForm.Meta.fields}
    found = looks(texts, quarter, known_names(request.user))
    return render(request, "reports/text_looks.html", {"looks": found, "advises": True})


def shown(request, quarter, region, row, form, *, other=None, status=200):
    texts = {name: form[name].value() or "" for name in RegionForm.Meta.fields}
    may_write = request.user.may("texts.write") and not is_closed(quarter, region.pk)
    context = {
        "title": _("Text of the region"),
        "quarter": quarter,
        "region": region,
        "row": row,
        "who": names_of({row.edited_by_id}).get(row.edited_by_id, "") if row.pk else "",
        "form": form,
        "other": other,
        "may_write": may_write,
        "is_closed": is_closed(quarter, region.pk),
        "looks": looks(texts, quarter, known_names(request.user)),
        "advises": may_write,
        "limits": {"shortest": SHORTEST, "longest": LONGEST},
        "told": Event.objects.visible_to(request.user).told_in(quarter).filter(region=region).in_telling_order(),
    }
    return render(request, "reports/region_text.html", context, status=status)
