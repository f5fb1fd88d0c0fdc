"""An appeal is entered and corrected."""

from django.utils.translation import gettext_lazy

from appeals.forms import AppealForm
from appeals.models import Appeal
from mediation import clock
from mediation.record_views import RecordCreate, RecordUpdate


class AppealPages:
    model, form_class = Appeal, AppealForm
    register, detail = "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"


class AppealAdd(AppealPages, RecordCreate):
    title = gettext_lazy("New appeal")

    def form(self, record=None):
        form = super().form(record)
        form.initial.setdefault("received_on", clock.today())
        return form


class AppealEdit(AppealPages, RecordUpdate):
    title = gettext_lazy("Correct the appeal")
