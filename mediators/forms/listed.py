"""Items of a dictionary ticked in a form and kept as codes in a text, as files bring them too."""

from django import forms

from mediation.dictionaries import Labels, listed


class Ticked(forms.CheckboxSelectMultiple):
    """Boxes whose value is one text. As it is a text, two editors and drafts compare it like any other."""

    def value_from_datadict(self, data, files, name):
        sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        return ", ".join(text for text in sent if text)

    def format_value(self, value):
        return listed(value)


class ListedField(forms.CharField):
    """A text of codes, offered as the items of a dictionary."""

    def __init__(self, *, dictionary, **kwargs):
        super().__init__(required=False, widget=Ticked, **kwargs)
        self.dictionary = dictionary

    def read(self) -> None:
        """Read the dictionary as it is now."""
        self.labels = Labels(self.dictionary)

    def get_bound_field(self, form, field_name):
        """Offer whatever the shown value lists too: retired items, and words the dictionary does not know."""
        bound = super().get_bound_field(form, field_name)
        self.widget.choices = self.labels.choices(bound.value())
        return bound

    def prepare_value(self, value):
        return ", ".join(self.labels.codes(value or ""))

    def to_python(self, value):
        return ", ".join(self.labels.codes(super().to_python(value)))

    def in_words(self, value) -> str:
        return self.labels.said(value)

    def has_changed(self, initial, data):
        return self.labels.codes(initial or "") != self.labels.codes(data or "")
