"""Drafts live in the browser that typed them; the server only tells which form it has taken."""

import re

from django.conf import settings

COOKIE = "portal_saved"
MARK = re.compile(r"[0-9a-f-]{36}")
KEPT = 24 * 3600


class DraftMiddleware:
    """Name the accepted form's draft in a cookie, so that ``drafts.js`` forgets it.

    A form that was taken answers with a redirect; one that was refused, or met an ended session, keeps its draft.
    Stands below the middlewares that send anonymous people to the door.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        mark = request.POST.get("draft", "") if request.method == "POST" else ""
        if response.status_code == 302 and MARK.fullmatch(mark) and request.user.is_authenticated:
            response.set_cookie(COOKIE, mark, max_age=KEPT, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
        return response
