"""The dictionaries that administrators edit."""

from django.contrib import admin

from events.models import EventTheme, EventType, OrganisationKind, ParticipantGroup
from mediation.dictionaries import DictionaryAdmin

admin.site.register([EventTheme, EventType, OrganisationKind, ParticipantGroup], DictionaryAdmin)
