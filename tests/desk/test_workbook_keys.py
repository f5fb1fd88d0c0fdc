"""Records that nobody numbered: known again by the number the portal writes, and never made twice."""

import datetime
from io import BytesIO

import pytest

from appeals.models import Appeal
from desk.workbook.exporting import export_file
from desk.workbook.importing import Rights, import_file
from events.models import Event, Publication
from tests import factories
from tests.desk.books import book

pytestmark = pytest.mark.django_db
D = datetime.date
HEAD = ["external_id", "region", "type", "title", "starts_on", "attendance"]


def load(number, attendance=30, *, region="KZ-31", of=""):
    """Load one event under this number; of: the region whose coordinator loads it."""
    row = [number, region, "lecture", "Лекция о медиации", D(2023, 10, 10), attendance]
    return import_file(BytesIO(book({"events": [HEAD, row]})), rights=Rights(region=of))


def test_what_goes_out_without_a_number_comes_back_as_the_same(tmp_path):
    factories.event()
    factories.publication()
    factories.appeal(factories.platform())
    export_file(tmp_path / "out.xlsx")
    report = import_file(tmp_path / "out.xlsx")
    same = {"new": 0, "changed": 0, "same": 1}
    assert report.errors == [] and [report.counts[name] for name in ("appeals", "events", "publications")] == [same] * 3
    assert [model.objects.get().external_id for model in (Appeal, Event, Publication)] == ["", "", ""]


def test_a_changed_row_corrects_the_record_and_leaves_it_without_a_number(tmp_path):
    event = factories.event()
    assert load(f"KZ-31-E{event.pk}", 45).errors == []
    event = Event.objects.get()
    assert (event.attendance, event.external_id, event.version) == (45, "", 2)


@pytest.mark.parametrize(
    ("number", "words"), [("KZ-31-E{gone}", "больше нет"), ("KZ-71-E{foreign}", "другого региона (город Астана)")]
)
def test_a_number_of_the_portal_without_its_record_is_told_and_makes_none(number, words):
    foreign = factories.event("KZ-71")
    number = number.format(gone=foreign.pk + 1, foreign=foreign.pk)
    [(cell, message)] = load(number, of="KZ-31").errors
    assert cell == "events!A2" and words in message
    assert Event.objects.get() == foreign


def test_a_number_that_means_two_records_changes_neither():
    event = factories.event()
    factories.event(external_id=f"KZ-31-E{event.pk}")
    [(cell, message)] = load(f"KZ-31-E{event.pk}", 45).errors
    assert cell == "events!A2" and "две записи" in message


def test_records_of_another_portal_come_in_by_the_command():
    assert load("KZ-31-E7").counts["events"]["new"] == 1
    assert load("KZ-31-E7").counts["events"]["same"] == 1
    assert Event.objects.get().external_id == "KZ-31-E7"
