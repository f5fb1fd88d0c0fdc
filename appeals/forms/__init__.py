"""Forms of appeals and of what belongs to them."""

from appeals.forms.appeal import AnnulForm, AppealForm

__all__ = ["AnnulForm", "AppealForm"]
