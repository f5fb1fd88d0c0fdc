"""A citizen's request on the coordinator's desk."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from appeals import actions
from appeals.forms import AcceptRequestForm, DeclineRequestForm
from appeals.models import Request
from mediation.permissions import permitted
from mediation.record_views import RecordDetail


class RequestDetail(RecordDetail):
    permission, model = "requests.see", Request
    register, detail = "appeals:requests", "appeals:request"
    fields = (
        "sent_on",
        "status",
        "region",
        "platform",
        "category",
        "contact",
        "name",
        "language",
        "callback",
        "consented_on",
        "decided_on",
        "declined_because",
    )

    def actions(self, record):
        if not self.request.user.may("requests.decide"):
            return []
        if record.appeal_id:
            return [{"label": _("Open the appeal"), "url": reverse("appeals:appeal", args=[record.appeal_id])}]
        if not record.is_undecided:
            return []
        return [
            {"label": _("Decline"), "url": reverse("appeals:request_decline", args=[record.pk]), "tone": "bad"},
            {
                "label": _("Accept as an appeal"),
                "url": reverse("appeals:request_accept", args=[record.pk]),
                "tone": "primary",
            },
        ]


def told_decided(request, pk):
    messages.info(request, _("The request was decided before."))
    return redirect("appeals:request", pk)


def question(request, row, form, title, status=200):
    """Show the form that decides a request."""
    cancel = reverse("appeals:request", args=[row.pk])
    context = {"title": f"{title} {row}", "form": form, "cancel_url": cancel}
    return render(request, "record_form.html", context, status=status)


@permitted("requests.decide")
def request_accept(request, pk):
    """Ask for the platform and mediator, then make an appeal of the request."""
    row = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    if not row.is_undecided:
        return told_decided(request, pk)
    form = AcceptRequestForm(request.POST if request.method == "POST" else None, request_row=row, user=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            appeal = actions.accept_request(row, by=request.user, **form.cleaned_data)
        except actions.AlreadyDecided:
            return told_decided(request, pk)
        except IntegrityError as refusal:
            form.refuse(refusal)
        else:
            messages.success(request, _("Saved: %(record)s") % {"record": appeal})
            return redirect("appeals:appeal", appeal.pk)
    return question(request, row, form, _("Accept the request"))


@permitted("requests.decide")
def request_decline(request, pk):
    """Ask for the reason, then decline the request."""
    row = get_object_or_404(Request.objects.visible_to(request.user), pk=pk)
    form = DeclineRequestForm(request.POST if request.method == "POST" else None)
    if not row.is_undecided:
        return told_decided(request, pk)
    if request.method == "POST" and form.is_valid():
        try:
            actions.decline_request(row, because=form.cleaned_data["because"], by=request.user)
        except actions.AlreadyDecided:
            return told_decided(request, pk)
        messages.success(request, _("The request is declined."))
        return redirect("appeals:request", pk)
    return question(request, row, form, _("Decline the request"))
