"""Background jobs: asked for in a request, done later by ``manage.py worker`` in the scope of whoever asked.

A job stands in the database's queue, so it is kept or undone together with what asked for it. It names its
role, region and user; the database lets a role put in jobs in its own name only, and the job runs as that role,
all or nothing, if the user still has it. A job whose worker was killed is done again, three times at most.
"""

from django.contrib.auth import get_user_model
from django.utils.translation import get_language, override
from django_tasks import task
from django_tasks_db.models import DBTaskResult, TaskResultStatus

from mediation.scope import scope as in_scope

ATTEMPTS = 3


class NotDone(Exception):
    """The job is given up; the message says why, for the log."""


def job(*, failed):
    """Make a module's function ``work(*, by, **arguments)`` a job.

    failed: called with the same arguments, in a transaction of its own, when the job came to nothing.
    """

    def decorate(work):
        def run(context, *, scope, language, **arguments):
            user = get_user_model().objects.get(pk=scope["user"])
            try:
                refuse(context, scope, user)
                with override(language), in_scope(**scope):
                    work(by=user, **arguments)
            except BaseException:  # a worker that is told to stop says so by an exception as well
                with in_scope(**scope):
                    failed(by=user, **arguments)
                raise

        # The queue finds a job by its function's name. Not functools.wraps: it would also hide ``context``.
        run.__module__, run.__qualname__, run.__name__ = work.__module__, work.__qualname__, work.__name__
        return task(takes_context=True)(run)

    return decorate


def refuse(context, scope: dict, user) -> None:
    """Raise ``NotDone`` if the user lost the role since, or if the job's workers were killed too often."""
    if not user.is_active or user.acts_as != scope["role"] or (user.region_id or "") != scope["region"]:
        raise NotDone("the user is no longer who asked")
    if context.attempt > ATTEMPTS:
        raise NotDone(f"its worker was killed {ATTEMPTS} times")


def ask(what, *, by, **arguments) -> None:
    """Put a job in the queue in the name of the user who acts now. Arguments are what JSON can hold."""
    scope = {"role": by.acts_as, "region": by.region_id or "", "user": by.pk}
    what.enqueue(scope=scope, language=get_language(), **arguments)


def take_up_again() -> int:
    """Put the jobs of a killed worker back into the queue; return how many. Only for the one worker."""
    return DBTaskResult.objects.running().update(status=TaskResultStatus.READY, started_at=None)
