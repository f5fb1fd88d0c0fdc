"""The text of an event for the report, and which report tells it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from events.highlights.actions import next_position
from events.highlights.look import LONGEST, SHORTEST
from events.highlights.quarters import offered, proposed
from events.models import Event
from mediation.forms import RecordForm
from mediation.quarter import Quarter

LIMITS = {"rows": 9, "data-shortest": SHORTEST, "data-longest": LONGEST}


class TextForm(RecordForm):
    told_in = forms.ChoiceField(
        label=_("Which report tells it"),
        required=False,
        help_text=_("An event of an earlier quarter is marked in the report as outside the period."),
    )

    class Meta:
        model = Event
        fields = ("highlight_ru", "highlight_kk")
        widgets = {
            "highlight_ru": forms.Textarea(attrs={**LIMITS, "lang": "ru"}),
            "highlight_kk": forms.Textarea(attrs={**LIMITS, "lang": "kk"}),
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        quarters = [(str(quarter), quarter.label) for quarter in offered(self.instance)]
        self.fields["told_in"].choices = [("", _("none for now")), *quarters]
        self.initial["told_in"] = str(proposed(self.instance) or "")

    @property
    def quarter(self) -> Quarter | None:
        """The quarter that is chosen as the form stands."""
        known = dict(self.fields["told_in"].choices)
        text = self["told_in"].value() or ""
        return Quarter.parse(text) if text and text in known else None

    def stored_fields(self) -> list[str]:
        return [*super().stored_fields(), "told_in_on", "told_position"]

    def write(self):
        text = self.cleaned_data["told_in"]
        quarter = Quarter.parse(text) if text else None
        if quarter != self.instance.told_in:
            self.instance.told_in_on = quarter and quarter.start
            self.instance.told_position = next_position(self.instance.region_id, quarter) if quarter else 0
        return super().write()
