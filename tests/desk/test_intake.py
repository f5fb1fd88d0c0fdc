"""Workbooks in the browser: nothing before the preview, all or nothing after it, nobody else's rows ever."""

import datetime

import pytest
from django.core.management import call_command

from accounts.models import JournalEntry
from appeals.models import Appeal
from desk.models import Upload, UploadFile
from mediators.models import Mediator
from tests import factories
from tests.conftest import signed_in
from tests.desk.books import book, opened, send
from tests.desk.uploads import HEADER, act, appeals, loaded, numbers, sent

pytestmark = pytest.mark.django_db
D = datetime.date
PUBLICATION = ["external_id", "region", "published_on", "medium", "title"]


def test_a_preview_counts_and_writes_nothing(as_coordinator, platform):
    before = JournalEntry.objects.exclude(table_name="desk_upload").count()
    response = send(as_coordinator, appeals(7), follow=True)
    assert numbers(response.context["upload"]) == [("Обращения", 7, 0, 0, 0)]
    [sheet] = response.context["page"]["sheets"]
    assert len(sheet["new"]) == 5 and sheet["new"][0]["cells"][3:5] == ["суд", "лично"]
    assert not Appeal.objects.exists()
    assert JournalEntry.objects.exclude(table_name="desk_upload").count() == before


def test_loading_does_what_the_preview_showed_in_the_users_name(as_coordinator, coordinator, platform):
    upload = loaded(as_coordinator, appeals())
    assert sorted(Appeal.objects.values_list("external_id", flat=True)) == ["A0", "A1"]
    assert set(JournalEntry.objects.filter(table_name="appeals_appeal").values_list("actor_id", flat=True)) == {
        coordinator.pk
    }
    assert not UploadFile.objects.filter(upload=upload).exists()


def test_a_changed_row_is_shown_old_and_new(as_coordinator, platform):
    loaded(as_coordinator, appeals())
    response = send(as_coordinator, appeals(3, "консультация"), follow=True)
    assert numbers(response.context["upload"]) == [("Обращения", 1, 2, 0, 0)]
    [first, _second] = response.context["page"]["sheets"][0]["changed"]
    assert {(one["old"], one["new"]) for one in first["changes"]} == {("", "консультация"), ("", "05.10.2023")}


def test_a_changed_row_is_written_whole_and_moves_its_version(as_coordinator, platform):
    loaded(as_coordinator, appeals(3))
    factories.appeal(platform, D(2023, 10, 2), external_id="other")
    loaded(as_coordinator, appeals(2, "консультация"))
    rows = Appeal.objects.order_by("external_id").values_list("external_id", "outcome", "resolved_on", "version")
    assert list(rows) == [
        ("A0", "consultation", D(2023, 10, 5), 2),
        ("A1", "consultation", D(2023, 10, 5), 2),
        ("A2", "", None, 1),
        ("other", "", None, 1),
    ]


def test_sending_the_same_file_again_changes_nothing(as_coordinator, platform):
    loaded(as_coordinator, appeals(2, "консультация"))
    before = list(Appeal.objects.values())
    upload = sent(as_coordinator, appeals(2, "консультация"))
    assert upload.status == Upload.Status.UNCHANGED
    assert numbers(upload) == [("Обращения", 0, 0, 2, 0)]
    assert act(as_coordinator, upload, "load").status == Upload.Status.UNCHANGED
    assert list(Appeal.objects.values()) == before


def test_loading_twice_is_loading_once(as_coordinator, platform):
    upload = loaded(as_coordinator, appeals())
    assert act(as_coordinator, upload, "load").status == Upload.Status.LOADED
    assert Appeal.objects.count() == 2


def test_a_row_of_another_region_is_named_by_its_cell(as_coordinator, platform):
    factories.platform("KZ-71", code="P9")
    content = book(
        {
            "appeals": [HEADER, ["A1", "P9", D(2023, 10, 2), "суд", "лично", "family", None, None]],
            "publications": [PUBLICATION, ["B1", "город Астана", D(2023, 10, 2), "print", "Статья"]],
        }
    )
    response = send(as_coordinator, content, follow=True)
    errors = {error["cell"]: error["message"] for error in response.context["page"]["errors"]}
    assert errors.keys() == {"appeals!B2", "publications!B2"}
    assert "другого региона" in errors["publications!B2"]
    assert act(as_coordinator, response.context["upload"], "load").status == Upload.Status.FAULTY


def test_a_sheet_of_another_role_is_refused_whole(as_coordinator, platform):
    content = book({"platforms": [["code"], ["P2"]], "appeals": [HEADER]})
    page = send(as_coordinator, content, follow=True).context["page"]
    assert [error["cell"] for error in page["errors"]] == ["platforms!A1"]


def test_an_administrator_loads_the_register_the_same_way(as_administrator):
    columns = ["registry_number", "full_name", "kind", "region", "included_on"]
    content = book({"mediators": [columns, ["M1", "Ахметов Ерлан", "public", "KZ-31", D(2021, 3, 1)]]})
    loaded(as_administrator, content)
    assert Mediator.objects.get().region_id == "KZ-31"


def test_the_file_goes_back_with_its_bad_cells_marked(as_coordinator, platform):
    content = book({"Обращения": [HEADER, ["A1", "P1", "вчера", "суд", "лично", "погода", None, None]]})
    upload = sent(as_coordinator, content)
    sheet = opened(as_coordinator.get(f"/intake/{upload.pk}/marked/"))["Обращения"]
    assert "не дата" in sheet["C2"].comment.text and "справочнике" in sheet["F2"].comment.text
    assert sheet["C2"].fill.fgColor.rgb.endswith("F8C9C4")
    assert sheet["A2"].comment is None


def test_one_bad_row_keeps_all_out(as_coordinator, platform):
    rows = [["A1", "P1", D(2023, 10, 2), "суд", "лично", "family", None, None]]
    rows += [["A2", "P1", D(2023, 10, 2), "суд", "лично", "family", "консультация", None]]
    upload = sent(as_coordinator, book({"Обращения": [HEADER, *rows]}))
    assert numbers(upload) == [("Обращения", 1, 0, 0, 1)]
    assert act(as_coordinator, upload, "load").status == Upload.Status.FAULTY
    assert not Appeal.objects.exists()


def test_what_changed_since_the_preview_is_shown_before_it_is_loaded(as_coordinator, platform):
    upload = sent(as_coordinator, appeals())
    factories.appeal(platform, D(2023, 10, 2), external_id="A0")
    upload = act(as_coordinator, upload, "load")
    assert upload.status == Upload.Status.CHECKED
    assert numbers(upload) == [("Обращения", 1, 1, 0, 0)]
    assert Appeal.objects.count() == 1
    assert "записи изменились" in as_coordinator.get(f"/intake/{upload.pk}/").content.decode()
    assert act(as_coordinator, upload, "load").status == Upload.Status.LOADED


def test_a_quarter_closed_since_the_preview_stays_closed(as_coordinator, platform):
    upload = sent(as_coordinator, appeals())
    factories.lock("KZ-31", D(2023, 10, 1), "submitted")
    assert act(as_coordinator, upload, "load").status == Upload.Status.FAULTY
    assert not Appeal.objects.exists()


def test_the_history_says_who_sent_what_and_what_came_of_it(as_coordinator, platform):
    loaded(as_coordinator, appeals())
    sent(as_coordinator, appeals(3))
    rows = as_coordinator.get("/intake/").context["history"]["rows"]
    assert [row["status"] for row in rows] == ["готов к загрузке", "загружен"]
    assert rows[1]["found"] == "Обращения: новых 2, изменено 0, без изменений 0"


def test_another_region_and_other_roles_see_no_upload(as_coordinator, stranger, administrator, national, platform):
    upload = sent(as_coordinator, appeals())
    for user, status in ((stranger, 404), (administrator, 404), (national, 403)):
        client = signed_in(user)
        assert client.get(f"/intake/{upload.pk}/").status_code == status
        assert client.post(f"/intake/{upload.pk}/load/").status_code == status
    assert signed_in(stranger).get("/intake/").context["history"]["rows"] == []


def test_a_file_that_is_thrown_away_is_gone(as_coordinator, platform):
    upload = act(as_coordinator, sent(as_coordinator, appeals()), "discard")
    assert upload.status == Upload.Status.DISCARDED
    assert not UploadFile.objects.exists()
    assert act(as_coordinator, upload, "load").status == Upload.Status.DISCARDED


def test_a_file_is_kept_for_a_day_and_the_history_longer(as_coordinator, platform):
    upload = sent(as_coordinator, appeals())
    UploadFile.objects.update(uploaded_at=D(2023, 1, 1).isoformat() + "T00:00Z")
    call_command("tidy")
    assert not UploadFile.objects.exists()
    response = as_coordinator.post(f"/intake/{upload.pk}/load/", follow=True)
    assert "сутки" in response.content.decode()
    assert not Appeal.objects.exists()


# The queue
