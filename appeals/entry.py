"""Quick entry: one appeal, few fields asked for, each explained on demand and checked as one goes."""

from django.urls import reverse

from appeals.explanations import explained
from appeals.forms import AppealForm
from mediation import clock

MAIN = ("received_on", "platform", "mediator", "channel", "source", "category", "outcome", "resolved_on")
REMEMBERED = ("platform", "mediator", "channel")
MEMORY = "entry"


def remembered(request) -> dict:
    """What the user chose last: kept in the session, so that on a shared computer it ends with the sign-out."""
    return {name: value for name, value in request.session.get(MEMORY, {}).items() if name in REMEMBERED}


def remember(request, appeal) -> None:
    request.session[MEMORY] = {
        "platform": appeal.platform_id,
        "mediator": appeal.mediator_id,
        "channel": appeal.channel,
    }


class QuickForm(AppealForm):
    """The form of a new appeal. ``main`` is asked for; ``more`` stands folded until wanted or wrong."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial.setdefault("received_on", clock.today())
        # Whoever does not choose the source would tell the first one: nothing is chosen beforehand.
        self.fields["source"].choices = [("", "—"), *self.fields["source"].choices]
        self.fields["source"].initial = self.initial["source"] = ""
        for name in self.Meta.fields:
            self.prepare_entry(name, self.fields[name].widget.attrs)

    def prepare_entry(self, name, attrs):
        """Send the form for checking when the field changes."""
        attrs["hx-post"], attrs["hx-trigger"] = reverse("appeals:entry_check"), "change"
        attrs["hx-swap"], attrs["hx-include"] = "none", "closest form"

    def main(self):
        return explained(self, MAIN)

    def more(self):
        return explained(self, [name for name in self.Meta.fields if name not in MAIN])

    def is_more_open(self) -> bool:
        return any(self[name].errors or self[name].value() for name in self.Meta.fields if name not in MAIN)

    def focus_first(self):
        """Put the cursor where work begins: the first field that is wrong, else the first without a value."""
        names = [name for name in self.Meta.fields if self.errors.get(name)] or [
            name for name in MAIN if name != "mediator" and not self[name].value()
        ]
        if names:
            self.fields[names[0]].widget.attrs["autofocus"] = True

    def told(self, changed: str) -> list[dict]:
        """Messages to show while the form is being filled: of the changed field and of those that hold a value."""
        return [
            {"field": self[name], "errors": self[name].errors if name == changed or self[name].value() else []}
            for name in self.Meta.fields
        ]
