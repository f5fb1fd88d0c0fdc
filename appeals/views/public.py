"""The two pages for citizens: a request, and how far it has come. No sign-in, no name of anybody."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from appeals import actions
from appeals.forms import RequestForm
from appeals.models.request import public_status
from appeals.receipt import grouped, read
from mediation.gate import LOOKUPS_AN_HOUR, REQUESTS_AN_HOUR, is_flood
from mediation.permissions import for_everyone


@for_everyone
def request_form(request):
    """Take a request; whatever is refused, nothing typed is lost."""
    form = RequestForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST" and form.is_valid():
        if not is_flood(request, form.cleaned_data["region"].pk, REQUESTS_AN_HOUR):
            receipt = actions.send_request(form.token, **form.stored())
            return redirect(f"{reverse('request:status')}?number={grouped(receipt)}")
        status = 429
        form.add_error(None, _("Many requests came from your network. Wait an hour and send the form again."))
    return render(request, "request/form.html", {"title": _("Ask for a mediator"), "form": form}, status=status)


@for_everyone
def request_status(request):
    """Say how far a request has come, in one of three words, to whoever has its receipt."""
    typed = request.GET.get("number", "")[:40]
    receipt = read(typed)
    context = {"title": _("How far is my request?"), "typed": typed, "receipt": grouped(receipt)}
    if typed and is_flood(request, "status", LOOKUPS_AN_HOUR):
        return render(request, "request/status.html", {**context, "is_flood": True}, status=429)
    # What cannot be a receipt and what is none are answered alike.
    return render(request, "request/status.html", {**context, "status": receipt and public_status(receipt)})
