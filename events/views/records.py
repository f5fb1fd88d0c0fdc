"""Pages of one event, participation, survey."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import forms
from events.models import Event, Participation, Response, SurveyTotal
from events.views.event_card import EventCard
from mediation import constraints
from mediation.numbers import shown
from mediation.record_views import RecordCreate, RecordDetail, RecordPage, RecordUpdate


class EventPages:
    model, form_class = Event, forms.EventForm
    register, detail = "events:events", "events:event"
    permission = "events.enter"
    counting = "reports:counting_event"


class ParticipationPages:
    model, form_class = Participation, forms.ParticipationForm
    register, detail = "events:participations", "events:participation"
    permission = "events.enter"


class SurveyPages:
    model, form_class = SurveyTotal, forms.SurveyForm
    register, detail = "events:surveys", "events:survey"
    permission = "events.enter"


class EventEdit(EventPages, RecordUpdate):
    title, template = gettext_lazy("Correct the event"), "events/event_form.html"


class ParticipationAdd(ParticipationPages, RecordCreate):
    title = gettext_lazy("New participation")


class SurveyAdd(SurveyPages, RecordCreate):
    title = gettext_lazy("New survey")


class SurveyEdit(SurveyPages, RecordUpdate):
    title = gettext_lazy("Correct the survey")


class Delete(RecordPage):
    """Ask, then delete a record that no number and no report depends on; the journal keeps what it was."""

    template = "record_delete.html"

    def get(self, request, pk):
        record = self.record()
        cancel = reverse(self.detail, args=[pk])
        return render(request, self.template, {"title": str(record), "cancel_url": cancel})

    def post(self, request, pk):
        record = self.record()
        try:
            with transaction.atomic():
                record.delete()
        except IntegrityError as refusal:
            messages.error(request, constraints.explain(refusal))
            return redirect(self.detail, pk)
        messages.success(request, _("Deleted: %(record)s") % {"record": record})
        return redirect(self.register)


class EventDelete(EventPages, Delete):
    pass


class ParticipationDelete(ParticipationPages, Delete):
    pass


class Deletable(RecordDetail):
    """A record's page that offers to delete it to whoever may enter it."""

    delete = ""

    def actions(self, record):
        if not self.request.user.may("events.enter"):
            return []
        return [{"label": _("Delete"), "url": reverse(self.delete, args=[record.pk]), "tone": "bad"}]


class EventDetail(EventCard, EventPages, Deletable):
    permission, edit, edit_permission = "events.see", "events:event_edit", "events.enter"
    delete = "events:event_delete"
    fields = ("region", *forms.EventForm.Meta.fields, "external_id")

    def panels(self):
        return ["events:event_text", "events:event_files", "reports:counted_event"]

    def context(self, record):
        return {
            **super().context(record),
            "styles": ("css/highlights.css", "css/files.css"),
            "scripts": ("js/files.js",),
        }


class ParticipationDetail(ParticipationPages, Deletable):
    permission = "events.see"
    delete = "events:participation_delete"
    fields = ("campaign", "region", "platform", "mediator")


class SurveyDetail(SurveyPages, RecordDetail):
    permission, edit, edit_permission = "events.see", "events:survey_edit", "events.enter"
    template = "events/survey/total.html"
    fields = ("campaign", "region", "respondents", "findings", "findings_kk")

    def context(self, record):
        filled = Response.objects.visible_to(self.request.user).filter(
            campaign=record.campaign_id, region=record.region_id
        )
        return {"filled": shown(filled.count()), "is_double": bool(record.respondents) and filled.exists()}
