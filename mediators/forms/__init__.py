"""Forms of the register: the card, the verbs, merging, proposals, training."""

from mediators.forms.card import CardForm, InclusionForm
from mediators.forms.photo import PhotoForm
from mediators.forms.proposal import ProposeChange, ProposeExclusion, ProposeInclusion, ReturnForm
from mediators.forms.training import CompletionForm, FinishedForm, PoolForm, TrainingForm
from mediators.forms.verbs import EntryForm, ExcludeForm, KindForm, MergeForm, ReadmitForm, RestoreForm, SuspendForm

__all__ = [
    "CardForm",
    "CompletionForm",
    "EntryForm",
    "ExcludeForm",
    "FinishedForm",
    "InclusionForm",
    "KindForm",
    "MergeForm",
    "PhotoForm",
    "PoolForm",
    "ProposeChange",
    "ProposeExclusion",
    "ProposeInclusion",
    "ReadmitForm",
    "RestoreForm",
    "ReturnForm",
    "SuspendForm",
    "TrainingForm",
]
