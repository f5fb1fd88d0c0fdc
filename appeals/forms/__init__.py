"""Forms of appeals and of what belongs to them."""

from appeals.forms.appeal import AnnulForm, AppealForm
from appeals.forms.belongings import AcceptForm, FollowUpForm, PartyForm, ReturnForm, SessionForm
from appeals.forms.case import AssignForm, ExtendForm, HandOverForm, ReopenForm, ResolveForm, SettleForm, SignForm

__all__ = [
    "AcceptForm",
    "AnnulForm",
    "AppealForm",
    "AssignForm",
    "ExtendForm",
    "FollowUpForm",
    "HandOverForm",
    "PartyForm",
    "ReopenForm",
    "ResolveForm",
    "ReturnForm",
    "SessionForm",
    "SettleForm",
    "SignForm",
]
