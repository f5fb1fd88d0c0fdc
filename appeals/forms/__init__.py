"""Forms of appeals, of what belongs to them, and of citizens' requests."""

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
from appeals.forms.reassigning import ReassignForm
from appeals.forms.request import AcceptRequestForm, DeclineRequestForm, RequestForm

__all__ = [
    "AcceptForm",
    "AcceptRequestForm",
    "AgreementForm",
    "AnnulForm",
    "AppealForm",
    "AssignForm",
    "DeclineRequestForm",
    "ExtendForm",
    "FollowUpForm",
    "HandOverForm",
    "PartyForm",
    "ReassignForm",
    "ReopenForm",
    "RequestForm",
    "ResolveForm",
    "ReturnForm",
    "SessionForm",
    "SettleForm",
    "SignForm",
]
