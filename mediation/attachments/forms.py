"""The field that takes several files at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.attachments.checking import ACCEPT, LARGEST, MEGABYTE


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Gives a list of files; what is in them is looked at when they are attached."""

    widget = SeveralFiles(attrs={"accept": ACCEPT, "data-largest": LARGEST})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(files)


class FilesForm(forms.Form):
    files = FilesField(
        label=_("Photos and files"),
        help_text=_("Pictures (JPEG, PNG, WebP), PDF, Word, Excel; at most %(size)s MB each."),
        error_messages={"required": _("Choose a file first.")},
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["files"]
        field.help_text = field.help_text % {"size": LARGEST // MEGABYTE}
