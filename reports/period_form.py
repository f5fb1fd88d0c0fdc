"""The form that chooses the months of a report."""

import datetime
import re

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from mediation.report_periods import EARLIEST, LATEST, RefusedPeriod, period_of

ISO, RUSSIAN = re.compile(r"(?P<year>\d{4})-(?P<month>\d{1,2})"), re.compile(r"(?P<month>\d{1,2})\.(?P<year>\d{4})")


class MonthInput(forms.DateInput):
    input_type = "month"

    def format_value(self, value):
        return f"{value:%Y-%m}" if isinstance(value, datetime.date) else value


class MonthField(forms.Field):
    """A month, given as browsers send it (2023-05) or as people write it (05.2023); its first day."""

    widget = MonthInput(attrs={"min": f"{EARLIEST:%Y-%m}", "max": f"{LATEST:%Y-%m}", "placeholder": "05.2023"})

    def to_python(self, value):
        text = (value or "").strip()
        if not text:
            return None
        match = ISO.fullmatch(text) or RUSSIAN.fullmatch(text)
        try:
            return datetime.date(int(match["year"]), int(match["month"]), 1)
        except (TypeError, ValueError):
            raise forms.ValidationError(_("Write the month like 05.2023.")) from None


class MonthsForm(forms.Form):
    """From one month to another, both with; ``cleaned_data["period"]`` is the period."""

    first = MonthField(label=gettext_lazy("From month"))
    last = MonthField(label=gettext_lazy("To month"))

    def clean(self):
        values = super().clean()
        if values.get("first") and values.get("last"):
            try:
                values["period"] = period_of(values["first"], values["last"])
            except RefusedPeriod as refusal:
                self.add_error("last", str(refusal))
        return values
