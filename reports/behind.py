"""The records behind a figure: the figure's own condition filters its register."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import get_language

from events.models import Campaign
from mediation.numbers import shown
from mediation.quarter import Period, UnknownPeriod
from mediation.registers import Behind
from mediation.report_periods import parse_period
from offices.models import Region
from reports import live
from reports.figures.declaration import Figure
from reports.figures.measures import Ratio, SumOf
from reports.indicators import sections
from reports.wording.speech import lower_bound


def figures(declared=None) -> dict[str, Figure]:
    """Return every figure by its code; ``declared``: sections that are at hand already."""
    return {figure.code: figure for section in declared or sections() for figure, _depth in section.walk()}


def address(
    figure: Figure, known: dict[str, Figure], period: Period, region="", with_campaigns=False, campaign=None
) -> str:
    """Return the URL of the records behind a figure; behind a ratio stand the records of its base.

    campaign: the figure is of this campaign alone.
    """
    if isinstance(figure.measure, Ratio):
        figure = known[figure.measure.denominator]
    query = {"figure": figure.code, "in_quarter" if period.is_quarter else "in_period": str(period)}
    if region:
        query["in_region"] = region
    if with_campaigns and figure.source.together:
        query["campaigns"] = "with"
    if campaign:
        query["in_campaign"] = campaign.pk
    return f"{reverse(figure.source.register)}?{urlencode(query)}"


def find_figure(request, code: str) -> Behind | None:
    """Return the records behind the figure that the address names, or None if it names none the user may see."""
    if not request.user.may("figures.see"):
        return None
    campaign = named_campaign(request)
    figure = figures(campaign and [live.section(campaign)]).get(code)
    try:
        period = parse_period(request.GET.get("in_period") or request.GET.get("in_quarter", ""))
    except UnknownPeriod:
        return None
    if figure is None or figure.source is None:
        return None
    rows = figure.rows(period, with_campaigns=request.GET.get("campaigns") == "with")
    region = request.GET.get("in_region", "")
    area = Region.objects.filter(pk=region).first()
    if region:
        rows = rows.filter(region=region)
    return Behind(
        rows=rows,
        label=figure.label,
        value=told(figure, rows),
        period=period.label,
        region=str(area or ""),
        url=reverse("reports:campaign_live", args=[campaign.pk])
        if campaign
        else reverse("reports:summary", args=[period]),
    )


def named_campaign(request) -> Campaign | None:
    text = request.GET.get("in_campaign", "")
    return Campaign.objects.filter(pk=text).first() if text.isdecimal() and len(text) < 19 else None


def told(figure: Figure, rows) -> str:
    """Return the figure in words: with “more than” where a row says so."""
    value, bound = measured(figure, rows), getattr(figure.measure, "bound", "")
    is_more = bool(bound) and rows.filter(**{bound: True}).exists()
    return lower_bound(value, get_language()) if is_more else shown(value)


def measured(figure: Figure, rows):
    """Return the figure as its own rows give it: their number, or the sum of the column."""
    if isinstance(figure.measure, SumOf):
        return sum(rows.order_by().values_list(figure.measure.column, flat=True))
    return rows.order_by().count()
