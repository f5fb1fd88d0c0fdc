"""The form of a platform's week: for each weekday from when to when, and from when to when it rests between."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.forms import RecordForm
from offices.actions import keep_hours
from offices.models import Platform, Weekday

PARTS = {"opens": _("opens at"), "rest": _("break from"), "resume": _("break until"), "closes": _("closes at")}


class HoursForm(RecordForm):
    class Meta:
        model = Platform
        fields = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for day in Weekday:
            for part, label in PARTS.items():
                self.fields[f"{part}_{day}"] = forms.TimeField(label=label, required=False, widget=clock(day, label))
        for day, rows in week(self.instance.hours.all()).items():
            times = [rows[0].opens_at, None, None, rows[-1].closes_at]
            if len(rows) > 1:
                times[1:3] = rows[0].closes_at, rows[-1].opens_at
            self.initial |= {f"{part}_{day}": time for part, time in zip(PARTS, times, strict=True)}

    def days(self) -> list[dict]:
        """The fields as the page shows them: a row a weekday."""
        return [{"name": day.label, "fields": [self[f"{part}_{day}"] for part in PARTS]} for day in Weekday]

    def clean(self):
        values = super().clean()
        for day in Weekday:
            self.check(day, [values.get(f"{part}_{day}") for part in PARTS])
        return values

    def check(self, day, times) -> None:
        opens, rest, resume, closes = times
        names = [f"{part}_{day}" for part in PARTS]
        if any(name in self.errors for name in names):
            return
        if any(times) and not (opens and closes):
            self.add_error(names[3] if opens else names[0], _("Give both hours, or leave the day empty."))
        elif bool(rest) != bool(resume):
            self.add_error(names[2] if rest else names[1], _("Give both hours of the break, or neither."))
        else:
            given = [(name, time) for name, time in zip(names, times, strict=True) if time]
            for (_name, before), (name, after) in zip(given, given[1:], strict=False):
                if after <= before:
                    self.add_error(name, _("This is not later than the hour before it."))

    def hours(self) -> list[tuple]:
        rows = []
        for day in Weekday:
            opens, rest, resume, closes = (self.cleaned_data[f"{part}_{day}"] for part in PARTS)
            if opens:
                rows += [(day, opens, rest), (day, resume, closes)] if rest else [(day, opens, closes)]
        return rows

    def write(self):
        version = self.cleaned_data["version"] or 0
        return keep_hours(self.instance, hours=self.hours(), by=self.user, version=version)


def clock(day, label):
    return forms.TimeInput(format="%H:%M", attrs={"type": "time", "aria-label": f"{day.label}, {label}"})


def week(hours) -> dict:
    """Return the rows by weekday, in the order of the clock."""
    days = {}
    for row in hours:
        days.setdefault(row.weekday, []).append(row)
    return days
