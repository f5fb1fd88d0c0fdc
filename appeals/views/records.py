"""Pages of one appeal."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.actions import annul
from appeals.forms import AnnulForm, AppealForm
from appeals.models import Appeal
from mediation import constraints
from mediation.permissions import permitted
from mediation.record_views import RecordDetail, RecordUpdate, readable


class AppealPages:
    model, form_class = Appeal, AppealForm
    register, detail = "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"


class AppealEdit(AppealPages, RecordUpdate):
    title = gettext_lazy("Correct the appeal")


class AppealDetail(AppealPages, RecordDetail):
    permission, edit, edit_permission = "appeals.see", "appeals:appeal_edit", "appeals.enter"
    fields = ("region", *AppealForm.Meta.fields, "external_id")

    def sections(self, record):
        rows = super().sections(record)
        if not record.outcome:
            rows[0]["rows"].append({"label": _("Due on"), "value": readable(record.due_on)})
        if record.is_annulled:
            row = {"label": _("Annulled"), "value": f"{readable(record.annulled_at)}: {record.annulled_because}"}
            rows[0]["rows"].insert(0, row)
        return rows

    def actions(self, record):
        if record.is_annulled or not self.request.user.may("appeals.enter"):
            return []
        return [{"label": _("Annul"), "url": reverse("appeals:appeal_annul", args=[record.pk]), "tone": "bad"}]


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
