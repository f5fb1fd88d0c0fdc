"""The work on long files, done in the background."""

from desk.intake import work
from desk.intake.progress import Progress
from desk.models import Upload
from mediation.jobs import job


def interrupted(*, by, upload: int) -> None:
    """Say on the upload's page that its job came to nothing; it can be started again there."""
    work.finish(Upload.objects.get(pk=upload), Upload.Status.FAILED)


@job(failed=interrupted)
def check(*, by, upload: int) -> None:
    found = Upload.objects.get(pk=upload)
    with Progress(found, by=by) as progress:
        work.check(found, by=by, watch=progress)


@job(failed=interrupted)
def load(*, by, upload: int) -> None:
    found = Upload.objects.get(pk=upload)
    with Progress(found, by=by) as progress:
        work.load(found, by=by, watch=progress)
