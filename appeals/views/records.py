"""An appeal is entered, corrected, annulled."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.actions import annul
from appeals.forms import AnnulForm, AppealForm
from appeals.models import Appeal
from mediation import clock, constraints
from mediation.permissions import permitted
from mediation.record_views import RecordCreate, RecordUpdate


class AppealPages:
    model, form_class = Appeal, AppealForm
    register, detail = "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"


class AppealAdd(AppealPages, RecordCreate):
    title = gettext_lazy("New appeal")

    def form(self, record=None):
        form = super().form(record)
        form.initial.setdefault("received_on", clock.today())
        return form


class AppealEdit(AppealPages, RecordUpdate):
    title = gettext_lazy("Correct the appeal")


@permitted("appeals.enter")
def appeal_annul(request, pk):
    """Ask for the reason, then take the appeal out of the figures."""
    appeal = get_object_or_404(Appeal.objects.visible_to(request.user).counted(), pk=pk)
    form = AnnulForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            annul(appeal, because=form.cleaned_data["because"], by=request.user)
        except IntegrityError as refusal:
            form.add_error(None, constraints.explain(refusal))
        else:
            messages.success(request, _("The appeal %(number)s is annulled.") % {"number": appeal.number})
            return redirect("appeals:appeal", pk)
    title = _("Annul the appeal %(number)s") % {"number": appeal.number}
    cancel = reverse("appeals:appeal", args=[pk])
    return render(request, "record_form.html", {"title": title, "form": form, "cancel_url": cancel})
