"""Clear what is over: files of uploads after their day, removed files of records, jobs after two weeks.

The worker does it by itself.
"""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from desk.models import UploadFile
from events.models import EventFile
from mediation.attachments.actions import clear
from mediators.models import MediatorPhoto
from offices.models import Region
from reports.models import SubmissionScan

ATTACHMENTS = (MediatorPhoto, EventFile, SubmissionScan)


class Command(BaseCommand):
    help = "Delete files of uploads and removed files of records after a day, and finished jobs after two weeks."

    def handle(self, **options):
        UploadFile.objects.forget_old()
        regions = list(Region.objects.values_list("pk", flat=True))
        for model in ATTACHMENTS:
            clear(model, regions)
        call_command("prune_db_task_results", queue_name="*", verbosity=0)
