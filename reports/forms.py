"""What is typed while a quarter is closed."""

from urllib.parse import urlsplit

from django import forms
from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from appeals.models import Appeal
from events.models import Event, Publication
from mediation import clock
from mediation.attachments.forms import OneFileField
from reports.figures.declaration import Section
from reports.late import LONGEST
from reports.models import Remark, SubmissionScan

Noun = Remark.Noun
PAGES = {
    "appeals:appeal": (Noun.APPEAL, Appeal),
    "events:event": (Noun.EVENT, Event),
    "events:publication": (Noun.PUBLICATION, Publication),
}
ADDRESS = {noun: name for name, (noun, _model) in PAGES.items()}


# What is typed or chosen stays when the part of the page around it is sent anew.
KEPT = {"hx-preserve": "true"}


class SubmitForm(forms.Form):
    director = forms.CharField(
        label=gettext_lazy("Director who signs the report"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", **KEPT}),
    )
    scan = OneFileField(
        label=gettext_lazy("Signed scan of the report"), model=SubmissionScan, required=False, attrs=KEPT
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class ReasonForm(forms.Form):
    code = forms.CharField(widget=forms.HiddenInput)
    about = forms.CharField(widget=forms.HiddenInput, required=False)
    value = forms.CharField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(label=gettext_lazy("Reason"), max_length=500, strip=True)


class MendForm(forms.Form):
    note = forms.CharField(label=gettext_lazy("What was done, or why it is right"), max_length=500, required=False)


class DecisionForm(forms.Form):
    comment = forms.CharField(
        label=gettext_lazy("Comment to the region"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class AskForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Why the quarter must be opened"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("It stands in the next report: no names of citizens."),
    )
    entries = forms.CharField(
        label=gettext_lazy("What is to be entered"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class GrantForm(forms.Form):
    until = forms.DateField(
        label=gettext_lazy("Open until, that day included"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    answer = forms.CharField(label=gettext_lazy("Note to the region"), max_length=300, required=False)

    def clean_until(self):
        until, today = self.cleaned_data["until"], clock.today()
        if not today <= until <= today + LONGEST:
            raise forms.ValidationError(_("The day lies between today and two months ahead."))
        return until


class RefuseForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Why it is refused"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )


class RemarkForm(forms.Form):
    """A remark on a figure, chosen from the list, or on a record, given by its address or an appeal's number."""

    figure = forms.ChoiceField(label=gettext_lazy("Figure"), required=False)
    record = forms.CharField(
        label=gettext_lazy("or record"),
        max_length=300,
        required=False,
        help_text=gettext_lazy("The number of an appeal, or the address of the record's page."),
    )
    text = forms.CharField(
        label=gettext_lazy("What is wrong"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, *args, user, region: str, sections: tuple[Section, ...], **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.region = user, region
        groups = [(section.label, list(choices(section))) for section in sections]
        self.fields["figure"].choices = [("", "—"), *groups]

    def clean(self):
        figure, record = self.cleaned_data.get("figure"), self.cleaned_data.get("record")
        if bool(figure) == bool(record):
            self.add_error("record" if figure else "figure", _("Choose a figure or name a record, one of them."))
        self.to = {"figure": figure} if figure else self.found(record) if record else {}
        return self.cleaned_data

    def found(self, text: str) -> dict:
        """Return what a remark on this record holds; say it beside the field when the region has no such record."""
        rows, noun = self.rows(text.strip())
        row = rows.filter(region=self.region).first() if rows is not None else None
        if row is None:
            self.add_error("record", _("The region has no such record."))
            return {}
        return {"noun": noun, "record": row.pk, "record_name": str(row)[:200]}

    def rows(self, text: str):
        if "/" not in text or not urlsplit(text).path.startswith("/"):
            return Appeal.objects.visible_to(self.user).filter(number=text), Noun.APPEAL
        try:
            match = resolve(urlsplit(text).path)
        except Resolver404:
            return None, ""
        if match.view_name not in PAGES:
            return None, ""
        noun, model = PAGES[match.view_name]
        return model.objects.visible_to(self.user).filter(pk=match.kwargs["pk"]), noun


def choices(section: Section):
    """Every shown figure of a section, parts set in."""
    for figure, depth in section.walk():
        if not figure.is_hidden:
            yield figure.code, "\u2003" * depth + figure.label
