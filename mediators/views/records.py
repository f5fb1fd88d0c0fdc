"""Pages of one mediator."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.record_views import RecordCreate, RecordDetail, RecordUpdate, readable
from mediators.forms import MediatorForm
from mediators.models import Mediator


class MediatorPages:
    model, form_class = Mediator, MediatorForm
    register, detail = "mediators:mediators", "mediators:mediator"
    permission = "mediators.keep"


class MediatorAdd(MediatorPages, RecordCreate):
    title = gettext_lazy("New mediator")


class MediatorEdit(MediatorPages, RecordUpdate):
    title = gettext_lazy("Correct the mediator's card")


class MediatorDetail(MediatorPages, RecordDetail):
    permission = "mediators.see"
    edit, edit_permission = "mediators:mediator_edit", "mediators.keep"
    fields = MediatorForm.Meta.fields

    def actions(self, record):
        return [{"label": _("Duties"), "url": reverse("mediators:mediator_duties", args=[record.pk]), "tone": ""}]

    def sections(self, record):
        entries = [
            {
                "label": f"{entry.get_kind_display()}, {entry.get_begun_by_display()}",
                "value": f"{readable(entry.starts_on)} – {readable(entry.ends_on) if entry.ends_on else '…'}"
                + (f" ({entry.reason})" if entry.reason else ""),
            }
            for entry in record.standings.order_by("starts_on", "id")
        ]
        sections = super().sections(record)
        if record.current.is_incomplete:
            words = _("A professional mediator needs a training certificate.")
            sections[0]["rows"].insert(0, {"label": _("Incomplete"), "value": words})
        return [*sections, {"heading": _("Dated entries"), "rows": entries}]
