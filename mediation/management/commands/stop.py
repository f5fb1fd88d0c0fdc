"""End the embedded PostgreSQL."""

from django.core.management.base import BaseCommand

from mediation import environment, postgres


class Command(BaseCommand):
    help = "End the embedded PostgreSQL of PORTAL_VAR."
    requires_system_checks = ()

    def handle(self, **options):
        was_running = postgres.stop(environment.var_folder())
        self.stdout.write("Stopped." if was_running else "It was not running.")
