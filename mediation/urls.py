"""The addresses of the portal. Everything needs a sign-in but the pages under ``accounts/`` that give it."""

from allauth.account import views as account
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

# One door: the admin's own would know no limit of guesses.
admin.site.login = secure_admin_login(admin.site.login)

handler400 = "mediation.unreadable.bad_request"

urlpatterns = [
    path("", include("desk.urls")),
    path("reports/", include("reports.urls")),
    path("appeals/", include("appeals.urls")),
    path("request/", include("appeals.public_urls")),
    path("s/", include("events.public_urls")),
    path("directory/", include("desk.directory_urls")),
    path("people/", include("accounts.urls")),
    path("events/", include("events.urls")),
    path("mediators/", include("mediators.urls")),
    path("platforms/", include("offices.urls")),
    path("accounts/login/", account.login, name="account_login"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/password/", account.password_change, name="account_change_password"),
    path("accounts/password/set/", account.password_set, name="account_set_password"),
    path("accounts/reauthenticate/", account.reauthenticate, name="account_reauthenticate"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    path("language/", login_not_required(set_language), name="set_language"),
    path("admin/", admin.site.urls),
]
