"""Where somebody who is not signed in is led, and from where he goes on afterwards."""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.utils.http import url_has_allowed_host_and_scheme


class SignInFirst(LoginRequiredMiddleware):
    """Lead to the sign-in, and afterwards back to the page on which the person was.

    A form that was sent goes on from the page it stood on: its own address may take nothing but a form.
    """

    def handle_no_permission(self, request, view):
        page = self.page_of_form(request) if request.method == "POST" else ""
        if not page:
            return super().handle_no_permission(request, view)
        return redirect_to_login(page, self.get_login_url(view), self.get_redirect_field_name(view))

    @staticmethod
    def page_of_form(request) -> str:
        """Return the path of this portal's page from which the form came, or nothing."""
        came_from = request.headers.get("Referer", "")
        if not url_has_allowed_host_and_scheme(came_from, allowed_hosts={request.get_host()}):
            return ""
        parts = urlsplit(came_from)
        return f"{parts.path}?{parts.query}" if parts.query else parts.path
