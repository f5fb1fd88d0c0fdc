"""What people type about old reports."""

import hashlib

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.quarter import Quarter
from reports.reading.files import LONGEST, NotReadable, checked, text_of

YEARS_BACK = 15
ACCEPTED = ".docx,.txt,application/vnd.openxmlformats-officedocument.wordprocessingml.document,text/plain"


def quarters_before():
    """Finished quarters, the newest first."""
    last = Quarter.of(clock.today()).previous()
    return [(str(one), one.short_label) for one in (last.shift(-back) for back in range(4 * YEARS_BACK))]


class ReadForm(forms.Form):
    """A report, pasted or sent. After validation ``text`` is its text, ``source`` its name, ``sha256`` its hash."""

    text = forms.CharField(
        label=_("Text of the report"), required=False, max_length=LONGEST, strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
        help_text=_("Paste it here, or choose the file below. Nothing is kept before you have confirmed it."),
    )  # fmt: skip
    file = forms.FileField(
        label=_("File (.docx or plain text)"), required=False, help_text=_("At most 3 MB."),
        widget=forms.FileInput(attrs={"accept": ACCEPTED}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.source, self.sha256 = "", ""
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean(self):
        cleaned = super().clean()
        file, text = cleaned.get("file"), cleaned.get("text")
        if self.errors:
            return cleaned
        if not file and not (text or "").strip():
            self.add_error("text", _("Paste a text, or choose a file."))
            return cleaned
        try:
            content = file.read() if file else text.encode()
            cleaned["text"] = text_of(content) if file else checked(text)
        except NotReadable as refusal:
            self.add_error("file" if file else "text", str(refusal))
            return cleaned
        self.source = file.name[-200:] if file else ""
        self.sha256 = hashlib.sha256(content).hexdigest()
        return cleaned


class KeepForm(forms.Form):
    """What the page of a reading sends back, its rows aside: the text again, where it came from, the quarter."""

    text = forms.CharField(max_length=LONGEST, strip=False, widget=forms.HiddenInput)
    source = forms.CharField(max_length=200, required=False, widget=forms.HiddenInput)
    sha256 = forms.RegexField(r"[0-9a-f]{64}", widget=forms.HiddenInput)
    quarter = forms.ChoiceField(label=_("Quarter of the report"), choices=quarters_before)

    def clean_quarter(self):
        return Quarter.parse(self.cleaned_data["quarter"])


class CorrectForm(forms.Form):
    value = forms.DecimalField(label=_("Value"), min_value=0, max_digits=11, decimal_places=1, required=False)
    is_left_out = forms.BooleanField(label=_("take it out"), required=False)
    because = forms.CharField(label=_("Reason"), max_length=300)

    def clean(self):
        cleaned = super().clean()
        if not cleaned.get("is_left_out") and cleaned.get("value") is None and "value" not in self.errors:
            self.add_error("value", _("Type the right value, or take the figure out."))
        return cleaned
