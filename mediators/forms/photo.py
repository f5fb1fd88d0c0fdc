"""The photo of a card."""

from django import forms
from django.utils.translation import gettext_lazy as _

from mediation.attachments.forms import OneFileField
from mediators.models import MediatorPhoto


class PhotoForm(forms.Form):
    photo = OneFileField(label=_("Photo"), model=MediatorPhoto)
