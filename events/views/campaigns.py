"""Pages of one campaign, and the open days that the rule proposes."""

import datetime

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import actions, forms
from events.models import Campaign, Event, Participation, Publication, Questionnaire, SurveyCount
from events.open_day import is_working, next_working_friday, proposals
from mediation import clock
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.public_holidays import holiday
from mediation.quarter import Quarter, UnknownQuarter
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate

NEAR = datetime.timedelta(days=45)
# What belongs to a campaign, and the register that lists it.
BELONGINGS = (
    ("events:participations", Participation, gettext_lazy("Participations")),
    ("events:events", Event, gettext_lazy("Events")),
    ("events:publications", Publication, gettext_lazy("Publications")),
    ("events:questionnaires", Questionnaire, gettext_lazy("Questionnaires")),
    ("events:surveys", SurveyCount, gettext_lazy("Surveys")),
)


class CampaignPages:
    model, form_class = Campaign, forms.CampaignForm
    register, detail = "events:campaigns", "events:campaign"
    permission = "campaigns.keep"

    def done(self, record):
        warn_of_holiday(self.request, record)
        return super().done(record)


class CampaignAdd(CampaignPages, RecordCreate):
    title = gettext_lazy("New campaign")


class CampaignEdit(CampaignPages, RecordUpdate):
    title = gettext_lazy("Correct the campaign")


class CampaignDetail(CampaignPages, RecordDetail):
    permission, edit, edit_permission = "campaigns.see", "events:campaign_edit", "campaigns.keep"
    template = "events/campaign.html"
    fields = forms.CampaignForm.Meta.fields

    def actions(self, record):
        offered = (
            ("campaigns.follow", "reports:campaign_live", _("Live counts")),
            ("campaigns.follow", "events:campaign_preparation", _("Before the day")),
            ("campaigns.pick", "events:campaign_participants", _("Who takes part")),
        )
        may = self.request.user.may
        return [
            {"label": label, "url": reverse(name, args=[record.pk])} for may_do, name, label in offered if may(may_do)
        ]

    def row(self, record, name):
        row = super().row(record, name)
        if name in ("opens_at", "closes_at") and getattr(record, name):
            row["value"] = f"{getattr(record, name):%H:%M}"
        return row

    def panels(self):
        return ["reports:campaign_figures"] if self.request.user.may("campaigns.follow") else []

    def context(self, record):
        return {"campaign": record, "belongings": belongings(record, self.request.user)}


def belongings(campaign: Campaign, user) -> list[dict]:
    """Return how many records of each kind the campaign has that the user may see."""
    if not user.may("campaigns.follow"):
        return []
    return [
        {
            "label": label,
            "count": shown(model.objects.visible_to(user).filter(campaign=campaign).count()),
            "url": f"{reverse(register)}?campaign={campaign.pk}",
        }
        for register, model, label in BELONGINGS
    ]


def warn_of_holiday(request, campaign: Campaign) -> None:
    """Say that an open day lies on a day when offices are closed; it may stay there."""
    day = campaign.starts_on
    if campaign.kind != Campaign.Kind.OPEN_DAY or is_working(day):
        return
    words = {"day": date_format(day, "d.m.Y"), "holiday": holiday(day), "friday": next_working_friday(day)}
    words["friday"] = date_format(words["friday"], "d.m.Y")
    text = (
        _("%(day)s is a public holiday (%(holiday)s). The next working Friday is %(friday)s.")
        if words["holiday"]
        else _("%(day)s is a day off. The next working Friday is %(friday)s.")
    )
    messages.warning(request, text % words)


@permitted("campaigns.see")
def open_days(request):
    """Show the open days that the rule proposes; set one with a click."""
    may_set = request.user.may("campaigns.keep")
    if request.method == "POST" and may_set:
        return set_open_day(request)
    context = {
        "title": _("Open days by the rule"),
        "proposals": proposals(clock.today()),
        "known": Campaign.objects.open_days().since(Quarter.of(clock.today())),
        "may_set": may_set,
    }
    return render(request, "events/open_days.html", context)


@permitted("campaigns.follow")
def ahead(request):
    """The panel of the desk: campaigns under way or near, and what the rule proposes to those who set it."""
    today = clock.today()
    near = Campaign.objects.ending_from(today).filter(starts_on__lte=today + NEAR).order_by("starts_on", "pk")
    may_set = request.user.may("campaigns.keep")
    context = {
        "near": [{"campaign": one, "is_running": one.starts_on <= today} for one in near],
        "proposals": proposals(today, ahead=2) if may_set else [],
        "may_set": may_set,
        "may_pick": request.user.may("campaigns.pick"),
    }
    return render(request, "events/ahead.html", context)


def set_open_day(request):
    try:
        quarter = Quarter.parse(request.POST.get("quarter", ""))
    except UnknownQuarter as unknown:
        raise Http404(str(unknown)) from None
    campaign = actions.set_open_day(quarter, by=request.user)
    messages.success(request, _("Set: %(campaign)s. Correct it if it is to be another day.") % {"campaign": campaign})
    return redirect("events:campaign", campaign.pk)
