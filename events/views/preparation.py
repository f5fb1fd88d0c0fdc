"""The checklist before a campaign."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from events import actions, preparing
from events.models import Campaign, Preparation
from mediation import clock
from mediation.permissions import permitted


@permitted("campaigns.follow")
def preparation(request, pk):
    """Show what is ready and what is missing; a coordinator says what the region has done."""
    campaign = get_object_or_404(Campaign, pk=pk)
    if request.method == "POST":
        return told(request, campaign)
    regions = preparing.of_regions(campaign, request.user)
    context = {
        "title": _("Before the day"),
        "campaign": campaign,
        "days_left": (campaign.starts_on - clock.today()).days,
        "checks": preparing.of_campaign(campaign),
        "regions": sorted(regions, key=lambda one: -one.missing),
        "ready": sum(one.is_ready for one in regions),
        "may_tell": request.user.may("campaigns.prepare"),
        "may_keep": request.user.may("campaigns.keep"),
        "sees_platforms": request.user.may("platforms.see"),
    }
    return render(request, "events/preparation.html", context)


def told(request, campaign):
    """Mark an item of the own region as done, or take that back."""
    if not request.user.may("campaigns.prepare"):
        raise PermissionDenied
    item = request.POST.get("item", "")
    if item in Preparation.Item.values:
        verb = actions.mark_undone if request.POST.get("done") == "no" else actions.mark_done
        verb(campaign, request.user.region_id, item, by=request.user)
    return redirect("events:campaign_preparation", campaign.pk)
