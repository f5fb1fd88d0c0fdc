"""Users, kept by administrators."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.utils.translation import gettext_lazy as _

from accounts.models import User

admin.site.site_header = admin.site.site_title = _("Mediation portal: users and dictionaries")
# Hosts of platforms are no dictionary: a constraint ties them to the kind of platform, and figures have their codes.
admin.site.index_title = _("The hosts of platforms are no dictionary: figures of the report rest on them.")


# Rights come from the role alone, so groups are not offered.
@admin.register(User)
class PortalUserAdmin(UserAdmin):
    list_display = ("username", "first_name", "last_name", "role", "region", "platform", "is_active")
    list_filter = ("role", "is_active", "region")
    fieldsets = (
        (None, {"fields": ("username", "password")}),
        (_("Person"), {"fields": ("first_name", "last_name", "email")}),
        (_("Role"), {"fields": ("role", "region", "platform", "is_active", "is_staff", "is_superuser")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "role", "region", "platform", "usable_password", "password1", "password2")}),
    )

    def has_delete_permission(self, request, obj=None):
        return False  # the journal and submissions name users; they are made inactive instead
