"""Choosing one record of many by typing: a select without JavaScript, a combobox with it."""

from django import forms
from django.forms.utils import flatatt
from django.http import JsonResponse
from django.urls import reverse_lazy
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from django.utils.translation import gettext_lazy as _
from django.views import View

from mediation.alphabets import holding
from mediation.permissions import Permitted

OFFERED = 12  # how many records are offered at once


class Combobox(forms.Select):
    """A select that ``combobox.js`` turns into a combobox; ``choices`` is the URL name of its ``Choices``."""

    def __init__(self, choices: str):
        super().__init__(attrs={"data-combobox": reverse_lazy(choices), "data-nothing": _("Nothing found.")})

    def render(self, name, value, attrs=None, renderer=None):
        """Write the options in one go: a template for each of a region's mediators took half of the page's time."""
        chosen = set(self.format_value(value))
        options = format_html_join(
            "\n",
            '<option value="{}"{}>{}</option>',
            ((key, mark_safe(" selected") if str(key) in chosen else "", label) for key, label in self.choices),
        )
        return format_html(
            "<select{}>{}</select>", flatatt(self.build_attrs(self.attrs, {**(attrs or {}), "name": name})), options
        )


class Choices(Permitted, View):
    """Answer what was typed with the records it may mean: ``[{"value", "label", "note"}]``, at most twelve."""

    model = None
    columns: tuple[str, ...] = ()  # searched together, and the order

    def get(self, request):
        rows = holding(self.model.objects.visible_to(request.user), request.GET.get("q", ""), *self.columns)
        offered = [
            {"value": str(row.pk), "label": str(row), "note": self.note(row)} for row in self.prepared(rows)[:OFFERED]
        ]
        return JsonResponse({"choices": offered})

    def prepared(self, rows):
        return rows

    def note(self, row) -> str:
        """Return what tells records of one name apart."""
        return ""
