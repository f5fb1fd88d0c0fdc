"""Pages that belong to no record."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from desk.navigation import THEME_COOKIE, THEMES

YEAR = 365 * 24 * 3600


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
