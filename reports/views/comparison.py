"""The pages that set the regions side by side."""

from django.http import Http404
from django.shortcuts import render
from django.utils.translation import gettext as _

from mediation.permissions import permitted
from reports.comparison.choice import Declared
from reports.comparison.eight import eight
from reports.comparison.spread import spread
from reports.trend import QUARTERS
from reports.views.compare_days import CODES, DAYS, DaysPage
from reports.views.compare_page import ComparePage
from reports.views.compare_quarters import QuartersPage
from reports.views.summary import parsed_quarter

TWO = 2  # the quarter and the one before
# A coordinator looks back to the last published quarter as well, to be told where other regions can be seen.


def chosen(request, declared: Declared):
    """Return the figure that the address asks for; 404 for one that is not compared, or not by this user."""
    figure = declared.chosen(request.GET.get("figure", ""), request.user)
    if figure is None:
        raise Http404(_("There is no such figure to compare."))
    return figure


@permitted("figures.see")
def compare(request, quarter):
    """Rank the regions by one figure: bars, the map or its tiles, the table."""
    quarter = parsed_quarter(quarter)
    declared = Declared.now()
    figure = chosen(request, declared)
    back = QUARTERS if request.user.is_regional else TWO
    found = eight(quarter, {figure.code}, declared, user=request.user, back=back)
    return render(request, "reports/compare.html", {"page": ComparePage(request, quarter, declared, figure, found)})


@permitted("figures.see")
def compare_quarters(request, quarter):
    """Draw eight quarters of one figure for each region, to one scale."""
    quarter = parsed_quarter(quarter)
    declared = Declared.now()
    figure = chosen(request, declared)
    found = eight(quarter, {figure.code}, declared, user=request.user)
    page = QuartersPage(request, quarter, declared, figure, found)
    return render(request, "reports/compare_quarters.html", {"page": page})


@permitted("figures.see")
def compare_days(request, quarter):
    """Show the agreement rate and the days to resolve: mean, median, and how they spread."""
    quarter = parsed_quarter(quarter)
    declared = Declared.now()
    found = eight(quarter, CODES, declared, user=request.user)
    spreads = {one: spread(one, declared, region=request.user.region_id) for one in found.quarters}
    page = DaysPage(request, quarter, declared, declared.figures[DAYS], found, spreads=spreads)
    return render(request, "reports/compare_days.html", {"page": page})
