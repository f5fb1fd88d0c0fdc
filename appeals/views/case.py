"""The page of a case: where it stands, what happened, what can be done next."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from appeals.models import Appeal, HandOver, Party
from appeals.timeline import timeline
from mediation import clock, record_views
from mediation.permissions import permitted
from mediation.record_views import readable

JOINED = ("platform", "category", "campaign", "region", "mediator")

# What a case offers next: the state it must be in, the address, the words.
COURSE = (
    ("is_unsigned", "appeals:appeal_sign", gettext_noop("Agreement to mediate signed")),
    ("is_counted", "appeals:appeal_hold", gettext_noop("A session was held")),
    ("is_pending", "appeals:appeal_assign", gettext_noop("Assign a mediator")),
    ("is_extendable", "appeals:appeal_extend", gettext_noop("Extend the term")),
)
END = (
    ("is_pending", "appeals:appeal_settle", gettext_noop("Settlement agreement signed")),
    ("is_pending", "appeals:appeal_resolve", gettext_noop("Close with another outcome")),
    ("is_pending", "appeals:appeal_hand_over", gettext_noop("Hand over")),
    ("is_resolved", "appeals:appeal_reopen", gettext_noop("Reopen")),
)
ENTRY = (
    ("is_counted", "appeals:appeal_edit", gettext_noop("Correct the entry")),
    ("is_counted", "appeals:appeal_annul", gettext_noop("Annul")),
)
PAPERS = (
    ("receipt", gettext_noop("Receipt slip")),
    ("mediation", gettext_noop("Agreement to mediate")),
    ("settlement", gettext_noop("Settlement agreement")),
    ("referral", gettext_noop("Referral")),
)


@permitted("appeals.see")
def case(request, pk):
    """Show a case. Parties are not on it: they are fetched when asked for, and the look is written down."""
    appeal = get_object_or_404(Appeal.objects.visible_to(request.user).select_related(*JOINED), pk=pk)
    may_enter = request.user.may("appeals.enter")
    context = {
        "title": appeal.number,
        "appeal": appeal,
        "today": clock.today(),
        "pills": pills(appeal),
        "facts": facts(appeal),
        "linked": linked(appeal, request.user),
        "moments": timeline(appeal, today=clock.today(), may_enter=may_enter),
        "trail": record_views.read_trail(Appeal, appeal.pk),
    }
    if may_enter:
        context["verbs"] = [offered(appeal, group) for group in (COURSE, END, ENTRY)]
        context["papers"] = [(reverse("appeals:appeal_print", args=[pk, name]), _(label)) for name, label in PAPERS]
    if request.user.may("parties.see"):
        context["party_count"] = Party.objects.filter(appeal=appeal).count()
    return render(request, "appeals/case.html", context)


def offered(appeal: Appeal, verbs) -> list[dict]:
    return [
        {"url": reverse(name, args=[appeal.pk]), "label": _(label), "name": name.partition(":")[2]}
        for state, name, label in verbs
        if getattr(appeal, state)
    ]


def pills(appeal: Appeal) -> list[dict]:
    if appeal.is_annulled:
        return [{"text": _("annulled"), "tone": "bad"}]
    if appeal.outcome:
        return [{"text": appeal.get_outcome_display(), "tone": "good"}]
    late = appeal.is_overdue(clock.today())
    return [{"text": _("pending"), "tone": "warning"}, *([{"text": _("overdue"), "tone": "bad"}] if late else [])]


def facts(appeal: Appeal) -> list[dict]:
    """What the entry says, in the order of the form."""
    field = Appeal._meta.get_field
    elsewhere = _("of another region") if appeal.mediator_id and not appeal.mediator else None
    values = {
        "region": appeal.region,
        "platform": appeal.platform,
        "category": appeal.category,
        "source": appeal.get_source_display(),
        "channel": appeal.get_channel_display(),
        "mediator": appeal.mediator or elsewhere,
        "age": appeal.age,
        "gender": appeal.get_gender_display(),
        "campaign": appeal.campaign,
        "external_id": appeal.external_id,
    }
    return [{"label": field(name).verbose_name, "value": readable(value)} for name, value in values.items()]


def linked(appeal: Appeal, user) -> list[dict]:
    """The appeals before and after this one; one of another region has a number here and no page."""
    visible = Appeal.objects.visible_to(user).only("number")
    links = [link(_("Continued by"), after) for after in visible.counted().filter(follows=appeal.pk)]
    if appeal.follows_id:
        before = visible.filter(pk=appeal.follows_id).first()
        hidden = {"label": _("Continues"), "number": number_there(appeal), "url": ""} if not before else None
        links.insert(0, hidden or link(_("Continues"), before))
    return links


def link(label: str, appeal: Appeal) -> dict:
    return {"label": label, "number": appeal.number, "url": reverse("appeals:appeal", args=[appeal.pk])}


def number_there(appeal: Appeal) -> str:
    """The number that an appeal handed over from another region had there."""
    offers = HandOver.objects.filter(appeal_id=appeal.follows_id, new_number=appeal.number)
    return offers.values_list("number", flat=True).first() or _("of another region")
