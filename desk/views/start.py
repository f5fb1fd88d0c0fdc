"""The start page: what waits, worst first; the quarter so far; the next deadline; what the role does most."""

from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from desk import attention, keeping
from desk.progress import progress, sparks
from desk.regions import regions
from mediation import clock
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.quarter import Quarter
from reports.deadline import Awaited, awaited, until

# Beside the title: other ways of entering.
ENTERING = (
    ("appeals.enter", "appeals:sheet", gettext_noop("Reception sheet")),
    ("intake.use", "desk:intake", gettext_noop("Excel in")),
)
LINKS = (
    ("events.enter", "events:event_add", gettext_noop("New event")),
    ("events.enter", "events:publication_add", gettext_noop("New publication")),
    ("events.enter", "events:surveys", gettext_noop("Surveys")),
    ("surveys.keep", "events:questionnaires", gettext_noop("Questionnaires")),
    ("events.enter", "events:participations", gettext_noop("Participation in campaigns")),
    ("roster.see", "mediators:rosters", gettext_noop("Duty roster")),
    ("figures.see", "reports:latest", gettext_noop("Summary of the last quarter")),
    ("closing.hand_in", "reports:closing_latest", gettext_noop("Close the quarter")),
    ("closing.decide", "reports:board_latest", gettext_noop("Closing of the quarter by the regions")),
    ("history.keep", "reports:history", gettext_noop("Read an old report")),
    ("people.see", "accounts:people", gettext_noop("Who has access")),
    ("campaigns.keep", "events:campaign_add", gettext_noop("New campaign")),
    ("mediators.keep", "mediators:mediator_add", gettext_noop("New mediator")),
    ("mediators.propose", "mediators:proposals", gettext_noop("Proposals for the register")),
    ("platforms.keep", "offices:platform_add", gettext_noop("New platform")),
    ("mediators.keep", "admin:index", gettext_noop("Users and dictionaries")),
)


@permitted("desk.see")
def start(request):
    """Say where things stand today, and offer what the role does most."""
    user, day = request.user, clock.today()
    sees_cases, sees_figures = user.may("appeals.see"), user.may("figures.see")
    heads = attention.heads(user, day, attention.totals(user, day)) if sees_cases else []
    return render(
        request,
        "desk/start.html",
        {
            "title": str(place(user) or _("Desk")),
            "quarter": Quarter.of(day),
            "handing_in": handing_in(waited_for(user, day), closing_page(user)) if sees_figures else None,
            "heads": heads,
            "waits": any(head["lines"] for head in heads),
            "shows_region": not user.region_id,
            "follows_campaigns": user.may("campaigns.follow"),
            "progress": progress(user.region_id) if sees_figures else None,
            "regions": regions(user) if sees_cases and user.is_national else None,
            "keys": [*keeping.registers(user), *keeping.people(user)],
            "new_appeal_url": reverse("appeals:appeal_add") if user.may("appeals.enter") else "",
            "entering": links(user, ENTERING),
            "links": links(user, LINKS),
            "attention_url": reverse("mediators:attention") if user.may("mediators.keep") else "",
        },
    )


def place(user):
    """Whose desk it is: the region's or, for an operator, the platform's."""
    return user.platform if user.is_operator else user.region


def waited_for(user, day) -> Awaited:
    """The own region's next report; above the regions the one under way, since the table tells of the last."""
    return awaited(day, user.region_id) if user.region_id else until(day, Quarter.of(day))


def closing_page(user) -> str:
    """Where a quarter is closed: by the region on its own page, by the centre on the board."""
    return "reports:closing" if user.may("closing.hand_in") else "reports:board"


def handing_in(waited: Awaited, url_name: str) -> dict:
    """Say which quarter's report is due when, and how loudly."""
    days = abs(waited.days)
    words = {"quarter": waited.quarter.short_label, "days": shown(days)}
    if waited.is_late:
        tone, text = "bad", _("The report of %(quarter)s is %(days)s days late")
    elif waited.days == 0:
        tone, text = "warning", _("The report of %(quarter)s is due today")
    else:
        tone = "warning" if waited.days <= 7 else ""
        text = _("%(days)s days to hand in the report of %(quarter)s")
    return {
        "tone": tone,
        "text": text % words,
        "due_on": waited.due_on,
        "url": reverse(url_name, args=[waited.quarter]),
    }


@permitted("figures.see")
def trend(request):
    """The lines over eight quarters, fetched after the page: they count eight quarters anew."""
    return render(request, "desk/sparks.html", {"sparks": sparks(request.user.region_id)})


def links(user, offered) -> list[dict]:
    return [{"url": reverse(name), "label": _(label)} for permission, name, label in offered if user.may(permission)]
