"""Remind regions of the deadline by mail, and send letters that wait. The worker does it by itself."""

from django.core.management.base import BaseCommand

from mediation import clock
from reports.letters import on_the_hour


class Command(BaseCommand):
    help = "Write the reminders of today and send the letters that wait. Running it twice sends nothing twice."

    def handle(self, **options):
        written, sent = on_the_hour(clock.today())
        if written or sent:
            self.stdout.write(f"reminders: {written}, letters sent: {sent}")
