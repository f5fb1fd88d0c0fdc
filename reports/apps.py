from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "reports"
    verbose_name = _("Reports")

    def ready(self):
        # Registers stand below this room and know only that an address may name a figure.
        from mediation import registers
        from reports import behind, checks  # noqa: F401  (checks register themselves)

        registers.find_figure = behind.find_figure
