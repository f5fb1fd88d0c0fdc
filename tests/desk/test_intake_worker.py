"""Long uploads, checked and loaded by the worker, whatever becomes of it."""

import datetime

import pytest
from django.core.management import call_command
from django.db import ProgrammingError, connection
from django.test.utils import CaptureQueriesContext
from django_tasks_db.management.commands import db_worker
from django_tasks_db.models import DBTaskResult

from appeals.models import Appeal
from desk.intake import jobs
from desk.models import Upload, UploadFile
from mediation.scope import scope
from tests.desk.uploads import act, appeals, loaded, sent

pytestmark = pytest.mark.django_db
D = datetime.date


@pytest.fixture
def worker(monkeypatch):
    """Return a function that does what is in the queue, inside the test's own transaction."""
    monkeypatch.setattr(db_worker, "close_old_connections", lambda: None)
    return lambda: call_command("worker", "--once")


def test_a_long_file_is_checked_and_loaded_by_the_worker(as_coordinator, platform, worker):
    upload = sent(as_coordinator, appeals(10_000))
    assert upload.status == Upload.Status.CHECKING
    page = as_coordinator.get(f"/intake/{upload.pk}/progress/")
    assert "<progress" in page.content.decode()
    worker()
    assert as_coordinator.get(f"/intake/{upload.pk}/progress/")["HX-Refresh"] == "true"
    upload = act(as_coordinator, upload, "load")
    assert upload.status == Upload.Status.LOADING
    worker()
    upload.refresh_from_db()
    assert upload.status == Upload.Status.LOADED
    assert Appeal.objects.count() == 10_000


def test_the_page_that_is_asked_every_second_costs_few_queries(as_coordinator, platform):
    upload = sent(as_coordinator, appeals(600))
    with CaptureQueriesContext(connection) as few:
        as_coordinator.get(f"/intake/{upload.pk}/progress/")
    tables = [query["sql"] for query in few if "desk_" in query["sql"]]
    assert len(tables) == 2
    assert all("content" not in sql and "report" not in sql for sql in tables)


def test_a_job_of_another_region_finds_no_upload(as_coordinator, stranger, platform, worker):
    upload = sent(as_coordinator, appeals())
    with scope(role="coordinator", region="KZ-71", user=stranger.pk):
        jobs.load.enqueue(
            scope={"role": "coordinator", "region": "KZ-71", "user": stranger.pk}, language="ru", upload=upload.pk
        )
    worker()
    assert DBTaskResult.objects.get().exception_class_path.endswith("DoesNotExist")
    upload.refresh_from_db()
    assert upload.status == Upload.Status.CHECKED and not Appeal.objects.exists()


@pytest.mark.parametrize("lie", [{"region": "KZ-71"}, {"role": "administrator"}, {"user": 0}])
def test_nobody_puts_in_a_job_for_another(coordinator, lie):
    honest = {"role": "coordinator", "region": "KZ-31", "user": coordinator.pk}
    with pytest.raises(ProgrammingError, match="row-level security"), scope(**honest):
        jobs.check.enqueue(scope={**honest, **lie}, language="ru", upload=1)


def test_a_user_switched_off_since_loads_nothing(as_coordinator, coordinator, platform, worker):
    upload = sent(as_coordinator, appeals(600))
    coordinator.is_active = False
    coordinator.save()
    worker()
    upload.refresh_from_db()
    assert upload.status == Upload.Status.FAILED


def test_a_job_that_breaks_leaves_no_row_and_can_be_tried_again(as_coordinator, platform, monkeypatch, worker):
    upload = sent(as_coordinator, appeals(600))
    worker()
    act(as_coordinator, upload, "load")
    with monkeypatch.context() as patch:
        patch.setattr(UploadFile, "delete", explode)
        worker()
    upload.refresh_from_db()
    assert upload.status == Upload.Status.FAILED
    assert not Appeal.objects.exists()
    assert "прервалась" in as_coordinator.get(f"/intake/{upload.pk}/").content.decode()
    act(as_coordinator, upload, "retry")
    worker()
    act(as_coordinator, upload, "load")
    worker()
    assert Appeal.objects.count() == 600


def explode(*args, **kwargs):
    raise SystemExit("told to stop")


def test_the_job_of_a_killed_worker_is_taken_up_again(as_coordinator, platform, worker):
    upload = sent(as_coordinator, appeals(600))
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["killed"])
    worker()
    upload.refresh_from_db()
    assert upload.status == Upload.Status.CHECKED


def test_a_job_that_kills_its_workers_is_given_up(as_coordinator, platform, worker):
    upload = sent(as_coordinator, appeals(600))
    DBTaskResult.objects.update(status="RUNNING", worker_ids=["killed"] * 3)
    worker()
    upload.refresh_from_db()
    assert upload.status == Upload.Status.FAILED


def test_ten_times_the_rows_take_as_many_queries(as_coordinator, platform):
    def queries(content: bytes) -> int:
        with CaptureQueriesContext(connection) as spent:
            loaded(as_coordinator, content)
        return len(spent)

    few = [queries(appeals(40)), queries(appeals(40, "консультация"))]
    many = [queries(appeals(440, letter="B")), queries(appeals(440, "консультация", letter="B"))]
    assert many == few
