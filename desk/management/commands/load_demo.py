"""Fill an empty database with the demo network."""

import time

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from desk.demo.load import NotEmpty, is_empty, load


class Command(BaseCommand):
    help = "Fill an empty database with the demo network: 2021-Q4 to 20 November 2023."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="do nothing if there are records already")

    def handle(self, if_empty, **options):
        if if_empty and not is_empty():
            return
        if settings.IS_PRODUCTION:
            raise CommandError("The demo's password is public; it is not loaded in production.")
        started = time.monotonic()
        try:
            made = load()
        except NotEmpty:
            raise CommandError("The database holds records; the demo is loaded into an empty one only.") from None
        for label, count in made.items():
            self.stdout.write(f"{label}: {count}")
        self.stdout.write(f"The demo network is loaded ({time.monotonic() - started:.1f} s).")
