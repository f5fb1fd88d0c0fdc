from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        # Record pages stand below this room and know only that somebody keeps a trail.
        from accounts import journal
        from mediation import record_views

        record_views.read_trail = journal.trail
