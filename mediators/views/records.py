"""The card of a mediator: entered, corrected, seen with its history."""

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import clock
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate
from mediators import eligibility, history, photos
from mediators.forms import CardForm, InclusionForm
from mediators.models import Mediator, Service, Standing
from mediators.words import DICTIONARIES, in_words


class MediatorPages:
    model, form_class = Mediator, CardForm
    register, detail = "mediators:mediators", "mediators:mediator"
    permission = "mediators.keep"


class MediatorAdd(MediatorPages, RecordCreate):
    title, form_class = gettext_lazy("New mediator"), InclusionForm
    template = "mediators/new.html"


class MediatorEdit(MediatorPages, RecordUpdate):
    title = gettext_lazy("Correct the mediator's card")


# What can be done, by the state of the card: verb, words, tone of the button.
RESTING, WORKING, SUSPENDED = "resting", "working", "suspended"
VERBS = {
    WORKING: ("suspend", "kind", "exclude", "merge"),
    SUSPENDED: ("restore", "kind", "exclude", "merge"),
    RESTING: ("readmit", "merge"),
}
WORDS = {
    "photo_edit": gettext_lazy("Photo"),
    "suspend": gettext_lazy("Suspend"),
    "restore": gettext_lazy("Restore"),
    "kind": gettext_lazy("Change the kind"),
    "exclude": gettext_lazy("Exclude"),
    "readmit": gettext_lazy("Include again"),
    "merge": gettext_lazy("Merge with another card"),
}


class MediatorDetail(MediatorPages, RecordDetail):
    permission, template = "mediators.see", "mediators/mediator.html"
    edit_permission = "mediators.keep"

    def record(self):
        """Find a merged card too: an old paper or link still leads to the card that is kept."""
        return get_object_or_404(self.model.objects.known_to(self.request.user), pk=self.kwargs["pk"])

    @property
    def edit(self):
        return "" if self.shown.merged_into_id else "mediators:mediator_edit"

    def panels(self):
        panels = (("figures.see", "reports:mediator_work"), ("appeals.reassign", "appeals:of_mediator"))
        return [name for permission, name in panels if self.request.user.may(permission)]

    def sections(self, record):
        self.shown = record
        return [
            {"heading": heading, "rows": [self.row(record, name) for name in names]}
            for heading, names in groups(record)
        ]

    def row(self, record, name: str) -> dict:
        found = super().row(record, name)
        return {**found, "value": in_words(name, getattr(record, name))} if name in DICTIONARIES else found

    def context(self, record):
        entry = record.current
        return {
            "card": record,
            "entry": entry,
            "state": state(entry),
            "kind_label": entry.get_kind_display(),
            "requirements": eligibility.checklist(record, entry, clock.today()),
            "services": Service.objects.visible_to(self.request.user)
            .filter(mediator=record)
            .select_related("platform")
            .order_by("-starts_on", "-pk"),
            "completions": record.completions.select_related("training").order_by("-finished_on", "-pk"),
            "may_record": self.request.user.may("trainings.record"),
            "photo": photos.of(record),
            "history": history.moments(record, may_correct=self.may_keep(record)),
        }

    def trail(self, record):
        return photos.trail(record)

    def may_keep(self, record) -> bool:
        return self.request.user.may("mediators.keep") and not record.merged_into_id

    def actions(self, record):
        if record.merged_into_id:
            return []
        duties = {"label": _("Duties"), "url": reverse("mediators:mediator_duties", args=[record.pk]), "tone": ""}
        if self.may_keep(record):
            verbs = (button(verb, record) for verb in ("photo_edit", *VERBS[phase(record.current)]))
            return [duties, *verbs]
        return [duties, *(self.proposals(record) if self.request.user.may("mediators.propose") else [])]

    def proposals(self, record):
        found = [{"url": reverse("mediators:propose_change", args=[record.pk]), "label": _("Propose a change")}]
        if phase(record.current) != RESTING:
            url = reverse("mediators:propose_exclusion", args=[record.pk])
            found.append({"url": url, "label": _("Propose the exclusion"), "tone": "bad"})
        return found


def button(verb: str, record: Mediator) -> dict:
    url = reverse(f"mediators:mediator_{verb}", args=[record.pk])
    return {"url": url, "label": WORDS[verb], "tone": "bad" if verb == "exclude" else ""}


def phase(entry: Standing) -> str:
    if not entry.is_current:
        return RESTING
    return SUSPENDED if entry.is_suspended else WORKING


def state(entry: Standing) -> dict:
    """The pill beside the name."""
    if entry.ended_by == Standing.Ended.MERGED:
        return {"text": _("merged"), "tone": ""}
    if not entry.is_current:
        return {"text": _("excluded"), "tone": "bad"}
    if entry.is_suspended:
        return {"text": _("suspended"), "tone": "warning"}
    return {"text": _("in the register"), "tone": "good"}


NUMBERS = ("", ("registry_number", "region", "organisation"))
CONTACTS = (gettext_lazy("Contacts"), ("phone", "email", "is_published"))
WORK = (gettext_lazy("Work"), ("specialisation", "languages", "is_ethno"))
CERTIFICATE = (
    gettext_lazy("Certificate"),
    ("certificate_number", "certificate_issuer", "certificate_on", "certificate_until_on"),
)
ELECTION = (gettext_lazy("Election"), ("elected_by", "elected_on"))
PERSON = (gettext_lazy("Person"), ("birth_on", "education"))


def groups(record: Mediator) -> list:
    """What the card shows: a certificate or an election by the kind, and whichever else is filled in."""
    is_professional = record.current.kind == Standing.Kind.PROFESSIONAL
    grounds = [
        group
        for group, is_due in ((CERTIFICATE, is_professional), (ELECTION, not is_professional))
        if is_due or any(getattr(record, name) for name in group[1])
    ]
    return [NUMBERS, CONTACTS, WORK, *grounds, PERSON]
