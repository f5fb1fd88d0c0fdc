"""What the directory's pages have in common: everybody's, the same for everybody, and kept by caches for minutes."""

from functools import wraps

from django.conf import settings
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language, override
from django.views.decorators.http import conditional_page, require_safe

from mediation.permissions import for_everyone

KEPT = 300  # seconds
OWN_NAMES = {"kk": "ҚАЗ", "ru": "РУС", "en": "ENG"}
YEAR = 365 * 24 * 3600


def directory_page(view):
    """Show a page of the directory; ``?language=`` chooses the language, for people and for search engines.

    What is answered to somebody signed in, or sets the language, is not for others: it is not kept.
    """

    @wraps(view)
    def shown(request, *args, **kwargs):
        chosen = request.GET.get("language", "")
        language = chosen if chosen in OWN_NAMES else get_language()[:2]
        with override(language):
            response = view(request, *args, **kwargs)
        response.headers["Content-Language"] = language
        patch_vary_headers(response, ["Accept-Language", "Cookie"])
        if chosen == language and request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME) != language:
            remember(request, response, language)
        elif settings.SESSION_COOKIE_NAME not in request.COOKIES:
            response.headers["Cache-Control"] = f"public, max-age={KEPT}"
        return response

    return for_everyone(require_safe(conditional_page(shown)))


def remember(request, response, language: str) -> None:
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=YEAR,
        samesite="Lax",
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
    )


def show(request, template: str, context: dict, status: int = 200):
    """Render a page with its addresses in the three languages."""
    language = get_language()[:2]
    path = f"{settings.PORTAL_URL}{request.path}"
    switch = []
    for code, name in OWN_NAMES.items():
        query = request.GET.copy()
        query["language"] = code
        here = {"code": code, "name": name, "url": f"?{query.urlencode()}", "is_current": code == language}
        switch.append({**here, "address": f"{path}?language={code}"})
    context = {**context, "switch": switch, "canonical": f"{path}?language={language}"}
    return render(request, template, context, status=status)
