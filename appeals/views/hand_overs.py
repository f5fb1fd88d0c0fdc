"""Appeals that other regions offer, and what became of those sent: accept, or return with the reason."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from appeals import actions, forms
from appeals.models import HandOver
from mediation.permissions import permitted
from mediation.record_views import readable
from mediation.records import AlreadySaved, StaleEdit

JOINED = ("from_region", "to_region", "category")
LONGEST = 50


@permitted("handovers.answer")
@require_safe
def handovers(request):
    """List what waits for an answer here, what came back, and what was sent; a fragment for the desk with HTMX."""
    region, rows = request.user.region_id, HandOver.objects.visible_to(request.user).select_related(*JOINED)
    offered = rows.offered_to(region).order_by("handed_on", "pk")[:LONGEST]
    returned = rows.returned_to(region).order_by("decided_on", "pk")[:LONGEST]
    context = {"title": _("Hand-overs"), "offered": offered, "returned": returned}
    if request.htmx and not request.htmx.boosted:
        return render(request, "appeals/handovers_desk.html", context)
    context["sent"] = rows.sent_by(region).order_by("-handed_on", "-pk")[:LONGEST]
    return render(request, "appeals/handovers.html", context)


def offer_for(request, pk) -> HandOver:
    """Fetch an offer that waits for this region's answer, or that it has answered."""
    rows = HandOver.objects.visible_to(request.user).select_related(*JOINED)
    return get_object_or_404(rows, pk=pk, to_region=request.user.region_id)


def answered(request):
    messages.error(request, _("The hand-over has been answered or taken back meanwhile."))
    return redirect("appeals:handovers")


@permitted("handovers.answer")
def handover_accept(request, pk):
    """Register the offered appeal here; its number and day are this region's."""
    offer = offer_for(request, pk)
    form = forms.AcceptForm(request.POST or None, user=request.user, offer=offer)
    if request.method == "POST" and form.is_valid():
        try:
            appeal = form.store()
        except AlreadySaved as saved:
            return redirect("appeals:appeal", saved.record.pk)
        except StaleEdit:
            return answered(request)
        if appeal:
            messages.success(request, _("Accepted as %(number)s.") % {"number": appeal.number})
            return redirect("appeals:appeal", appeal.pk)
    return page(request, _("Accept the appeal %(number)s") % {"number": offer.number}, offer, form)


@permitted("handovers.answer")
def handover_return(request, pk):
    """Give the offered appeal back with the reason."""
    offer = offer_for(request, pk)
    form = forms.ReturnForm(request.POST or None, initial={"version": offer.version})
    if request.method == "POST" and form.is_valid():
        try:
            actions.return_(offer, by=request.user, **form.cleaned_data)
        except StaleEdit:
            return answered(request)
        messages.success(request, _("Returned to %(region)s.") % {"region": offer.from_region})
        return redirect("appeals:handovers")
    return page(request, _("Return the appeal %(number)s") % {"number": offer.number}, offer, form)


def page(request, title, offer, form):
    if offer.decision:
        return answered(request)
    return render(
        request,
        "appeals/handover_form.html",
        {"title": title, "offer": offer, "form": form, "facts": facts(offer)},
    )


def facts(offer: HandOver) -> list[dict]:
    """What the other region says of the appeal; nothing of its parties."""
    values = {
        "from_region": offer.from_region,
        "handed_on": offer.handed_on,
        "category": offer.category,
        "source": offer.get_source_display(),
        "reason": offer.reason,
    }
    return [
        {"label": HandOver._meta.get_field(name).verbose_name, "value": readable(value)}
        for name, value in values.items()
    ]
