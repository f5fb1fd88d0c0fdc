"""Filters that registers share."""

import datetime

import django_filters
from django import forms
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from mediation import clock
from mediation.quarter import Quarter, UnknownPeriod
from mediation.report_periods import Year, parse_period


class QuarterFilter(django_filters.ChoiceFilter):
    """Rows whose day lies in a quarter; offers the last twelve."""

    def __init__(self, *, day: str, **kwargs):
        super().__init__(field_name=day, **{"label": _("Quarter"), "choices": quarter_choices, **kwargs})

    def filter(self, rows, value):
        if not value:
            return rows
        try:
            period = parse_period(value)
        except UnknownPeriod:
            return rows.none()
        return rows.filter(**{f"{self.field_name}__gte": period.start, f"{self.field_name}__lt": period.end})


def quarter_choices():
    now = Quarter.of(clock.today())
    return [(str(quarter), quarter.short_label) for quarter in (now.shift(-n) for n in range(12))]


class PeriodFilter(QuarterFilter):
    """The same, where a whole year may be chosen too."""

    def __init__(self, **kwargs):
        super().__init__(choices=period_choices, **kwargs)


def period_choices():
    this = clock.today().year
    return [*quarter_choices(), *((str(year), year.short_label) for year in (Year(this - n) for n in range(3)))]


class YesNoFilter(django_filters.ChoiceFilter):
    """Rows where a column is true, or false; any where neither is chosen."""

    def __init__(self, **kwargs):
        super().__init__(choices=[("yes", _("yes")), ("no", _("no"))], **kwargs)

    def filter(self, rows, value):
        return rows.filter(**{self.field_name: value == "yes"}) if value else rows


class AsOfFilter(django_filters.DateFilter):
    """Dated entries that hold on a day."""

    def __init__(self):
        super().__init__(label=_("As of"), widget=forms.DateInput(attrs={"type": "date"}))

    def filter(self, rows, value):
        return rows.registered_at(value) if value else rows


class SearchFilter(django_filters.CharFilter):
    """Text in any of the columns, whatever the case."""

    def __init__(self, *, columns: tuple[str, ...]):
        super().__init__(label=_("Search"), widget=forms.TextInput(attrs={"type": "search"}), max_length=100)
        self.columns = columns

    def filter(self, rows, value):
        if not value:
            return rows
        return rows.filter(Q(*((f"{name}__icontains", value) for name in self.columns), _connector=Q.OR))


def chips(filters) -> list[dict]:
    """Return the filters that are set, each with its name in the address, its label and its value in words."""
    values = getattr(filters.form, "cleaned_data", {})
    return [
        {"name": name, "label": filters.form.fields[name].label, "value": in_words(filters.form.fields[name], value)}
        for name, value in values.items()
        if value not in (None, "") and name in filters.form.fields
    ]


def in_words(field, value) -> str:
    """Return a filter's value as a person would say it; a field may know better itself."""
    if hasattr(field, "in_words"):
        return str(field.in_words(value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime.date):
        return date_format(value, "d.m.Y")
    if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
        return str(dict(field.choices).get(value, value))
    return str(value)


def mistakes(form) -> list[str]:
    """Return what is wrong with the filters, each with the label of its field."""
    return [f"{form.fields[name].label}: {text}" for name, texts in form.errors.items() for text in texts]


class RegisterFilters(django_filters.FilterSet):
    """Base: a region can be chosen by those who see more than one.

    dependents: names of filters whose choices depend on another; they are drawn anew with the results.
    """

    dependents: tuple[str, ...] = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        user = self.request.user
        if "region" in self.filters and user.is_regional:
            del self.filters["region"]
