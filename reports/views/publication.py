"""Publishing a quarter: what stands in the way, the versions and their files, how far the live figures have moved."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from accounts.journal import names_of
from mediation.numbers import bounded, change, signed
from mediation.permissions import permitted
from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.actions import NotReady, publish
from reports.drift import Difference, MovedRecord, corrections, drift, text_changed
from reports.models import NationalText, PublishedFile, PublishedSummary, Reopening
from reports.publishing_form import PublishForm
from reports.telling.approval import unread
from reports.telling.desk import silent_regions
from reports.views.summary import as_download, parsed_quarter


@permitted("figures.see")
@require_GET
def page(request, quarter):
    """Show the versions of a quarter and how far the records have moved since the last one."""
    quarter = parsed_quarter(quarter)
    return shown_page(request, quarter, PublishForm(last=PublishedSummary.objects.current(quarter)))


@permitted("quarters.publish")
@require_POST
def publish_now(request, quarter):
    """Publish, or correct what is published; the page says what stands in the way."""
    quarter = parsed_quarter(quarter)
    form = PublishForm(request.POST, last=PublishedSummary.objects.current(quarter))
    if not form.is_valid():
        return shown_page(request, quarter, form, status=422)
    try:
        version = publish(quarter, by=request.user, reason=form.cleaned_data.get("reason", ""))
    except NotReady as refusal:
        messages.error(request, str(refusal))
    else:
        words = {"quarter": quarter.label, "revision": version.revision}
        messages.success(request, _("Published: %(quarter)s, version %(revision)s.") % words)
    return redirect("reports:publication", quarter)


@permitted("figures.see")
@require_GET
def drift_part(request, quarter):
    """Show the differences between the last version and the records; the page asks for it after it is shown."""
    version = PublishedSummary.objects.current(parsed_quarter(quarter))
    if version is None:
        raise Http404
    groups = grouped(drift(version, region=request.user.region_id))
    context = {"version": version, "quarter": version.quarter, "groups": groups}
    return render(request, "reports/drift.html" if request.htmx else "reports/drift_page.html", context)


@permitted("published.download")
@require_GET
def published_file(request, quarter, revision, language, form):
    """Give out a file of a version: the very bytes that were published."""
    wanted = {"summary__starts_on": parsed_quarter(quarter).start, "summary__revision": revision}
    file = get_object_or_404(PublishedFile.objects.select_related("summary"), language=language, format=form, **wanted)
    return as_download(file)


def shown_page(request, quarter: Quarter, form: PublishForm, *, status=200):
    versions = list(PublishedSummary.objects.of(quarter))
    locks = QuarterLock.objects.of(quarter).select_related("region").order_by("region__sort_order")
    missing = [lock.region for lock in locks if lock.status != QuarterLock.Status.ACCEPTED]
    context = {
        "quarter": quarter,
        "form": form,
        "missing": missing,
        "reopened": [lock for lock in locks if lock.is_reopened],
        "accepted": len(locks) - len(missing),
        "all": len(locks),
        **undecided(request, quarter),
        "versions": listed(versions),
    }
    return render(request, "reports/publication.html", context, status=status)


def undecided(request, quarter: Quarter) -> dict:
    """What of the text stands in the way of those who publish, who has written none, and who asks to be opened."""
    if not request.user.may("quarters.publish"):
        return {"may_publish": False}
    names = dict(NationalText.Language.choices)
    waiting = [
        {"language": language, "name": names[language], "sections": ", ".join(sections)}
        for language, sections in unread(quarter, by=request.user).items()
    ]
    asking = Reopening.objects.of(quarter).waiting().select_related("region").order_by("region__sort_order")
    return {"may_publish": True, "asking": asking, "unread": waiting, "silent": silent_regions(quarter)}


def listed(versions: list[PublishedSummary]) -> list[dict]:
    """Each version with its files, and with what it changed in the one before it."""
    names = names_of({version.published_by_id for version in versions})
    files = PublishedFile.objects.filter(summary__in=versions).defer("content").order_by("language", "format")
    by_version = {}
    for file in files:
        by_version.setdefault(file.summary_id, []).append(file)
    older = dict(zip(versions, versions[1:], strict=False))
    return [
        {
            "version": version,
            "who": names.get(version.published_by_id, ""),
            "files": by_version.get(version.pk, []),
            "corrections": [told(one) for one in corrections(version, older[version])] if version in older else [],
            "is_text_changed": version in older and text_changed(version, older[version]),
        }
        for version in versions
    ]


def told(one) -> dict:
    return {
        "label": one.label,
        "region": one.region,
        "before": bounded(one.before, one.was_more),
        "now": bounded(one.now, one.is_more),
    }


def grouped(differences: list[Difference]) -> list[dict]:
    """The differences by region, the republic first; each with its numbers as text."""
    groups: dict = {}
    for one in differences:
        groups.setdefault(one.region, []).append(
            {
                "label": one.label,
                "frozen": bounded(one.frozen, one.was_more),
                "live": bounded(one.live, one.is_more),
                "change": signed(change(one.live, one.frozen)),
                "records": [named(each) for each in one.records],
                "more": one.more,
            }
        )
    return [{"region": region, "rows": rows} for region, rows in groups.items()]


def named(moved: MovedRecord) -> dict:
    """A record and what it gives to a figure, as text; None where it gives nothing."""
    before, now = moved.before, moved.now
    return {
        "record": moved.record,
        "before": None if before is None else bounded(before, moved.was_more),
        "now": None if now is None else bounded(now, moved.is_more),
    }
