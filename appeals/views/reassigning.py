"""A mediator leaves: the appeals pending with him move to another."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from appeals import actions
from appeals.forms import ReassignForm
from appeals.forms.reassigning import pending_with
from mediation import clock
from mediation.keyset import capped_count
from mediation.numbers import shown
from mediation.permissions import permitted
from mediators.models import Mediator

SHOWN = 5


@permitted("appeals.reassign")
def of_mediator(request, pk):
    """The panel of a mediator's page: what is pending with him, told louder when he has left."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    pending = pending_with(mediator, request.user)
    count, is_more = capped_count(pending)
    context = {
        "mediator": mediator,
        "count": count,
        "count_label": _("more than %(count)s") % {"count": shown(count)} if is_more else shown(count),
        "appeals": pending.select_related("category")[:SHOWN],
        "has_left": not Mediator.objects.active_at(clock.today()).filter(pk=pk).exists(),
    }
    return render(request, "appeals/of_mediator.html", context)


@permitted("appeals.reassign")
def reassign(request, pk):
    """List the pending appeals, all chosen, and give the chosen ones to another mediator."""
    mediator = get_object_or_404(Mediator.objects.visible_to(request.user), pk=pk)
    form = ReassignForm(request.POST if request.method == "POST" else None, mediator=mediator, user=request.user)
    if request.method == "POST" and form.is_valid():
        tell(request, move(form, mediator, request.user), len(form.cleaned_data["appeals"]))
        return redirect("mediators:mediator", pk)
    title = _("Give the pending appeals to another mediator")
    return render(request, "appeals/reassign.html", {"title": title, "form": form, "mediator": mediator})


def move(form, mediator, user) -> int:
    values = form.cleaned_data
    return actions.reassign_pending(
        [appeal.pk for appeal in values["appeals"]],
        from_mediator=mediator,
        to_mediator=values["to_mediator"],
        because=values["because"],
        by=user,
    )


def tell(request, moved: int, chosen: int) -> None:
    words = _("Appeals moved: %(count)s.") % {"count": moved}
    if moved < chosen:
        words += " " + _("The others were resolved or moved by somebody else meanwhile.")
    messages.success(request, words)
