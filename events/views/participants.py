"""Pick who takes part in a campaign: whole groups of all regions, or row by row in one region."""

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from events import actions, picking
from events.models import Campaign, Participation
from events.views.picking import groups_page, read_picked, region_page
from mediation import constraints
from mediation.numbers import shown
from mediation.permissions import permitted
from offices.models import Region

UNDO = "participation_to_undo"  # in the session


def found(pk: int) -> Campaign:
    return get_object_or_404(Campaign, pk=pk)


def region_of(request) -> Region | None:
    """The own region, or the one asked for; 404 for what does not exist."""
    code = request.user.region_id or request.GET.get("region")
    if not code:
        return None
    region = Region.objects.visible_to(request.user).filter(pk=code).first()
    if region is None:
        raise Http404(_("There is no such region."))
    return region


@permitted("campaigns.pick")
def participants(request, pk):
    """Show what can be picked; add and withdraw what was."""
    campaign, region = found(pk), region_of(request)
    known = picking.network(campaign, request.user, region and region.pk)
    if request.method == "POST":
        return changed(request, campaign, known, region)
    page = region_page(campaign, known, region) if region else groups_page(campaign, known)
    template = "events/participants_region.html" if region else "events/participants.html"
    last = earlier(campaign, request.user)
    context = {"title": _("Who takes part"), "campaign": campaign, "last": last, "can_undo": can_undo(request, pk)}
    return render(request, template, {**context, **page})


@permitted("campaigns.pick")
def count(request, pk):
    """Say what ticked groups would make of the participation."""
    campaign = found(pk)
    known = picking.network(campaign, request.user, request.user.region_id)
    pairs = picking.to_add(known, read_picked(request.GET))
    return render(request, "events/participants_count.html", {"count": counted(known.taking, pairs)})


def counted(taking, pairs) -> dict:
    """The places and mediators who take part, with how many of them are new."""
    after = taking | pairs
    places, people = {at for at, _who in after}, {who for _at, who in after if who}
    more = len(places) - len({at for at, _who in taking}), len(people) - len({who for _at, who in taking if who})
    return {"places": shown(len(places)), "people": shown(len(people)),
            "more_places": shown(more[0]), "more_people": shown(more[1])}  # fmt: skip


def changed(request, campaign, known, region):
    """Do what the pressed button says, and tell what came of it."""
    verb = request.POST.get("do", "")
    notes = []
    if verb == "copy":
        add, withdraw, notes = copy(request, campaign, known)
    elif region:
        add, withdraw = picking.corrected(known, *ticked(request.POST))
    else:
        picked = read_picked(request.POST)
        add = picking.to_add(known, picked) if verb == "add" else set()
        withdraw = picking.to_withdraw(known, picked) if verb == "withdraw" else set()
    wanted = keys(request.POST.getlist("people")) if region else known.of_kinds(read_picked(request.POST))
    if verb not in ("copy", "withdraw") and (out := wanted - known.taking_people - {who for _at, who in add}):
        words = _("Not put anywhere, as no place of their region takes part: mediators %(count)s.")
        notes.append(words % {"count": shown(len(out))})
    store(request, campaign, add, withdraw, notes)
    return redirect(here(campaign, region, request.user))


def store(request, campaign, add, withdraw, notes=()) -> None:
    """Write the change, keep it for undoing, and say it in a sentence."""
    try:
        change = actions.take_part(campaign, add=sorted(add, key=order), withdraw=withdraw, by=request.user)
    except IntegrityError as refusal:
        messages.error(request, constraints.explain(refusal))
        return
    for note in notes:
        messages.warning(request, note)
    if change.is_none:
        messages.info(request, _("Nothing changed: it is so already."))
        return
    request.session[UNDO] = {"campaign": campaign.pk, "added": change.added, "withdrawn": change.withdrawn}
    messages.success(request, said(change))


def order(pair):
    return pair[1] is not None, pair[0], pair[1] or 0


def said(change) -> str:
    """“Added: 249 places, 584 mediators. Withdrawn: 1 place.”"""
    parts = []
    for words, pairs in ((_("Added"), change.added), (_("Withdrawn"), change.withdrawn)):
        places, people = sum(1 for pair in pairs if not pair[1]), len({pair[1] for pair in pairs if pair[1]})
        if pairs:
            numbers = {"what": words, "places": shown(places), "people": shown(people)}
            parts.append(_("%(what)s: places %(places)s, mediators %(people)s.") % numbers)
    return " ".join(parts)


def here(campaign, region, user) -> str:
    url = reverse("events:campaign_participants", args=[campaign.pk])
    return f"{url}?region={region.pk}" if region and not user.region_id else url


def keys(text) -> set[int]:
    return {int(one) for one in text if one.isascii() and one.isdigit()}


def ticked(data) -> tuple:
    """Return the ticked places and people, and those that were ticked when the page was shown."""
    shown_before = [keys(data.get(f"base_{name}", "").split(",")) for name in ("places", "people")]
    return keys(data.getlist("places")), keys(data.getlist("people")), *shown_before


def earlier(campaign, user) -> Campaign | None:
    """The last campaign of the kind in which somebody took part whom the user sees."""
    taken = Participation.objects.visible_to(user).values("campaign")
    return Campaign.objects.like_before(campaign).filter(pk__in=taken).first()


def copy(request, campaign, known) -> tuple:
    last = earlier(campaign, request.user)
    before = Participation.objects.of(last).visible_to(request.user) if last else Participation.objects.none()
    if region := region_of(request):
        before = before.filter(region=region)
    result = picking.copied(known, set(before.values_list(*picking.PAIR)), campaign.starts_on)
    notes = []
    if result.closed:
        notes.append(_("Left out, closed since: places %(count)s.") % {"count": shown(result.closed)})
    if result.excluded:
        words = _("Left out, excluded or suspended since: mediators %(count)s.")
        notes.append(words % {"count": shown(result.excluded)})
    return result.pairs - known.taking, set(), notes


def can_undo(request, pk: int) -> bool:
    return request.session.get(UNDO, {}).get("campaign") == pk


@permitted("campaigns.pick")
@require_POST
def undo(request, pk):
    """Turn the last change of this person round."""
    campaign = found(pk)
    if can_undo(request, pk):
        last = request.session.pop(UNDO)
        add, withdraw = ([tuple(pair) for pair in last[name]] for name in ("withdrawn", "added"))
        store(request, campaign, add, withdraw)
        request.session.pop(UNDO, None)
    return redirect(here(campaign, region_of(request), request.user))
