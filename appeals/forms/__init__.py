"""Forms of appeals and of what belongs to them."""

from appeals.forms.appeal import AppealForm
from appeals.forms.belongings import AcceptForm, AgreementForm, FollowUpForm, PartyForm, ReturnForm, SessionForm
from appeals.forms.case import (
    AnnulForm,
    AssignForm,
    ExtendForm,
    HandOverForm,
    ReopenForm,
    ResolveForm,
    SettleForm,
    SignForm,
)

__all__ = [
    "AcceptForm",
    "AgreementForm",
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
