"""An appeal is entered and corrected."""

from django.utils.translation import gettext_lazy

from appeals.forms import AppealForm
from appeals.models import Appeal
from mediation.record_views import RecordUpdate


class AppealPages:
    model, form_class = Appeal, AppealForm
    register, detail = "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"


class AppealEdit(AppealPages, RecordUpdate):
    title = gettext_lazy("Correct the appeal")
    counting = "reports:counting_appeal"
