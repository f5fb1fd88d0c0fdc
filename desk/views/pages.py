"""Pages that belong to no record: errors."""

from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failed(request, reason=""):
    """The form's protection token is missing or old: say what to do instead of Django's bare page."""
    message = _("The page was open for too long. Go back, reload it and send the form again.")
    return render(request, "403.html", {"message": message}, status=403)
