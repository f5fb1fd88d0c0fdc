"""Let the demo's people close their quarters, have the worker publish two of them, and print the sign-ins."""

from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.models import User
from desk.demo.accounts import OPERATOR, PASSWORD, STAFF
from desk.demo.closing import close_quarters
from desk.demo.published import ask_worker


class Command(BaseCommand):
    help = "Close the past quarters of the demo network once, publish two, and print its sign-ins, if it is loaded."

    def handle(self, **options):
        staff = [login for login, *_rest in STAFF]
        if User.objects.filter(username__in=staff).count() < len(staff):
            return
        with transaction.atomic():
            if close_quarters():
                ask_worker()
        others = User.objects.filter(role=User.Role.COORDINATOR).order_by("region_id")
        self.stdout.write(f"\n  Demo sign-ins (password: {PASSWORD})")
        self.stdout.write("  national staff     national")
        self.stdout.write("  administrator      administrator")
        self.stdout.write(f"  office operator    {OPERATOR[0]}")
        self.stdout.write("  citizens           /request/ (no sign-in)")
        self.stdout.write("  coordinators       " + ", ".join(others.values_list("username", flat=True)))
