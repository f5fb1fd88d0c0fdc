"""The dictionaries that administrators edit."""

from django.contrib import admin

from mediation.dictionaries import DictionaryAdmin
from mediators.models import Language, MediationField

admin.site.register([Language, MediationField], DictionaryAdmin)
