"""Verbs of the duty roster: weekly duties, and single days."""

from django.contrib import messages
from django.db import IntegrityError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation import clock
from mediation.record_views import RecordPage, RecordUpdate
from mediation.records import StaleEdit
from mediators.models import Duty, DutyPattern
from mediators.roster import actions
from mediators.roster.forms import CancelForm, DutyForm, EndPatternForm, ExtraDutyForm, PatternForm
from mediators.roster.month import Roster
from mediators.views.serving import platform_or_404


class RosterPage(RecordPage):
    """Base: a form about one platform, from whose roster it comes and to which it returns."""

    permission = "roster.keep"
    register, detail = "mediators:rosters", "mediators:roster"

    def get(self, request, pk):
        return self.page(self.form(self.subject()))

    def post(self, request, pk):
        return self.save(self.form(self.subject()))

    def subject(self):
        """What the form is about: a record, or nothing where one is made."""
        self.one = self.record()
        self.platform = self.one.platform
        return self.one

    def filled(self, data, record=None):
        return self.form_class(data, instance=record, user=self.request.user, roster=Roster(self.platform))

    def back(self, record) -> str:
        return self.month_url()

    def month_url(self) -> str:
        day = getattr(self.one, "day", None) if self.one else None
        query = f"?month={day:%Y-%m}" if day else ""
        return reverse("mediators:roster", args=[self.platform.pk]) + query

    def page(self, form, **context):
        return super().page(form, **{"platform": self.platform, **context})

    def done(self, record):
        self.one = record
        return redirect(self.month_url())


class AtPlatform:
    """The form makes something new; the address names the platform."""

    def subject(self):
        self.one, self.platform = None, platform_or_404(self.request, self.kwargs["pk"])


class Bare:
    """The form offers no people."""

    def filled(self, data, record=None):
        return self.form_class(data, instance=record, user=self.request.user)


class PatternAdd(AtPlatform, RosterPage):
    title, form_class = gettext_lazy("New weekly duty"), PatternForm

    def form(self, record=None):
        form = super().form(record)
        form.initial["starts_on"] = clock.today()
        return form


class PatternEdit(RosterPage, RecordUpdate):
    model, title, form_class = DutyPattern, gettext_lazy("Correct the weekly duty"), PatternForm


class PatternEnd(Bare, RosterPage):
    model, title, form_class = DutyPattern, gettext_lazy("End the weekly duty"), EndPatternForm

    def form(self, record=None):
        form = super().form(record)
        form.initial.setdefault("ends_on", clock.today())
        return form


class DutyAdd(AtPlatform, RosterPage):
    title, form_class = gettext_lazy("Extra duty"), ExtraDutyForm

    def form(self, record=None):
        form = super().form(record)
        form.initial["day"] = parse_date_or_none(self.request.GET.get("day", "")) or clock.today()
        return form


def parse_date_or_none(text: str):
    try:
        return parse_date(text)
    except ValueError:
        return None


class DutyEdit(RosterPage, RecordUpdate):
    model, form_class, template = Duty, DutyForm, "mediators/duty_form.html"
    title = gettext_lazy("A day of the roster")

    def page(self, form, **context):
        return super().page(form, duty=self.one, **context)


class DutyCancel(Bare, RosterPage):
    model, title, form_class = Duty, gettext_lazy("Cancel the duty"), CancelForm


class DutyRestore(RosterPage):
    """Plan a cancelled day after all; a click, so no form."""

    model, http_method_names = Duty, ["post"]

    def post(self, request, pk):
        duty = get_object_or_404(Duty.objects.visible_to(request.user), pk=pk)
        self.one, self.platform = duty, duty.platform
        try:
            actions.restore(duty, by=request.user, version=duty.version)
            messages.success(request, _("The duty is planned again."))
        except IntegrityError as refusal:
            messages.error(request, actions.explain(refusal))
        except StaleEdit:
            messages.error(request, _("Somebody changed this duty just now; look at it again."))
        return redirect(self.month_url())
