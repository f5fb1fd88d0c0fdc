from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("Accounts")

    def ready(self):
        # Record pages stand below this room and know only that somebody keeps a trail.
        from accounts import exports, journal
        from mediation import record_views, registers

        record_views.read_trail = journal.trail
        # Registers likewise know only that downloads are logged.
        registers.log_export = exports.log_export
