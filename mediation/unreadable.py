"""What is answered to a request that cannot be read."""

from django.core.exceptions import RequestDataTooBig
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views import defaults


def bad_request(request, exception):
    """Say of a form that is too large what to do; of all else only that it could not be read."""
    if not isinstance(exception, RequestDataTooBig):
        return defaults.bad_request(request, exception)
    words = _("The text is longer than the portal takes at once. Go back, shorten it and save again.")
    return render(request, "400.html", {"title": "400", "message": words}, status=400)
