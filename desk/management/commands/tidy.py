"""Clear what is over: files of uploads after their day, jobs after two weeks. The worker does it by itself."""

from django.core.management import call_command
from django.core.management.base import BaseCommand

from desk.models import UploadFile


class Command(BaseCommand):
    help = "Delete the files of uploads after a day, and finished jobs after two weeks."

    def handle(self, **options):
        UploadFile.objects.forget_old()
        call_command("prune_db_task_results", queue_name="*", verbosity=0)
