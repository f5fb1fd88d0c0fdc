"""Remind regions of the deadline, send letters that wait, end exceptions that have passed. The worker does it."""

from django.core.management.base import BaseCommand

from mediation import clock
from reports.late import close_passed
from reports.letters import on_the_hour


class Command(BaseCommand):
    help = "Write the reminders of today, end passed exceptions, send letters that wait. Twice sends nothing twice."

    def handle(self, **options):
        closed = close_passed()  # first, as it writes letters
        written, sent = on_the_hour(clock.today())
        if closed:
            self.stdout.write(f"exceptions ended: {closed}")
        if written or sent:
            self.stdout.write(f"reminders: {written}, letters sent: {sent}")
