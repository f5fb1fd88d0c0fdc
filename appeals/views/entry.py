"""Enter a new appeal, quickly; check it while it is being filled."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from appeals.entry import QuickForm, remember, remembered
from appeals.models import Appeal
from mediation.permissions import permitted
from mediation.record_views import RecordCreate
from mediation.records import AlreadySaved


class AppealAdd(RecordCreate):
    title = gettext_lazy("New appeal")
    model, form_class = Appeal, QuickForm
    register, detail = "appeals:appeals", "appeals:appeal"
    permission = "appeals.enter"
    template = "appeals/entry.html"
    counting = "reports:counting_appeal"

    def form(self, record=None):
        return QuickForm(self.request.POST or None, initial=remembered(self.request), user=self.request.user)

    def page(self, form, **context):
        form.focus_first()
        return super().page(form, **context)

    def save(self, form):
        """As any record; but the number is shown as a link, for the next form to stand below it."""
        if not form.is_valid():
            return self.page(form)
        try:
            appeal, words = form.store(), _("Saved: %(record)s")
        except AlreadySaved as saved:
            appeal, words = saved.record, _("Saved before, and not a second time: %(record)s")
        if appeal is None:
            return self.page(form)
        remember(self.request, appeal)
        messages.success(self.request, linked(words, appeal))
        return redirect("appeals:appeal_add") if "next" in self.request.POST else self.done(appeal)


def linked(words: str, appeal):
    """Put the appeal's number into the sentence as a link."""
    before, after = words.split("%(record)s")
    url = reverse("appeals:appeal", args=[appeal.pk])
    return format_html('{}<a href="{}">{}</a>{}', before, url, appeal.number, after)


@require_POST
@permitted("appeals.enter")
def entry_check(request):
    """Say what is wrong so far, field by field; nothing is saved."""
    form = QuickForm(request.POST, user=request.user)
    told = form.told(request.headers.get("HX-Trigger-Name", ""))
    return render(request, "appeals/entry_check.html", {"told": told})
