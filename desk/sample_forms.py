"""Forms of the page of components: a field of every kind."""

from django import forms
from django.utils.translation import gettext_lazy

from mediation.choosing import Combobox
from mediation.numbers import DASH
from mediation.picked import PickedField
from offices.models import Region


class Sample(forms.Form):
    """Fields of every kind: required, explained, chosen, long."""

    received_on = forms.DateField(
        label=gettext_lazy("Received on"),
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text=gettext_lazy("The day it came in."),
    )
    age = forms.IntegerField(label=gettext_lazy("age"), required=False, min_value=0, max_value=120)
    outcome = forms.ChoiceField(
        label=gettext_lazy("Outcome"), choices=[("", DASH), ("a", gettext_lazy("consultation"))]
    )
    is_ethno = forms.BooleanField(label=gettext_lazy("ethnomediator"), required=False)
    comment = forms.CharField(label=gettext_lazy("comment"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    number = forms.CharField(label=gettext_lazy("number"), initial="KZ-31/2023/00042", disabled=True, required=False)


class Chosen(forms.Form):
    """A record chosen by typing, and several picked from a list."""

    platform = forms.ChoiceField(
        label=gettext_lazy("platform"), choices=[("", DASH)], widget=Combobox("offices:choices")
    )
    regions = PickedField(label=gettext_lazy("Region"))

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regions"].rows = Region.objects.all()
