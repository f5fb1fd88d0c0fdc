"""The verbs of a case: a form each, on the version of the appeal that was shown."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals import forms
from appeals.models import Appeal
from mediation import record_views
from mediation.record_views import RecordUpdate, readable


class CaseStep(RecordUpdate):
    """Base. ``state`` is the property of an appeal that lets the verb be chosen."""

    model, register, detail = Appeal, "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"
    state = "is_pending"

    def record(self):
        return get_object_or_404(Appeal.objects.visible_to(self.request.user).counted(), pk=self.kwargs["pk"])

    def get(self, request, pk):
        appeal = self.record()
        return self.page(self.form(appeal)) if getattr(appeal, self.state) else self.refused(appeal)

    def post(self, request, pk):
        appeal = self.record()
        # An old version goes on: it is a form sent twice, or an edit that meets another.
        if request.POST.get("version") == str(appeal.version) and not getattr(appeal, self.state):
            return self.refused(appeal)
        return self.save(self.form(appeal))

    def refused(self, appeal):
        messages.error(self.request, _("The appeal is not in the state for this any more."))
        return redirect("appeals:appeal", appeal.pk)

    def page(self, form, **context):
        self.title = f"{type(self).title}: {form.instance.number}"
        return super().page(form, **context)

    def done(self, record):
        return redirect("appeals:appeal", getattr(record, "appeal_id", record.pk))

    def conflict(self, form, current):
        """Compare what the verb would make of the appeal with what somebody else made of it."""
        wanted = form.wanted()
        rows = [
            {
                "label": Appeal._meta.get_field(name).verbose_name,
                "mine": fact(Appeal(**{name: value}), name),
                "theirs": fact(current, name),
            }
            for name, value in wanted.items()
        ]
        rows += others(current, seen=form.cleaned_data["version"] or 0, but={row["label"] for row in rows})
        form.data = form.data.copy()
        form.data["version"] = current.version
        return super().page(form, status=409, conflict=rows)


def others(appeal: Appeal, *, seen: int, but: set) -> list[dict]:
    """What was changed since a version in other fields: what the form's page showed, and what stands there now."""
    changes = {}
    for entry in reversed(record_views.read_trail(Appeal, appeal.pk)[: max(appeal.version - seen, 0)]):
        for change in entry["changes"]:
            before = changes.get(change["label"], change)["mine" if change["label"] in changes else "old"]
            changes[change["label"]] = {"label": change["label"], "mine": before, "theirs": change["new"]}
    return [
        {**row, "mine": readable(row["mine"]), "theirs": readable(row["theirs"])}
        for label, row in changes.items()
        if label not in but and row["mine"] != row["theirs"]
    ]


def fact(appeal: Appeal, name: str) -> str:
    """Return a field of an appeal as people read it."""
    shown = getattr(appeal, f"get_{name}_display", None)
    value = shown() if shown else getattr(appeal, name)
    return readable(value)


class AppealSign(CaseStep):
    title, form_class, state = gettext_lazy("Agreement to mediate"), forms.SignForm, "is_unsigned"


class AppealAssign(CaseStep):
    title, form_class = gettext_lazy("Assign a mediator"), forms.AssignForm


class AppealExtend(CaseStep):
    title, form_class, state = gettext_lazy("Extend the term"), forms.ExtendForm, "is_extendable"


class AppealSettle(CaseStep):
    title, form_class = gettext_lazy("Settlement agreement"), forms.SettleForm


class AppealResolve(CaseStep):
    title, form_class = gettext_lazy("Close with another outcome"), forms.ResolveForm


class AppealHandOver(CaseStep):
    title, form_class = gettext_lazy("Hand over"), forms.HandOverForm


class AppealReopen(CaseStep):
    title, form_class, state = gettext_lazy("Reopen"), forms.ReopenForm, "is_resolved"

    def done(self, record):
        if record.pk != self.kwargs["pk"]:
            messages.info(self.request, _("The quarter of the outcome is accepted; this new appeal continues it."))
        return super().done(record)


class AppealAnnul(CaseStep):
    title, form_class, state = gettext_lazy("Annul"), forms.AnnulForm, "is_counted"


class Belonging(RecordUpdate):
    """Base of pages of what belongs to a case: they come from the case and go back to it."""

    permission = "appeals.enter"

    def back(self, record):
        return reverse("appeals:appeal", args=[record.appeal_id])

    def done(self, record):
        return redirect("appeals:appeal", record.appeal_id)


class BelongingAdd(Belonging):
    """Add one to the appeal of the address."""

    def record(self):
        rows = Appeal.objects.visible_to(self.request.user).counted()
        appeal = get_object_or_404(rows, pk=self.kwargs["pk"])
        return self.model(appeal=appeal, region_id=appeal.region_id)
