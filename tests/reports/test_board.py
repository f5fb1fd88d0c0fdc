"""The board of the centre, and the pages on which a quarter is closed."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from offices.models import Region
from reports.actions import accept
from reports.models import Answer, Remark, Submission
from tests import factories
from tests.conftest import signed_in
from tests.reports.closing import Q3, D, answer_all, entered

pytestmark = pytest.mark.django_db
BOARD = reverse("reports:board", args=[Q3])


def mine(name="closing"):
    return reverse(f"reports:{name}", args=[Q3])


def review(name="review", region="KZ-31"):
    return reverse(f"reports:{name}", args=[Q3, region])


def row(client, region="KZ-31") -> dict:
    return next(row for row in client.get(BOARD).context["page"].rows if row["region"].pk == region)


def test_the_board_has_twenty_rows_in_every_state(as_national, coordinator):
    entered()
    for region, status in (("KZ-10", "submitted"), ("KZ-11", "returned"), ("KZ-15", "accepted")):
        factories.handed_in(region, Q3, by=coordinator, status=status)
    rows = as_national.get(BOARD).context["page"].rows
    assert len(rows) == 20
    states = {row["region"].pk: row["status"]["code"] for row in rows}
    assert [states[code] for code in ("KZ-10", "KZ-11", "KZ-15", "KZ-31", "KZ-71")] == [
        "submitted", "returned", "accepted", "draft", "not_begun"]  # fmt: skip


def test_the_board_says_who_is_late_and_what_moved(as_national, coordinator):
    at = entered()
    factories.appeal(at, D(2023, 5, 1), outcome="consultation", resolved_on=D(2023, 5, 2))
    factories.appeal(at, D(2023, 5, 3), outcome="consultation", resolved_on=D(2023, 5, 4))
    found = row(as_national)
    assert found["timely"]["tone"] == "bad" and "46" in found["timely"]["text"]
    assert (found["moves"][0]["value"], found["moves"][0]["change"]) == ("1", "▼ −1")


def test_the_board_counts_what_stops_and_what_is_explained(as_national, coordinator):
    at = entered()
    factories.appeal(at, D(2023, 8, 1))
    assert [one["text"] for one in row(as_national)["checks"]] == ["объяснить: 2"]
    answer_all("KZ-31", coordinator)
    assert [one["text"] for one in row(as_national)["checks"]] == ["объяснено: 1"]
    assert [one["text"] for one in row(as_national, "KZ-71")["checks"]][0] == "ошибки: 1"


def test_a_quarter_is_complete_only_when_all_twenty_are_accepted(as_national, national, coordinator):
    regions = list(Region.objects.values_list("pk", flat=True))
    for region in regions:
        factories.handed_in(region, Q3, by=coordinator)
    for region in regions[:-1]:
        accept(region, Q3, by=national)
    assert not as_national.get(BOARD).context["page"].is_complete
    accept(regions[-1], Q3, by=national)
    assert as_national.get(BOARD).context["page"].is_complete


def test_the_pages_ask_the_database_a_constant_number_of_times(as_national, as_coordinator, coordinator):
    def queries(client, url):
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url).status_code == 200
        return len(seen)

    at = entered()
    factories.appeal(at, D(2023, 8, 1))
    answer_all("KZ-31", coordinator)
    few = queries(as_national, BOARD), queries(as_coordinator, mine())
    for region in ("KZ-10", "KZ-11"):
        more = entered(region)
        for day in range(1, 15):
            factories.appeal(more, D(2023, 7, day))
    for day in range(1, 15):
        factories.appeal(at, D(2023, 7, day))
    assert (queries(as_national, BOARD), queries(as_coordinator, mine())) == few
    assert max(few) < 130


def test_a_region_closes_its_quarter_on_one_page(as_coordinator):
    at = entered()
    factories.appeal(at, D(2023, 8, 1))
    page = as_coordinator.get(mine()).context["page"]
    [line] = page.soft
    say = {"code": "movement", "about": "", "value": line["asked"].finding.value, "reason": "ждут заседания"}
    answered = as_coordinator.post(mine("answer"), say, headers={"HX-Request": "true"}).content.decode()
    assert "finding good" in answered and 'hx-swap-oob="true"' in answered and "подтвердить нули: 1" in answered
    as_coordinator.post(mine("zeros"), {"zero": "appeals.received.category.interethnic"})
    as_coordinator.post(mine("submit"), {"director": "С. Петрова", "version": 0})
    assert Submission.objects.get().status == "submitted"
    assert as_coordinator.get(mine()).context["page"].can_withdraw


def test_an_empty_reason_is_told_beside_its_field(as_coordinator):
    factories.appeal(entered(), D(2023, 8, 1))
    say = {"code": "movement", "about": "", "value": "x", "reason": "  "}
    answered = as_coordinator.post(mine("answer"), say, headers={"HX-Request": "true"}).content.decode()
    assert 'role="alert"' in answered and not Answer.objects.exists()


def test_a_zero_that_is_not_ticked_is_not_confirmed(as_coordinator):
    entered()
    as_coordinator.post(mine("zeros"), {})
    assert not Answer.objects.exists()
    as_coordinator.post(mine("zeros"), {"all": "yes"})
    assert Answer.objects.count() == 1


@pytest.fixture
def submitted(coordinator):
    at = entered()
    answer_all("KZ-31", coordinator)
    return at, factories.handed_in("KZ-31", Q3, by=coordinator, version=3)


def test_a_remark_is_pinned_to_an_appeal_by_number_or_to_a_record_by_its_address(as_national, submitted):
    at, _submission = submitted
    number = at.appeals.get().number
    lecture = factories.event("KZ-31", D(2023, 10, 1))
    for record in (number, f"http://testserver/events/{lecture.pk}/"):
        as_national.post(review("pin"), {"record": record, "text": "нет охвата"})
    assert [(one.noun, one.record_name) for one in Remark.objects.all()] == [
        ("appeal", number), ("event", lecture.title)]  # fmt: skip


@pytest.mark.parametrize("record", ["KZ-71/2023/00001", "/events/999/", "/people/", "//", "x", "/events/publications/"])
def test_a_remark_on_what_the_region_does_not_have_is_told_beside_the_field(as_national, submitted, record):
    answered = as_national.post(review("pin"), {"record": record, "text": "нет"})
    assert answered.status_code == 422 and answered.context["page"].remark_form.errors["record"]
    assert not Remark.objects.exists()


def test_the_centre_returns_the_region_mends_and_the_centre_accepts(as_national, as_coordinator, submitted):
    as_national.post(review("pin"), {"figure": "events.total", "text": "нет охвата"})
    as_national.post(review("give_back"), {"comment": "исправьте", "version": 3})
    assert "исправьте" in as_coordinator.get(mine()).content.decode()
    remark = Remark.objects.get()
    as_coordinator.post(mine("mend"), {"remark": remark.pk, "note": "внесено"})
    as_coordinator.post(mine("submit"), {"director": "", "version": 4})
    as_national.post(review("accept"), {"comment": "", "version": 5})
    assert Submission.objects.get().status == "accepted"
    course = [moment["tone"] for moment in as_coordinator.get(mine()).context["page"].moments]
    assert course == ["bad", "", "good"]


def test_a_region_mends_no_remark_of_another(submitted, as_national, stranger):
    as_national.post(review("pin"), {"figure": "events.total", "text": "нет охвата"})
    as_national.post(review("give_back"), {"version": 3})
    answered = signed_in(stranger).post(mine("mend"), {"remark": Remark.objects.get().pk})
    assert answered.status_code == 404 and Remark.objects.get().mended_at is None


def test_the_start_page_leads_to_the_closing(as_coordinator, as_national):
    assert as_coordinator.get("/").context["handing_in"]["url"] == mine()
    assert review(region="KZ-71") in as_national.get("/").content.decode()
    assert as_coordinator.get(reverse("reports:closing_latest")).url == mine()
    assert as_national.get(reverse("reports:board_latest")).url == BOARD
