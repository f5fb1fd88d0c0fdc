"""What the finders of the directory ask. They are sent by GET, so that an answer has an address."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from desk.directory import people
from offices.models import Host, Region


class Finder(forms.Form):
    """Base of the finders. What was asked wrongly is told beside its field, and finds nothing."""

    region = forms.ChoiceField(label=_("Region"), required=False)

    def __init__(self, data):
        super().__init__(data, auto_id="find_%s")
        for name, (empty, choices) in self.offered().items():
            self.fields[name].choices = [("", empty), *choices]
        for name in self.errors:
            self.fields[name].widget.attrs |= {"aria-invalid": "true", "aria-describedby": f"find_{name}_error"}

    def offered(self) -> dict:
        """Return field -> what an empty choice means, and the choices."""
        return {"region": (_("all regions"), [(region.pk, region.name) for region in Region.objects.all()])}

    @property
    def asked(self) -> dict:
        """What to look for; fields left empty are not in it."""
        return {name: value for name, value in self.cleaned_data.items() if value}


class PlaceFinder(Finder):
    locality = forms.CharField(label=_("Town, district or street"), max_length=120, required=False)
    host = forms.ChoiceField(label=_("Where it works"), required=False)

    def offered(self):
        hosts = [(code, capfirst(name)) for code, name in Host.objects.labels().items()]
        return {**super().offered(), "host": (_("anywhere"), hosts)}


class PeopleFinder(Finder):
    language = forms.ChoiceField(label=_("Language"), required=False)
    field = forms.ChoiceField(label=_("Field of mediation"), required=False)

    def offered(self):
        languages, fields = people.offered()
        return {**super().offered(), "language": (_("any language"), languages), "field": (_("any field"), fields)}
