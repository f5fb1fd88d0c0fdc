"""The form that publishes a quarter or corrects what is published."""

from django import forms
from django.utils.translation import gettext_lazy as _

from reports.models import PublishedSummary


class PublishForm(forms.Form):
    """``last``: the version that is published already. A correction needs a reason; a second click is told."""

    last_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Reason of the correction"),
        max_length=300,
        required=False,
        help_text=_("It stands in the list of versions for everyone who reads the report."),
    )

    def __init__(self, *args, last: PublishedSummary | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.last = last
        self.initial["last_seen"] = last.revision if last else 0
        if not last:
            del self.fields["reason"]

    def clean(self):
        values = super().clean()
        published = self.last.revision if self.last else 0
        if (values.get("last_seen") or 0) != published:
            raise forms.ValidationError(_("A version was published meanwhile; look at it first."))
        if self.last and not values.get("reason"):
            self.add_error("reason", _("Say what was wrong."))
        return values
