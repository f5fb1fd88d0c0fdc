"""What stands on every page: the places the user may go to, the day of the demo."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from mediation import clock

PLACES = (
    ("desk.see", "desk:start", _("Desk")),
    ("figures.see", "reports:latest", _("Summary")),
    ("appeals.see", "appeals:appeals", _("Appeals")),
    ("requests.see", "appeals:requests", _("Requests")),
    ("events.see", "events:events", _("Events")),
    ("events.see", "events:publications", _("Publications")),
    ("campaigns.see", "events:campaigns", _("Campaigns")),
    ("mediators.see", "mediators:mediators", _("Mediators")),
    ("platforms.see", "offices:platforms", _("Platforms")),
)

THEME_COOKIE = "portal_theme"
THEMES = {"light": _("Light"), "dark": _("Dark"), "contrast": _("High contrast")}

AUTO = ("", _("As on the device"))


def portal(request):
    """Context processor: ``nav``, ``entry_url``, ``portal_today``, ``is_demo``, ``theme`` and ``themes``."""
    user = getattr(request, "user", None)
    chosen = request.COOKIES.get(THEME_COOKIE, "")
    theme = chosen if chosen in THEMES else ""
    themes = [{"code": code, "label": label, "is_chosen": code == theme} for code, label in (*THEMES.items(), AUTO)]
    context = {
        "portal_today": clock.today(),
        "is_demo": settings.PORTAL_TODAY is not None,
        "theme": theme,
        "themes": themes,
    }
    if user is None or not user.is_authenticated:
        return context
    places = [(reverse(name), label) for permission, name, label in PLACES if user.may(permission)]
    here = max((url for url, _label in places if request.path.startswith(url)), key=len, default="")
    nav = [{"url": url, "label": label, "is_active": url == here} for url, label in places]
    entry_url = reverse("appeals:appeal_add") if user.may("appeals.enter") else ""
    return {**context, "nav": nav, "entry_url": entry_url}
