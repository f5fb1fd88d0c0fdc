"""The signed scan of a report: given to its region and to the centre, each time with a line in the log of downloads."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from accounts.exports import log_export
from mediation.attachments import serving
from mediation.permissions import permitted
from reports.models import SubmissionScan


@permitted("scans.see")
@require_GET
def scan(request, pk):
    found = get_object_or_404(SubmissionScan.objects.visible_to(request.user), pk=pk)
    answer = serving.given(found)
    log_export(register="reports:scan", address=request.path, columns=["scan"], has_personal=True, rows=1)
    return answer
