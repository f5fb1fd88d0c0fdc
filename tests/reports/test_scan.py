"""The signed scan of a report: brought at the hand-in, kept with it, seen by the region and the centre."""

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import ExportEntry, JournalEntry
from mediation.scope import scope
from reports.actions import return_
from reports.models import Step, Submission, SubmissionScan
from tests import factories
from tests.conftest import signed_in
from tests.pictures import office, photo_with_place, picture, sent
from tests.reports.closing import Q3, answer_all, entered

pytestmark = pytest.mark.django_db
MINE, SUBMIT, BOARD = (reverse(f"reports:{name}", args=[Q3]) for name in ("closing", "submit", "board"))
REVIEW = reverse("reports:review", args=[Q3, "KZ-31"])
PDF = b"%PDF-1.7 "


@pytest.fixture
def ready(coordinator):
    entered()
    answer_all("KZ-31", coordinator)


def hand_in(client, file=None, *, language="ru", director="С. Петрова"):
    submission = Submission.objects.first()
    values = {"director": director, "version": submission.version if submission else 0}
    data = values | ({"scan": file} if file else {})
    return client.post(SUBMIT, data, headers={"accept-language": language})


def address(scan) -> str:
    return reverse("reports:scan", args=[scan.pk])


def body(client, url) -> str:
    return client.get(url).content.decode()


def fetched(client, scan) -> bytes:
    return b"".join(client.get(address(scan)).streaming_content)


def test_a_scan_comes_with_the_hand_in_and_stands_on_its_page_and_on_the_board(as_coordinator, as_national, ready):
    hand_in(as_coordinator, sent(PDF + b"first", "отчёт.pdf"))
    scan = SubmissionScan.objects.get()
    assert (scan.region_id, scan.step.kind, scan.step.submission.director) == ("KZ-31", "submitted", "С. Петрова")
    for client, page in ((as_coordinator, MINE), (as_national, REVIEW), (as_national, BOARD)):
        assert f'href="{address(scan)}"' in body(client, page)
        assert fetched(client, scan) == PDF + b"first"


def test_a_report_is_handed_in_without_a_scan_as_before(as_coordinator, as_national, ready):
    hand_in(as_coordinator)
    assert Submission.objects.get().status == "submitted" and not SubmissionScan.objects.exists()
    assert "/reports/scans/" not in body(as_coordinator, MINE) + body(as_national, BOARD)


@pytest.mark.parametrize("form", ["PNG", "JPEG"])
def test_a_scan_may_be_a_picture_that_tells_nothing_of_the_camera(as_coordinator, ready, form):
    hand_in(as_coordinator, sent(photo_with_place() if form == "JPEG" else picture(form), "скан"))
    assert b"Exif" not in fetched(as_coordinator, SubmissionScan.objects.get())


REFUSED = {
    "a program": (b"MZ" + bytes(300), "Это программа", "бұл — бағдарлама"),
    "a document": (office("word/document.xml"), "По содержимому это Word", "Қабылданатындары: PDF, JPEG, PNG."),
    "no scan": ("слова".encode(), "Принимаются: PDF, JPEG, PNG.", "Қабылданатындары: PDF, JPEG, PNG."),
    "nothing": (b"", "Файл пуст", "Файл бос"),
    "fifty megabytes": (PDF + bytes(50_000_000), "50 МБ, можно не больше 10 МБ", "50 МБ, шегі 10 МБ"),
}


@pytest.mark.parametrize("what", REFUSED)
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_bad_file_is_told_beside_its_field_and_nothing_typed_is_lost(as_coordinator, ready, what, language):
    content, *said = REFUSED[what]
    answer = hand_in(as_coordinator, sent(content, "отчёт.pdf"), language=language)
    page = answer.content.decode()
    assert answer.status_code == 422 and said[language == "kk"] in page and 'value="С. Петрова"' in page
    assert not Step.objects.exists() and not SubmissionScan.objects.exists()


def test_a_hand_in_that_is_refused_keeps_no_scan(as_coordinator, coordinator, attachments):
    entered()  # and no zero confirmed
    hand_in(as_coordinator, sent(PDF))
    assert not SubmissionScan.objects.exists() and not list(attachments.rglob("*.*"))


def test_a_report_handed_in_again_has_a_scan_of_its_own_and_the_first_stays(
    as_coordinator, as_national, national, ready
):
    hand_in(as_coordinator, sent(PDF + b"first", "первый.pdf"))
    first = SubmissionScan.objects.get()
    return_("KZ-31", Q3, because="нет охвата", by=national)
    assert as_coordinator.get(MINE).context["page"].scan is None and address(first) in body(as_coordinator, MINE)
    assert address(first) not in body(as_national, BOARD)
    hand_in(as_coordinator, sent(PDF + b"second", "второй.pdf"))
    second = SubmissionScan.objects.latest("pk")
    page = as_coordinator.get(MINE).context["page"]
    assert page.scan == second and [moment["links"] != [] for moment in page.moments] == [True, False, True]
    board = body(as_national, BOARD)
    assert address(second) in board and address(first) not in board
    assert fetched(as_national, first) == PDF + b"first" and fetched(as_national, second) == PDF + b"second"


def test_a_scan_of_before_is_not_shown_as_that_of_a_hand_in_without_one(as_coordinator, as_national, national, ready):
    hand_in(as_coordinator, sent(PDF))
    return_("KZ-31", Q3, because="нет охвата", by=national)
    hand_in(as_coordinator)
    assert as_coordinator.get(MINE).context["page"].scan is None
    assert "/reports/scans/" not in body(as_national, BOARD)


def test_another_region_cannot_fetch_it_and_operators_neither(
    as_coordinator, as_administrator, stranger, operator, ready
):
    hand_in(as_coordinator, sent(PDF))
    scan = SubmissionScan.objects.get()
    assert signed_in(stranger).get(address(scan)).status_code == 404
    assert signed_in(operator).get(address(scan)).status_code == 403
    assert fetched(as_administrator, scan) == PDF
    with scope(role="coordinator", region="KZ-71"):
        assert not SubmissionScan.objects.exists()
    for role in ("operator", "public"):
        with pytest.raises(DatabaseError), transaction.atomic(), scope(role=role, region="KZ-31"):
            SubmissionScan.objects.exists()


def test_each_download_is_logged_and_what_is_not_given_is_not(as_coordinator, as_national, national, stranger, ready):
    hand_in(as_coordinator, sent(PDF))
    scan = SubmissionScan.objects.get()
    signed_in(stranger).get(address(scan))
    assert not ExportEntry.objects.exists()
    fetched(as_national, scan)
    entry = ExportEntry.objects.get()
    assert (entry.register, entry.address, entry.rows, entry.has_personal) == ("reports:scan", address(scan), 1, True)
    assert entry.actor_id == national.pk


def test_a_scan_is_never_changed_and_the_journal_does_not_name_it(as_coordinator, coordinator, ready, attachments):
    hand_in(as_coordinator, sent(PDF, "Петрова.pdf"))
    for change in (lambda rows: rows.update(name="x"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
            change(SubmissionScan.objects.all())
    entry = JournalEntry.objects.get(table_name="reports_submissionscan")
    assert entry.actor_id == coordinator.pk and "Петрова" not in str(entry.changes)
    call_command("tidy")
    assert len(list(attachments.rglob("*.pdf"))) == 1


def test_more_scans_ask_no_more_of_the_database(as_national, coordinator):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            as_national.get(BOARD)
        return len(queries)

    def bring(region):
        submission = factories.handed_in(region, Q3, by=coordinator)
        own = {"region_id": region, "name": "x", "extension": "pdf", "size": 1, "sha256": "x"}
        step = Step.objects.create(
            submission=submission, region_id=region, kind="submitted", at=submission.submitted_at, by=coordinator
        )
        SubmissionScan.objects.create(step=step, stored_as=region, **own)

    bring("KZ-10")
    few = asked()
    for region in ("KZ-11", "KZ-15", "KZ-31"):
        bring(region)
    assert asked() == few


def test_a_scan_is_chosen_when_nothing_is_missing_and_one_that_is_not_kept_is_told(as_coordinator, coordinator):
    entered()
    assert 'name="scan"' not in body(as_coordinator, MINE)
    page = as_coordinator.post(SUBMIT, {"version": 0, "scan": sent(PDF, "отчёт.pdf")}, follow=True)
    assert "Скан не сохранён" in page.content.decode() and not SubmissionScan.objects.exists()
    answer_all("KZ-31", coordinator)
    assert 'name="scan"' in body(as_coordinator, MINE)
