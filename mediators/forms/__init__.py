"""Forms of the register: the card, the verbs, merging, proposals."""

from mediators.forms.card import CardForm, InclusionForm
from mediators.forms.proposal import ProposeChange, ProposeExclusion, ProposeInclusion, ReturnForm
from mediators.forms.verbs import EntryForm, ExcludeForm, KindForm, MergeForm, ReadmitForm, RestoreForm, SuspendForm

__all__ = [
    "CardForm",
    "EntryForm",
    "ExcludeForm",
    "InclusionForm",
    "KindForm",
    "MergeForm",
    "ProposeChange",
    "ProposeExclusion",
    "ProposeInclusion",
    "ReadmitForm",
    "RestoreForm",
    "ReturnForm",
    "SuspendForm",
]
