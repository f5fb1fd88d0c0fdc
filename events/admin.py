"""The dictionary that administrators edit."""

from django.contrib import admin

from events.models import EventType


@admin.register(EventType)
class EventTypeAdmin(admin.ModelAdmin):
    list_display = ("code", "name_ru", "name_kk", "is_builtin", "is_retired", "sort_order")

    def get_readonly_fields(self, request, obj=None):
        return ("code",) if obj else ()

    def has_delete_permission(self, request, obj=None):
        return False  # an item in use is retired, never deleted
