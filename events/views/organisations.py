"""Organisations with their memoranda and the events held together."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events.models import Event, Memorandum, Organisation
from events.organisation_filters import MemorandumFilters, OrganisationFilters
from events.organisation_forms import MemorandumForm, OrganisationForm
from events.views.records import Delete
from mediation import clock
from mediation.columns import region_column
from mediation.keyset import capped_count
from mediation.numbers import shown
from mediation.permissions import permitted
from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate
from mediation.registers import Column, Register

SHOWN = 20  # events on an organisation's page


class Organisations(Register):
    title = gettext_lazy("Organisations")
    permission = "partners.see"
    model, filterset = Organisation, OrganisationFilters
    order = ("name_ru", "pk")
    detail = "events:organisation"
    create, create_label = "events:organisation_add", gettext_lazy("New organisation")
    create_permission = "partners.keep"
    links = (("partners.see", "events:memoranda", gettext_lazy("Memoranda")),)
    columns = (
        Column("", gettext_lazy("Name"), is_named=True),
        Column("kind", gettext_lazy("Kind"), is_named=True),
        region_column(),
        Column("is_retired", gettext_lazy("retired"), is_optional=True),
        Column("contacts", gettext_lazy("contacts"), is_optional=True),
    )


Standing = Memorandum.Standing
TONES = ((Standing.LASTING, "good"), (Standing.ENDING, "warning"), (Standing.ENDED, "bad"))


class Memoranda(Register):
    title = gettext_lazy("Memoranda")
    permission = "partners.see"
    model, filterset = Memorandum, MemorandumFilters
    order = ("-signed_on", "-pk")
    detail = "events:memorandum"
    links = (("partners.see", "events:organisations", gettext_lazy("Organisations")),)
    columns = (
        Column("organisation", gettext_lazy("Organisation"), is_named=True),
        Column("subject", gettext_lazy("Subject")),
        Column("number", gettext_lazy("Number")),
        Column("signed_on", gettext_lazy("Signed")),
        Column("ends_on", gettext_lazy("Last day")),
        Column("standing", gettext_lazy("State"), choices=Standing.choices, tones=TONES),
        region_column(),
    )

    def rows(self):
        return super().rows().standing_at(clock.today())


def told(standing: str) -> dict:
    """The pill of a memorandum that stands so."""
    return {"tone": dict(TONES)[standing], "said": Standing(standing).label}


class OrganisationPages:
    model, form_class = Organisation, OrganisationForm
    register, detail = "events:organisations", "events:organisation"
    permission = "partners.keep"


class OrganisationAdd(OrganisationPages, RecordCreate):
    title = gettext_lazy("New organisation")


class Kept:
    """Pages that change a record: only what the user keeps exists there, though more may be seen."""

    def record(self):
        return get_object_or_404(self.model.objects.kept_by(self.request.user), pk=self.kwargs["pk"])


class OrganisationEdit(Kept, OrganisationPages, RecordUpdate):
    title = gettext_lazy("Correct the organisation")


def is_kept(record, user) -> bool:
    """Whether the user may change this record of a region, or national one."""
    return user.may("partners.keep") and type(record).objects.kept_by(user).filter(pk=record.pk).exists()


class OrganisationDetail(OrganisationPages, RecordDetail):
    permission, edit_permission, template = "partners.see", "partners.see", "events/organisation.html"
    fields = ("kind", "region", "name_ru", "name_kk", "contacts")

    def sections(self, record):
        fields = (*self.fields, "is_retired") if record.is_retired else self.fields
        return [{"heading": "", "rows": [self.row(record, name) for name in fields]}]

    def row(self, record, name):
        if name == "region" and not record.region_id:
            return {"label": _("region"), "value": _("national")}
        return super().row(record, name)

    def context(self, record):
        user = self.request.user
        events = Event.objects.visible_to(user).filter(organisations__organisation=record)
        count, is_more = capped_count(events)
        keeps = is_kept(record, user)
        return {
            "organisation": record,
            "memoranda": [
                {"memorandum": one, **told(one.standing)}
                for one in record.memoranda.visible_to(user).standing_at(clock.today()).order_by("-signed_on", "-pk")
            ],
            "events": events.order_by("-starts_on", "-pk").select_related("region", "type")[:SHOWN],
            "count": _("more than %(count)s") % {"count": shown(count)} if is_more else shown(count),
            "has_more": count > SHOWN,
            "events_url": f"{reverse('events:events')}?organisation={record.pk}",
            "sees_events": user.may("events.see"),
            "keeps": keeps,
            **({"edit_url": reverse("events:organisation_edit", args=[record.pk])} if keeps else {}),
        }


class MemorandumPages:
    model, form_class = Memorandum, MemorandumForm
    register, detail = "events:memoranda", "events:memorandum"
    permission = "partners.keep"


class MemorandumAdd(MemorandumPages, RecordCreate):
    """A memorandum is entered from the page of its organisation."""

    title = gettext_lazy("New memorandum")

    def get(self, request, pk):
        return super().get(request)

    def post(self, request, pk):
        return super().post(request)

    def organisation(self):
        return get_object_or_404(Organisation.objects.kept_by(self.request.user), pk=self.kwargs["pk"])

    def filled(self, data, record=None):
        return MemorandumForm(data, user=self.request.user, organisation=self.organisation())

    def back(self, record):
        return reverse("events:organisation", args=[self.kwargs["pk"]])


class MemorandumEdit(Kept, MemorandumPages, RecordUpdate):
    title = gettext_lazy("Correct the memorandum")


class MemorandumDelete(Kept, MemorandumPages, Delete):
    pass


class MemorandumDetail(MemorandumPages, RecordDetail):
    permission, edit_permission, template = "partners.see", "partners.see", "events/memorandum.html"
    fields = ("organisation", "number", "subject", "signed_on", "ends_on")

    def context(self, record):
        today = clock.today()
        standing = Memorandum.objects.standing_at(today).get(pk=record.pk).standing
        keeps = is_kept(record, self.request.user)
        urls = {"edit_url": reverse("events:memorandum_edit", args=[record.pk])} if keeps else {}
        days = (record.ends_on - today).days if standing == Standing.ENDING else None
        return {**told(standing), "days": days, "memorandum": record, **urls}

    def actions(self, record):
        if not is_kept(record, self.request.user):
            return []
        return [{"label": _("Delete"), "url": reverse("events:memorandum_delete", args=[record.pk]), "tone": "bad"}]


@permitted("partners.see")
def memoranda_ending(request):
    """The panel of the desk: memoranda that end within sixty days, with nothing signed to follow."""
    rows = Memorandum.objects.visible_to(request.user).ending_soon(clock.today())
    ending = rows.select_related("organisation", "region").order_by("ends_on", "pk")
    context = {"title": _("Memoranda that end soon"), "ending": ending[:5], "count": rows.count()}
    return render(request, "events/memoranda_ending.html", context)
