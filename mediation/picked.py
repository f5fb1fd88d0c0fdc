"""Several records of one kind chosen in a form: a list with boxes to pick from, found by typing where scripts run."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.dictionaries import listed


class Picks(forms.SelectMultiple):
    """A list that ``picks.js`` turns into a field to type in. Its value is one text of keys: “12, 15”."""

    def __init__(self):
        super().__init__(attrs={"data-picks": "", "data-nothing": _("Nothing found."), "data-away": _("Take away")})

    def value_from_datadict(self, data, files, name):
        sent = data.getlist(name) if hasattr(data, "getlist") else [data.get(name)]
        return ", ".join(text for text in sent if text)

    def format_value(self, value):
        return listed(value)


class PickedField(forms.CharField):
    """Records picked from ``queryset``, as a text of their keys, which two editors and drafts compare like any other.

    ``keys`` gives the numbers; labels come from ``called``.
    """

    default_error_messages = {"unknown": _("Choose from the list.")}

    def __init__(self, *, queryset=None, called=str, **kwargs):
        super().__init__(required=False, widget=Picks, **kwargs)
        self.rows, self.called = queryset, called

    def get_bound_field(self, form, field_name):
        self.widget.choices = [(str(row.pk), self.called(row)) for row in self.found]
        return super().get_bound_field(form, field_name)

    @property
    def found(self) -> list:
        """What is offered, read once for each form."""
        if not hasattr(self, "_found"):
            self._found = list(self.rows)
        return self._found

    def __deepcopy__(self, memo):
        copied = super().__deepcopy__(memo)
        copied.__dict__.pop("_found", None)
        return copied

    def validate(self, value):
        super().validate(value)
        offered = {str(row.pk) for row in self.found}
        if any(key not in offered for key in listed(value)):
            raise forms.ValidationError(self.error_messages["unknown"], code="unknown")

    @staticmethod
    def keys(value: str) -> set[int]:
        return {int(key) for key in listed(value)}

    @staticmethod
    def text(keys) -> str:
        return ", ".join(str(key) for key in sorted(keys))

    def in_words(self, value) -> str:
        wanted = set(listed(value))
        return ", ".join(self.called(row) for row in self.found if str(row.pk) in wanted)

    def has_changed(self, initial, data):
        return set(listed(initial or "")) != set(listed(data or ""))
