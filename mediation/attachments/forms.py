"""The fields that take several files at once, or one."""

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from mediation.attachments.checking import LARGEST, MEGABYTE, accepted, checked
from mediation.attachments.kinds import Refused, named


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Gives a list of files; what is in them is looked at when they are attached."""

    widget = SeveralFiles(attrs={"accept": accepted(), "data-largest": LARGEST})

    def clean(self, data, initial=None):
        files = data if isinstance(data, list | tuple) else [data] if data else []
        if not files:
            raise forms.ValidationError(self.error_messages["required"], code="required")
        return list(files)


class OneFileField(forms.FileField):
    """Gives one file as it may be stored for this model; what is wrong with it is said beside the field."""

    default_error_messages = {"required": _("Choose a file first.")}

    def __init__(self, *, model, attrs=None, **kwargs):
        self.model = model
        attrs = {"accept": accepted(model.taken), "data-largest": LARGEST, **(attrs or {})}
        super().__init__(widget=forms.FileInput(attrs=attrs), **kwargs)
        words = {"kinds": named(model.taken), "size": LARGEST // MEGABYTE}
        self.help_text = self.help_text or format_lazy(_("{kinds}; at most {size} MB."), **words)

    def to_python(self, data):
        if data in self.empty_values:
            return None
        try:
            return checked(data, taken=self.model.taken, has_face=self.model.has_face)
        except Refused as refusal:
            raise forms.ValidationError(str(refusal), code="refused") from None


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
