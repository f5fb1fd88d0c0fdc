"""Pages of one record: enter it, correct it, see it with its trail."""

import datetime

from django.contrib import messages
from django.db import models
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views import View

from mediation import conflicts
from mediation.permissions import Permitted
from mediation.records import AlreadySaved, StaleEdit

# Set by the room that keeps the journal: (table, key) -> the last changes of the row, for the trail.
read_trail = None


class RecordPage(Permitted, View):
    """Base. ``detail`` is the URL name of the record's page, ``register`` that of the list."""

    model = form_class = None
    title = detail = register = ""
    template = "record_form.html"
    counting = ""  # URL name of the fragment that says in which totals the form's record would be counted

    def record(self):
        """Fetch through ``visible_to``: what the user may not see does not exist."""
        return get_object_or_404(self.model.objects.visible_to(self.request.user), pk=self.kwargs["pk"])

    def form(self, record=None):
        return self.filled(self.request.POST or None, record)

    def filled(self, data, record=None):
        """Make the form of a record with what was sent, or with nothing; pages whose forms need more say so here."""
        return self.form_class(data, instance=record, user=self.request.user)

    def page(self, form, *, status=200, **context):
        return render(
            self.request,
            self.template,
            {
                "title": self.title,
                "form": form,
                "cancel_url": self.back(form.instance),
                "counting_url": self.counting and reverse(self.counting),
                **context,
            },
            status=status,
        )

    def back(self, record) -> str:
        """Where Cancel leads."""
        return reverse(self.detail, args=[record.pk]) if record.pk else reverse(self.register)

    def done(self, record):
        return redirect(self.detail, record.pk)

    def save(self, form):
        if not form.is_valid():
            return self.page(form)
        try:
            record = form.store()
        except AlreadySaved as saved:
            messages.info(self.request, _("This form was already saved; here is its record."))
            return self.done(saved.record)
        except StaleEdit as stale:
            return self.conflict(form, stale.current)
        if record is None:
            return self.page(form)
        messages.success(self.request, _("Saved: %(record)s") % {"record": record})
        return self.done(record)

    def conflict(self, form, current):
        """Show what each wrote, to choose from field by field; leaving keeps theirs."""
        theirs = self.filled(None, current)
        rows = conflicts.choices(form, theirs, said)
        form.data = form.data.copy()
        form.data["version"], form.data["base"] = current.version, theirs["base"].value()
        for row in rows:  # chosen above the form, and so not typed in it
            form.fields[row["name"]].widget = form.fields[row["name"]].hidden_widget()
        return self.page(form, status=409, conflict=rows)


def said(field, value) -> str:
    """Return a form value as people read it, to compare two versions."""
    if hasattr(field, "queryset") and value not in (None, ""):
        # By its key, not by ``clean``, which refuses what was retired since.
        return str(field.queryset.model._base_manager.filter(pk=value).first() or _("of another region"))
    value = field.clean(value) if isinstance(value, str) and value and not field.disabled else value
    if hasattr(field, "in_words"):
        return readable(field.in_words(value))
    choices = dict(getattr(field, "choices", ()) or ()) if not hasattr(field, "queryset") else {}
    if value in choices:
        return str(choices[value])
    return "—" if value in (None, "") else readable(value)


class RecordCreate(RecordPage):
    """Enter a new record."""

    def get(self, request):
        return self.page(self.form())

    def post(self, request):
        return self.save(self.form())


class RecordUpdate(RecordPage):
    """Correct a record."""

    def get(self, request, pk):
        return self.page(self.form(self.record()))

    def post(self, request, pk):
        return self.save(self.form(self.record()))

    def form(self, record=None):
        if self.request.method != "POST":
            return super().form(record)
        return self.filled(conflicts.settled(self.request.POST, self.filled(None, record)), record)


class RecordDetail(RecordPage):
    """See a record: its fields, what can be done with it, who changed what."""

    template = "record_detail.html"
    fields: tuple[str, ...] = ()
    edit = edit_permission = ""

    def get(self, request, pk):
        record = self.record()
        context = {
            "title": str(record),
            "kind": self.model._meta.verbose_name,
            "register_url": reverse(self.register),
            "sections": self.sections(record),
            "actions": self.actions(record),
            "trail": self.trail(record),
            "panels": [reverse(name, args=[record.pk]) for name in self.panels()],
            **self.context(record),
        }
        if self.edit and request.user.may(self.edit_permission):
            context["edit_url"] = reverse(self.edit, args=[record.pk])
        return render(request, self.template, context)

    def trail(self, record) -> list[dict]:
        return read_trail(self.model, record.pk)

    def panels(self) -> list[str]:
        """URL names of fragments that rooms to the right show of this record."""
        return []

    def context(self, record) -> dict:
        """What a page of one's own shows besides."""
        return {}

    def sections(self, record) -> list[dict]:
        return [{"heading": "", "rows": [self.row(record, name) for name in self.fields]}]

    def row(self, record, name: str) -> dict:
        field = self.model._meta.get_field(name)
        if isinstance(field, models.ForeignKey):
            value = related(record, field)
        elif field.choices:
            value = getattr(record, f"get_{name}_display")() or None
        else:
            value = getattr(record, name)
        return {"label": field.verbose_name, "value": readable(value)}

    def actions(self, record) -> list[dict]:
        return []


def related(record, field):
    """Return the related record if the scope lets it be seen: a mediator may be of another region."""
    key = getattr(record, field.attname)
    if key is None:
        return None
    return field.related_model._base_manager.filter(pk=key).first() or _("of another region")


def readable(value) -> str:
    if value is None or value == "":
        return "—"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.datetime):
        value = timezone.localtime(value)  # the day of a moment is the portal's, not Greenwich's
    return date_format(value, "d.m.Y") if hasattr(value, "year") else str(value)
