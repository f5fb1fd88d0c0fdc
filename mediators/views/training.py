"""Courses, who finished them, and the pool of ethnomediators that they prepare."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import constraints
from mediation.keyset import capped_count
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate
from mediators import actions
from mediators.forms import CompletionForm, FinishedForm, PoolForm, TrainingForm
from mediators.models import Training, TrainingCompletion
from offices.models import Region

SHOWN = 30


class TrainingPages:
    model, form_class = Training, TrainingForm
    register, detail = "mediators:trainings", "mediators:training"
    permission = "mediators.keep"


class TrainingAdd(TrainingPages, RecordCreate):
    title = gettext_lazy("New training")


class TrainingEdit(TrainingPages, RecordUpdate):
    title = gettext_lazy("Correct the training")


class TrainingDetail(TrainingPages, RecordDetail):
    permission, template = "mediators.see", "mediators/training.html"
    edit, edit_permission = "mediators:training_edit", "mediators.keep"
    fields = ("hours", "is_ethno")

    def actions(self, record):
        if not self.request.user.may("trainings.record"):
            return []
        url = reverse("mediators:training_finished", args=[record.pk])
        return [{"label": _("Enter who finished"), "url": url, "tone": ""}]

    def context(self, record):
        user = self.request.user
        finished = record.completions.visible_to(user)
        count, is_more = capped_count(finished)
        latest = finished.select_related("mediator").order_by("-finished_on", "mediator__full_name")
        return {
            "training": record,
            "count_label": _("more than %(count)s") % {"count": shown(count)} if is_more else shown(count),
            "completions": latest[:SHOWN],
            "completions_url": f"{reverse('mediators:completions')}?training={record.pk}",
            "has_more": count > SHOWN,
            "may_record": user.may("trainings.record"),
            "may_keep": user.may("mediators.keep"),
            "pool": PoolForm(training=record, user=user) if record.is_ethno else None,
        }


@permitted("trainings.record")
def training_finished(request, pk):
    """Enter many mediators of one course at once."""
    training = get_object_or_404(Training.objects.visible_to(request.user), pk=pk)
    region = chosen_region(request)
    form = FinishedForm(request.POST or None, training=training, user=request.user, region=region)
    if request.method == "POST" and form.is_valid():
        entered = form.store()
        if entered is not None:
            tell(request, entered, len(form.certificates))
            return redirect("mediators:training", pk)
    context = {
        "title": _("Who finished: %(training)s") % {"training": training},
        "form": form,
        "cancel_url": reverse("mediators:training", args=[pk]),
        "regions": [] if request.user.is_regional else Region.objects.all(),
        "region": region,
    }
    return render(request, "mediators/finished.html", context)


def chosen_region(request) -> Region | None:
    """The own region, or the one in the address."""
    wanted = request.user.region_id or request.GET.get("region", "")
    return Region.objects.visible_to(request.user).filter(pk=wanted).first()


def tell(request, entered: int, listed: int) -> None:
    words = _("Entered: %(count)s.") % {"count": entered}
    if entered < listed:
        words += " " + _("Entered before: %(count)s.") % {"count": listed - entered}
    messages.success(request, words)


@permitted("mediators.keep")
def training_pool(request, pk):
    """Mark those who finished a course for ethnomediators."""
    training = get_object_or_404(Training.objects.visible_to(request.user).filter(is_ethno=True), pk=pk)
    form = PoolForm(request.POST, training=training, user=request.user)
    if form.is_valid():
        count = actions.mark_ethno(training, mediators=list(form.cleaned_data["mediators"]), by=request.user)
        messages.success(request, _("Taken into the pool of ethnomediators: %(count)s.") % {"count": count})
    else:
        messages.error(request, _("Tick at least one mediator who is not in the pool yet."))
    return redirect("mediators:training", pk)


class CompletionPages:
    model, form_class = TrainingCompletion, CompletionForm
    register, detail = "mediators:completions", "mediators:training"
    permission = "trainings.record"

    def record(self):
        rows = TrainingCompletion.objects.visible_to(self.request.user).select_related("training", "mediator")
        return get_object_or_404(rows, pk=self.kwargs["pk"])

    def back(self, record):
        return reverse(self.detail, args=[record.training_id])

    def done(self, record):
        return redirect(self.detail, record.training_id)


class CompletionEdit(CompletionPages, RecordUpdate):
    def page(self, form, **context):
        return super().page(form, title=str(form.instance), **context)


class CompletionDelete(CompletionPages, RecordUpdate):
    """Ask, then take the entry back."""

    def get(self, request, pk):
        record = self.record()
        context = {"title": str(record), "cancel_url": self.back(record)}
        return render(request, "record_delete.html", context)

    def post(self, request, pk):
        record = self.record()
        try:
            actions.remove_completion(record, by=request.user)
        except IntegrityError as refusal:
            messages.error(request, constraints.explain(refusal))
        else:
            messages.success(request, _("Deleted: %(record)s") % {"record": record})
        return self.done(record)
