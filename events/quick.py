"""Quick entry of an event: few fields asked for, the others folded until wanted or wrong."""

from events.event_form import MAIN, PICKED
from events.forms import EventForm


def explained(field) -> dict:
    """A field with what its "?" and the key F1 say."""
    return {"field": field, "explanation": {"meaning": field.help_text} if field.help_text else None}


class QuickEventForm(EventForm):
    """The form of a new event. ``main`` is asked for, ``more`` stands folded."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for number in ("attendance", "certificates"):
            self.fields[number].widget.attrs["inputmode"] = "numeric"

    def main(self):
        return [explained(self[name]) for name in MAIN]

    def more(self):
        """What is picked stands last: it is the widest."""
        folded = [name for name in self.Meta.fields if name not in MAIN]
        return [explained(self[name]) for name in (*folded, *PICKED)]

    def is_more_open(self) -> bool:
        return any(one["field"].errors or one["field"].value() for one in self.more())

    def focus_first(self):
        """Put the cursor where work begins: the first field that is wrong, else the first without a value."""
        names = [name for name in self.fields if self.errors.get(name)] or [
            name for name in MAIN if not self[name].value()
        ]
        if names:
            self.fields[names[0]].widget.attrs["autofocus"] = True
