"""The dictionary of hosts, edited by administrators."""

from django.contrib import admin

from mediation.dictionaries import DictionaryAdmin
from offices.models import Host


@admin.register(Host)
class HostAdmin(DictionaryAdmin):
    list_display = ("kind", *DictionaryAdmin.list_display)
    list_display_links = DictionaryAdmin.list_display_links
    list_filter = ("kind",)

    def get_readonly_fields(self, request, obj=None):
        """The kind stays as the code does: entries of platforms rest on both."""
        given = super().get_readonly_fields(request, obj)
        return given if obj is None else ("kind", *given)
