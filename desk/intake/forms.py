"""The form that takes a workbook, what the guard refuses told beside the field; the form that asks for records."""

from crispy_forms.helper import FormHelper
from django import forms
from django.utils.translation import gettext_lazy as _

from desk.workbook.guard import UPLOAD, NotAWorkbook, check_archive
from mediation import clock
from mediation.filters import quarter_choices
from mediation.quarter import Quarter

TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class UploadForm(forms.Form):
    """``rows`` is, after validation, about how many rows the workbook has."""

    file = forms.FileField(
        label=_("Workbook (.xlsx)"),
        help_text=_("At most 5 MB and 20,000 rows a sheet. Nothing is loaded before you have seen what would change."),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("The file is empty. Save the workbook again and send it."),
        },
        widget=forms.FileInput(attrs={"accept": f".xlsx,{TYPE}"}),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.rows = 0
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_file(self):
        file = self.cleaned_data["file"]
        try:
            self.rows = check_archive(file.file, UPLOAD)
        except NotAWorkbook as refusal:
            raise forms.ValidationError(str(refusal)) from None
        file.file.seek(0)
        return file


class QuarterForm(forms.Form):
    """Of which quarter records go out; the current one, if none is chosen."""

    quarter = forms.ChoiceField(label=_("Quarter"), choices=quarter_choices, required=False)

    @property
    def chosen(self) -> Quarter:
        code = self.cleaned_data["quarter"]
        return Quarter.parse(code) if code else Quarter.of(clock.today())
