"""The summary of a quarter: a page, a workbook, JSON, all from the same figures."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _

from mediation import clock
from mediation.permissions import permitted
from mediation.quarter import Quarter, UnknownQuarter
from mediation.registers import download
from offices.models import Region
from reports.models import Submission
from reports.renderers import document, workbook
from reports.renderers.as_json import as_json, pretty
from reports.summary import Summary, summarise
from reports.trend import trend
from reports.views.figures import Page
from reports.views.trends import TRENDS, chart, sparks

EARLIEST, LATEST = Quarter(1995, 1), Quarter(2049, 4)


def asked(request, text: str) -> tuple[Quarter, str | None, bool]:
    """Return the quarter, region and kind of figures that the address asks for; 404 for what does not exist."""
    try:
        quarter = Quarter.parse(text)
    except UnknownQuarter as unknown:
        raise Http404(str(unknown)) from None
    if not EARLIEST <= quarter <= LATEST:
        raise Http404(_("The portal keeps quarters from 1995 to 2049."))
    region = request.user.region_id or request.GET.get("region") or None
    if region and not Region.objects.visible_to(request.user).filter(pk=region).exists():
        raise Http404(_("There is no such region."))
    return quarter, region, request.GET.get("campaigns") == "with"


def three(request, text: str) -> tuple[Summary, Summary, Summary]:
    """Return the summaries of the quarter, of the one before, and of the same quarter a year before."""
    quarter, region, with_campaigns = asked(request, text)
    return tuple(
        summarise(one, region=region, with_campaigns=with_campaigns)
        for one in (quarter, quarter.previous(), quarter.year_before())
    )


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
def page(request, quarter):
    """Show the figures, the quarters beside them, and the regions on demand."""
    summaries = three(request, quarter)
    return render(request, "reports/summary.html", {"page": Page(request, *summaries)})


@permitted("figures.see")
def trend_part(request, quarter):
    """Draw the last eight quarters; the page asks for it after it is shown."""
    quarter, region, with_campaigns = asked(request, quarter)
    found = trend(quarter, TRENDS, region=region, with_campaigns=with_campaigns)
    return render(request, "reports/trend.html", {"sparks": sparks(found), "chart": chart(found), "quarter": quarter})


@permitted("figures.see")
def workbook_file(request, quarter):
    """Download the summary as an Excel workbook in the language of the screen."""
    summaries = three(request, quarter)
    return download(workbook.build(*summaries), f"mediation-{summaries[0].quarter}.xlsx")


@permitted("figures.see")
def document_file(request, quarter):
    """Download the report as a Word document: in Kazakh on a Kazakh screen, else in Russian."""
    with override("kk" if get_language() == "kk" else "ru"):
        summaries = three(request, quarter)
        return download(document.build(*summaries), f"mediation-{summaries[0].quarter}.docx")


@permitted("figures.see")
def json_file(request, quarter):
    """Download the figures as JSON."""
    quarter, region, with_campaigns = asked(request, quarter)
    text = pretty(as_json(summarise(quarter, region=region, with_campaigns=with_campaigns)))
    return HttpResponse(text, content_type="application/json; charset=utf-8")
