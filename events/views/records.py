"""Pages of one event, publication, participation, survey."""

from django.contrib import messages
from django.db import IntegrityError, transaction
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from events import forms
from events.models import Event, Participation, Publication, SurveyTotal
from events.views.event_card import EventCard
from mediation import constraints
from mediation.record_views import RecordCreate, RecordDetail, RecordPage, RecordUpdate


class EventPages:
    model, form_class = Event, forms.EventForm
    register, detail = "events:events", "events:event"
    permission = "events.enter"


class PublicationPages:
    model, form_class = Publication, forms.PublicationForm
    register, detail = "events:publications", "events:publication"
    permission = "events.enter"


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


class PublicationAdd(PublicationPages, RecordCreate):
    title = gettext_lazy("New publication")


class PublicationEdit(PublicationPages, RecordUpdate):
    title = gettext_lazy("Correct the publication")


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


class PublicationDelete(PublicationPages, Delete):
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


class PublicationDetail(PublicationPages, Deletable):
    permission, edit, edit_permission = "events.see", "events:publication_edit", "events.enter"
    delete = "events:publication_delete"
    fields = ("region", *forms.PublicationForm.Meta.fields, "external_id")


class ParticipationDetail(ParticipationPages, Deletable):
    permission = "events.see"
    delete = "events:participation_delete"
    fields = ("campaign", "region", "platform", "mediator")


class SurveyDetail(SurveyPages, RecordDetail):
    permission, edit, edit_permission = "events.see", "events:survey_edit", "events.enter"
    fields = ("campaign", "region", "respondents", "findings")
