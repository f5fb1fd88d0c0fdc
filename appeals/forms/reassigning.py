"""The form that gives a mediator's pending appeals to another."""

from django import forms
from django.utils.translation import gettext_lazy as _

from appeals.models import Appeal
from mediation import clock
from mediators.models import Mediator

MOST = 500  # appeals moved at once


class ReassignForm(forms.Form):
    """Which pending appeals move, all of them at first, and to whom."""

    to_mediator = forms.ModelChoiceField(label=_("New mediator"), queryset=Mediator.objects.none(), empty_label="—")
    because = forms.CharField(label=_("Reason"), max_length=300)
    appeals = forms.ModelMultipleChoiceField(
        label=_("Appeals"),
        queryset=Appeal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one appeal.")},
    )

    def __init__(self, *args, mediator, user, **kwargs):
        super().__init__(*args, **kwargs)
        mediators = Mediator.objects.visible_to(user).active_at(clock.today()).exclude(pk=mediator.pk)
        self.fields["to_mediator"].queryset = mediators.order_by("full_name")
        self.pending = list(pending_with(mediator, user).select_related("category", "platform")[: MOST + 1])
        self.is_more, self.pending = len(self.pending) > MOST, self.pending[:MOST]
        # What was resolved since the page was opened is no choice any more, and no mistake either.
        self.fields["appeals"].queryset = Appeal.objects.visible_to(user)
        self.chosen = {str(key) for key in self["appeals"].value() or ()} if self.is_bound else None

    def rows(self) -> list[dict]:
        """Return each pending appeal and whether it is to move."""
        return [{"appeal": row, "is_chosen": self.is_chosen(row)} for row in self.pending]

    def is_chosen(self, row) -> bool:
        return self.chosen is None or str(row.pk) in self.chosen


def pending_with(mediator, user):
    """The pending appeals of a mediator that the user may see, the oldest first."""
    rows = Appeal.objects.visible_to(user).counted().pending_at(clock.today()).with_mediator(mediator)
    return rows.order_by("received_on", "pk")
