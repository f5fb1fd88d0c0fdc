"""Photos and files of events: attached, given to whoever may see the event, removed and had back."""

import datetime

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import JournalEntry
from events.models import Event, EventFile
from mediation.attachments import storing
from mediation.scope import scope
from tests import factories
from tests.conftest import signed_in
from tests.pictures import office, photo_with_place, picture, sent

pytestmark = pytest.mark.django_db


@pytest.fixture
def event():
    return factories.event("KZ-31")


def attach(client, event, *files, **headers):
    return client.post(reverse("events:event_file_add", args=[event.pk]), {"files": files}, headers=headers)


def stored(folder) -> list:
    return sorted(path.name for path in folder.rglob("*.*"))


def test_photos_and_files_are_attached_together(as_coordinator, event, attachments):
    attach(as_coordinator, event, sent(picture(), "зал.jpg"), sent(b"%PDF-1.7", "план.pdf"))
    assert list(EventFile.objects.values_list("name", "region")) == [("зал.jpg", "KZ-31"), ("план.pdf", "KZ-31")]
    page = as_coordinator.get(reverse("events:event_files", args=[event.pk])).content.decode()
    assert "зал.jpg" in page and "план.pdf" in page
    assert len(stored(attachments)) == 3  # the photo's small picture as well
    assert {path.stat().st_mode & 0o077 for path in attachments.rglob("*")} == {0}


def test_a_file_is_given_to_be_saved_and_only_its_small_picture_is_shown(as_coordinator, event):
    attach(as_coordinator, event, sent(photo_with_place(), "зал.jpg"))
    row = EventFile.objects.get()
    given = as_coordinator.get(reverse("events:file", args=[row.pk]))
    small = as_coordinator.get(reverse("events:file_small", args=[row.pk]))
    for answer in (given, small):
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Type"] == "image/jpeg" and answer["Cache-Control"] == "no-store"
        assert "sandbox" in answer["Content-Security-Policy"]
        content = b"".join(answer.streaming_content)
        assert b"Exif" not in content and content.startswith(b"\xff\xd8")
    assert given["Content-Disposition"].startswith("attachment")
    assert not small["Content-Disposition"].startswith("attachment")


def test_a_document_has_no_small_picture(as_coordinator, event):
    attach(as_coordinator, event, sent(office("word/document.xml"), "план.docx"))
    assert as_coordinator.get(reverse("events:file_small", args=[EventFile.objects.get().pk])).status_code == 404


def test_one_bad_file_is_refused_by_name_and_the_others_are_kept(as_coordinator, event, attachments):
    files = (sent(picture(), "зал.jpg"), sent(b"MZ" + bytes(200), "setup.jpg"), sent(b"", "пусто.png"))
    answer = attach(as_coordinator, event, *files, **{"HX-Request": "true"}).content.decode()
    assert "setup.jpg" in answer and "Это программа" in answer and "Файл пуст" in answer
    assert [row.name for row in EventFile.objects.all()] == ["зал.jpg"]
    assert len(stored(attachments)) == 2


def test_the_same_file_is_attached_once(as_coordinator, event, attachments):
    for name in ("зал.jpg", "тот же.jpg"):
        answer = attach(as_coordinator, event, sent(picture(), name), **{"HX-Request": "true"})
    assert "уже прикреплён под именем «зал.jpg»" in answer.content.decode()
    assert EventFile.objects.count() == 1 and len(stored(attachments)) == 2
    attach(as_coordinator, factories.event("KZ-31"), sent(picture()))
    assert EventFile.objects.count() == 2


def test_an_event_has_ten_files_at_most(as_coordinator, event):
    attach(as_coordinator, event, *(sent(picture(size=(10 + n, 10)), f"{n}.jpg") for n in range(12)))
    assert EventFile.objects.kept().count() == 10
    assert "file-add" not in as_coordinator.get(reverse("events:event_files", args=[event.pk])).content.decode()


def test_a_removed_file_can_be_had_back(as_coordinator, event):
    attach(as_coordinator, event, sent(picture(), "зал.jpg"))
    row = EventFile.objects.get()
    answer = as_coordinator.post(reverse("events:file_remove", args=[row.pk]))
    assert "Вернуть" in answer.content.decode() and not EventFile.objects.kept().exists()
    as_coordinator.post(reverse("events:file_restore", args=[row.pk]))
    assert EventFile.objects.kept().get() == row


def test_no_file_is_had_back_beyond_the_limit(as_coordinator, event):
    attach(as_coordinator, event, *(sent(picture(size=(10 + n, 10)), f"{n}.jpg") for n in range(10)))
    first = EventFile.objects.first()
    as_coordinator.post(reverse("events:file_remove", args=[first.pk]))
    attach(as_coordinator, event, sent(picture(size=(99, 9)), "новый.jpg"))
    answer = as_coordinator.post(reverse("events:file_restore", args=[first.pk]))
    assert "сначала уберите один" in answer.content.decode() and EventFile.objects.kept().count() == 10


def test_a_removed_file_that_is_sent_again_is_back(as_coordinator, event, attachments):
    for _time in range(2):
        attach(as_coordinator, event, sent(picture()))
        row = EventFile.objects.get()
        assert row.removed_at is None
        as_coordinator.post(reverse("events:file_remove", args=[row.pk]))
    assert len(stored(attachments)) == 2


def test_tidying_takes_what_was_removed_a_day_ago_and_files_without_a_row(
    as_coordinator, event, attachments, monkeypatch, django_capture_on_commit_callbacks
):
    monkeypatch.setattr(storing, "GRACE", datetime.timedelta())
    attach(as_coordinator, event, sent(picture(), "a.jpg"), sent(picture("PNG"), "b.png"), sent(b"%PDF-1.7", "c.pdf"))
    (attachments / "events" / "orphan.pdf").write_bytes(b"%PDF")
    moment = timezone.now()
    EventFile.objects.filter(name="a.jpg").update(removed_at=moment - datetime.timedelta(days=2))
    EventFile.objects.filter(name="b.png").update(removed_at=moment)
    with django_capture_on_commit_callbacks(execute=True):
        call_command("tidy")
    assert sorted(EventFile.objects.values_list("name", flat=True)) == ["b.png", "c.pdf"]
    assert len(stored(attachments)) == 3 and "orphan.pdf" not in stored(attachments)


def test_tidying_leaves_a_file_whose_row_may_still_be_written(attachments):
    (attachments / "events").mkdir(parents=True)
    (attachments / "events" / "new.pdf").write_bytes(b"%PDF")
    call_command("tidy")
    assert stored(attachments) == ["new.pdf"]


def test_the_files_of_a_deleted_event_are_tidied(as_coordinator, event, attachments, monkeypatch):
    monkeypatch.setattr(storing, "GRACE", datetime.timedelta())
    attach(as_coordinator, event, sent(picture()))
    as_coordinator.post(reverse("events:event_delete", args=[event.pk]))
    assert not Event.objects.exists() and not EventFile.objects.exists()
    call_command("tidy")
    assert stored(attachments) == []


def test_a_file_whose_row_is_refused_is_not_left_behind(as_coordinator, event, attachments, monkeypatch):
    monkeypatch.setattr(EventFile.objects, "create", refuse)
    with pytest.raises(IntegrityError):
        attach(as_coordinator, event, sent(picture()))
    assert stored(attachments) == []


def refuse(**values):
    raise IntegrityError("refused")


def test_another_regions_files_do_not_exist(as_coordinator, stranger, event):
    attach(as_coordinator, event, sent(picture()))
    row = EventFile.objects.get()
    other = signed_in(stranger)
    for name in ("file", "file_small"):
        assert other.get(reverse(f"events:{name}", args=[row.pk])).status_code == 404
    assert other.post(reverse("events:file_remove", args=[row.pk])).status_code == 404
    assert attach(other, event, sent(picture("PNG"))).status_code == 404


def test_national_staff_see_files_and_change_none(as_coordinator, as_national, as_administrator, event):
    attach(as_coordinator, event, sent(picture()))
    row = EventFile.objects.get()
    given = as_national.get(reverse("events:file", args=[row.pk]))
    assert given.status_code == 200 and given.getvalue().startswith(b"\xff\xd8")
    assert as_national.post(reverse("events:file_remove", args=[row.pk])).status_code == 403
    assert attach(as_national, event, sent(picture("PNG"))).status_code == 403
    assert as_administrator.get(reverse("events:file", args=[row.pk])).status_code == 403
    assert Client().get(reverse("events:file", args=[row.pk])).status_code == 302


def test_the_database_itself_keeps_the_region(event):
    row = {"event": event, "name": "x", "extension": "pdf", "size": 1, "sha256": "0", "stored_as": "x"}
    with scope(role="coordinator", region="KZ-71"):
        assert not EventFile.objects.exists()
        with pytest.raises(IntegrityError, match="event_file_in_region"), transaction.atomic():
            EventFile.objects.create(region_id="KZ-71", **row)
            with connection.cursor() as cursor:
                cursor.execute("set constraints all immediate")


def test_the_journal_tells_of_files_without_their_names(as_coordinator, event):
    attach(as_coordinator, event, sent(picture(), "Примеров И.jpg"))
    entry = JournalEntry.objects.get(table_name="events_eventfile")
    assert entry.region == "KZ-31" and "Примеров" not in str(entry.changes)


def test_no_address_leads_to_the_folder(client, as_coordinator, event, attachments):
    attach(as_coordinator, event, sent(picture()))
    place = EventFile.objects.get().stored_as
    for path in (f"/{place}", f"/media/{place}", f"/static/{place}", f"/attachments/{place}"):
        assert as_coordinator.get(path).status_code == 404


def test_a_form_without_a_file_says_so(as_coordinator, event):
    answer = as_coordinator.post(reverse("events:event_file_add", args=[event.pk]), {})
    assert "Сначала выберите файл" in answer.content.decode()


def test_the_panel_asks_a_constant_number_of_times(as_coordinator, event, django_assert_max_num_queries):
    attach(as_coordinator, event, *(sent(picture(size=(10 + n, 10)), f"{n}.jpg") for n in range(8)))
    with django_assert_max_num_queries(15):
        as_coordinator.get(reverse("events:event_files", args=[event.pk]))
