"""The dictionary that administrators edit."""

from django.contrib import admin

from events.models import EventType
from mediation.dictionaries import DictionaryAdmin

admin.site.register(EventType, DictionaryAdmin)
