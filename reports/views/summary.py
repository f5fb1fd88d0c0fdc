"""The summary of a quarter or another period: a page, a workbook, JSON, all from the same figures."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from mediation import clock
from mediation.permissions import permitted
from mediation.quarter import Period, Quarter, UnknownPeriod, UnknownQuarter
from mediation.registers import download
from mediation.report_periods import RefusedPeriod, parse_period
from offices.models import Region
from reports.freezing import stored_file
from reports.models import PublishedFile, PublishedSummary, Submission
from reports.renderers import document, workbook
from reports.renderers.as_json import as_json, pretty
from reports.summary import Summary, beside, summarise
from reports.trend import trend
from reports.views.choosing import refused
from reports.views.figures import Page
from reports.views.trends import TRENDS, chart, sparks

EARLIEST, LATEST = Quarter(1995, 1), Quarter(2049, 4)


def parsed_quarter(text: str) -> Quarter:
    """Return the quarter that an address names; 404 for what does not exist."""
    try:
        quarter = Quarter.parse(text)
    except UnknownQuarter as unknown:
        raise Http404(str(unknown)) from None
    if not EARLIEST <= quarter <= LATEST:
        raise Http404(_("The portal keeps quarters from 1995 to 2049."))
    return quarter


def parsed_period(text: str) -> Period:
    """Return the period that an address names; 404, saying why, for what no report is made of."""
    try:
        return parse_period(text)
    except UnknownPeriod as unknown:
        raise Http404(str(unknown)) from None


def asked(request, text: str) -> tuple[Period, str | None, bool]:
    """Return the period, region and kind of figures that the address asks for; 404 for what does not exist."""
    period = parsed_period(text)
    region = request.user.region_id or request.GET.get("region") or None
    if region and not Region.objects.visible_to(request.user).filter(pk=region).exists():
        raise Http404(_("There is no such region."))
    return period, region, request.GET.get("campaigns") == "with"


def side_by_side(request, text: str) -> list[Summary]:
    """Return the summary of the period, and of those it is compared with."""
    period, region, with_campaigns = asked(request, text)
    return [summarise(one, region=region, with_campaigns=with_campaigns) for one in (period, *beside(period))]


@permitted("figures.see")
def latest(request):
    """Open the last quarter that any region has handed in, else the current one."""
    if chosen := request.GET.get("quarter"):
        query = request.GET.copy()
        query.pop("quarter")
        return redirect(f"/reports/{chosen[:20]}/?{query.urlencode()}")
    last = Submission.objects.handed_in().order_by("-starts_on").values_list("starts_on", flat=True).first()
    return redirect("reports:summary", Quarter.of(last or clock.today()))


@permitted("figures.see")
def page(request, period):
    """Show the figures, those they are compared with, and the regions on demand. A period has one address."""
    try:
        simplest = str(parse_period(period))
    except RefusedPeriod as refusal:
        return refused(request, str(refusal))
    except UnknownPeriod as unknown:
        raise Http404(str(unknown)) from None
    if simplest != period:
        return redirect(f"{reverse('reports:summary', args=[simplest])}?{request.GET.urlencode()}".rstrip("?"))
    return render(request, "reports/summary.html", {"page": Page(request, *side_by_side(request, period))})


@permitted("figures.see")
def trend_part(request, period):
    """Draw the eight quarters up to the period's last; the page asks for it after it is shown."""
    period, region, with_campaigns = asked(request, period)
    quarter = period.quarters()[-1]
    found = trend(quarter, TRENDS, region=region, with_campaigns=with_campaigns)
    return render(request, "reports/trend.html", {"sparks": sparks(found), "chart": chart(found), "quarter": quarter})


@permitted("figures.see")
def workbook_file(request, period):
    """Download the summary as an Excel workbook in the language of the screen."""
    return published_or_drawn(request, period, "xlsx", workbook)


@permitted("figures.see")
def document_file(request, period):
    """Download the report as a Word document: in Kazakh on a Kazakh screen, else in Russian."""
    with override("kk" if get_language() == "kk" else "ru"):
        return published_or_drawn(request, period, "docx", document)


def published_or_drawn(request, period: str, form: str, renderer):
    """Return the stored file of a published quarter; draw it for live figures, one region, or with campaigns."""
    found, region, with_campaigns = asked(request, period)
    version = None if region or with_campaigns else PublishedSummary.objects.current(found)
    if version:
        return as_download(stored_file(version, form, get_language()))
    summaries = side_by_side(request, period)
    return download(renderer.build(*summaries), f"mediation-{found}.{form}")


OFFICE = "application/vnd.openxmlformats-officedocument."
TYPES = {"xlsx": f"{OFFICE}spreadsheetml.sheet", "docx": f"{OFFICE}wordprocessingml.document"}


def as_download(file: PublishedFile) -> HttpResponse:
    """Return the very bytes that were published."""
    answer = HttpResponse(bytes(file.content), content_type=TYPES[file.format])
    answer["Content-Disposition"] = f'attachment; filename="{file.name}"'
    return answer


@permitted("figures.see")
def json_file(request, period):
    """Download the figures as JSON."""
    period, region, with_campaigns = asked(request, period)
    text = pretty(as_json(summarise(period, region=region, with_campaigns=with_campaigns)))
    return HttpResponse(text, content_type="application/json; charset=utf-8")
