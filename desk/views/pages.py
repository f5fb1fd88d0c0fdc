"""The start page, and pages that belong to no record."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.http import require_POST

from appeals.models import Appeal
from appeals.models.appeal import TERM
from desk.navigation import THEME_COOKIE, THEMES
from events.models import Event
from mediation import clock
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.quarter import Quarter
from mediators.models import Standing
from offices.models import PlatformPeriod

YEAR = 365 * 24 * 3600
LONGEST = 10  # how many of the longest pending appeals the start page names


@permitted("desk.see")
def start(request):
    """Say where things stand today, and offer what the role does most."""
    user = request.user
    return render(
        request,
        "desk/start.html",
        {
            "title": str(user.region) if user.is_coordinator else _("Desk"),
            "quarter": Quarter.of(clock.today()),
            "cards": [*case_cards(user), *register_cards(user)],
            "links": links(user),
            "waiting": waiting(user) if user.may("appeals.see") else None,
        },
    )


def card(title: str, rows, url: str, note: str = "") -> dict:
    return {"label": title, "value": shown(rows.count()), "url": url, "notes": [note]}


def case_cards(user) -> list[dict]:
    """What is on the desk, for those who see appeals."""
    if not user.may("appeals.see"):
        return []
    today, quarter = clock.today(), Quarter.of(clock.today())
    appeals = Appeal.objects.visible_to(user).counted()
    pending = appeals.pending_at(today)
    url = reverse("appeals:appeals")
    overdue = _("%(count)s longer than 30 days") % {
        "count": shown(pending.filter(received_on__lt=today - TERM, extended_on__isnull=True).count())
    }
    return [
        card(_("Appeals pending"), pending, f"{url}?outcome=pending", overdue),
        card(_("Received this quarter"), appeals.received_in(quarter), f"{url}?quarter={quarter}", quarter.label),
        card(
            _("Events this quarter"),
            Event.objects.visible_to(user).held_in(quarter),
            f"{reverse('events:events')}?quarter={quarter}",
        ),
    ]


def waiting(user) -> list[dict]:
    """The appeals that have been on the desk longest."""
    today = clock.today()
    rows = Appeal.objects.visible_to(user).counted().pending_at(today).order_by("received_on", "pk")
    return [
        {
            "number": row.number,
            "url": reverse("appeals:appeal", args=[row.pk]),
            "category": row.category,
            "received_on": row.received_on,
            "due_on": row.due_on,
            "is_overdue": row.due_on < today,
            "waits": _("%(days)s days") % {"days": (today - row.received_on).days},
        }
        for row in rows.select_related("category")[:LONGEST]
    ]


def register_cards(user) -> list[dict]:
    today = clock.today()
    return [
        card(
            _("Mediators in the register"),
            Standing.objects.visible_to(user).registered_at(today),
            reverse("mediators:mediators"),
        ),
        card(
            _("Mediation platforms"),
            PlatformPeriod.objects.visible_to(user).registered_at(today),
            reverse("offices:platforms"),
        ),
    ]


LINKS = (
    ("appeals.enter", "appeals:appeal_add", gettext_noop("New appeal")),
    ("appeals.enter", "appeals:sheet", gettext_noop("Reception sheet")),
    ("events.enter", "events:event_add", gettext_noop("New event")),
    ("events.enter", "events:publication_add", gettext_noop("New publication")),
    ("roster.see", "mediators:rosters", gettext_noop("Duty roster")),
    ("events.enter", "events:surveys", gettext_noop("Surveys")),
    ("events.enter", "events:participations", gettext_noop("Participation in campaigns")),
    ("figures.see", "reports:latest", gettext_noop("Summary of the last quarter")),
    ("campaigns.keep", "events:campaign_add", gettext_noop("New campaign")),
    ("mediators.keep", "mediators:mediator_add", gettext_noop("New mediator")),
    ("platforms.keep", "offices:platform_add", gettext_noop("New platform")),
    ("intake.use", "desk:intake", gettext_noop("Excel in")),
    ("mediators.keep", "admin:index", gettext_noop("Users and dictionaries")),
)


def links(user) -> list[dict]:
    return [{"url": reverse(name), "label": _(label)} for permission, name, label in LINKS if user.may(permission)]


@login_not_required
@require_POST
def theme(request):
    """Remember light, dark, high contrast, or what the device prefers."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}):
        back = reverse("desk:start")
    response = redirect(back)
    chosen = request.POST.get("theme")
    if chosen in THEMES:
        secure = request.is_secure()
        response.set_cookie(THEME_COOKIE, chosen, max_age=YEAR, samesite="Lax", secure=secure, httponly=True)
    else:
        response.delete_cookie(THEME_COOKIE, samesite="Lax")
    return response


def csrf_failed(request, reason=""):
    """The form's protection token is missing or old: say what to do instead of Django's bare page."""
    message = _("The page was open for too long. Go back, reload it and send the form again.")
    return render(request, "403.html", {"message": message}, status=403)
