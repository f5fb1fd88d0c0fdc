"""Plan the weekly duties of every region further, up to thirteen weeks ahead; for a daily schedule."""

from django.core.management.base import BaseCommand

from mediation.scope import scope
from mediators.models import DutyPattern
from mediators.roster.actions import plan_further
from offices.models import Region


class Command(BaseCommand):
    help = "Plan weekly duties up to thirteen weeks ahead. Running it twice adds nothing."

    def handle(self, **options):
        with scope(role="administrator"):
            regions = list(Region.objects.values_list("pk", flat=True))
        for region in regions:
            with scope(role="coordinator", region=region):
                count = plan_further(DutyPattern.objects.filter(region=region), by=None)
            if count:
                self.stdout.write(f"{region}: {count}")
