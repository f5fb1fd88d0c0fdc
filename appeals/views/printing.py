"""Papers of a case, to print and sign. Parties stand on them only when asked for, and that is a look written down."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from accounts.journal import names_of
from accounts.models import AccessEntry, JournalEntry
from appeals import actions
from appeals.models import Appeal
from mediation import clock
from mediation.permissions import permitted

# Papers on which the parties may stand; the receipt slip is for whoever came, named or not.
WITH_PARTIES = ("mediation", "settlement", "referral")
PAPERS = ("receipt", *WITH_PARTIES)
JOINED = ("platform", "category", "region", "mediator")


@permitted("appeals.enter")
@require_safe
def appeal_print(request, pk, paper):
    """Show a paper in the language of the screen; the papers are Russian and Kazakh."""
    if paper not in PAPERS:
        raise Http404
    appeal = get_object_or_404(Appeal.objects.visible_to(request.user).counted().select_related(*JOINED), pk=pk)
    with override("kk" if get_language() == "kk" else "ru"):
        return render(request, f"appeals/print/{paper}.html", context(request, appeal, paper))


def context(request, appeal: Appeal, paper: str) -> dict:
    has_parties = paper in WITH_PARTIES and request.GET.get("parties") == "yes" and request.user.may("parties.see")
    here = reverse("appeals:appeal_print", args=[appeal.pk, paper])
    values = {
        "appeal": appeal,
        "today": clock.today(),
        "receiver": receiver(appeal) or str(request.user),
        "handed": last(appeal.hand_overs.select_related("to_region")) if paper == "referral" else None,
        "agreement": last(appeal.agreements) if paper == "settlement" else None,
        "back_url": reverse("appeals:appeal", args=[appeal.pk]),
        "parties_url": f"{here}?parties=yes" if paper in WITH_PARTIES and not has_parties else "",
    }
    if has_parties:
        values["parties"] = actions.look_at_parties(appeal, what=AccessEntry.What.PRINTED, by=request.user)
    return values


def last(rows):
    return rows.order_by("-pk").first()


def receiver(appeal: Appeal) -> str:
    """Return the name of whoever entered the appeal."""
    rows = JournalEntry.objects.filter(table_name=Appeal._meta.db_table, row_key=str(appeal.pk), action="insert")
    actor = rows.values_list("actor_id", flat=True).first()
    return names_of({actor}).get(actor, "") if actor else ""
