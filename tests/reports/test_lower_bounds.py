"""“More than”: a sum that holds a lower bound is one, and says so in the text, the files and the pages."""

import datetime
import io
import json

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils.translation import override
from docx import Document
from openpyxl import load_workbook

from mediation.quarter import Quarter
from offices.models import QuarterLock
from reports.counting.of_record import counted_in
from reports.drift import corrections, drift
from reports.narrative import narrate
from reports.summary import summarise
from reports.wording.grammar import read
from reports.wording.numerals import ablative
from reports.wording.speech import Facts, lower_bound, say
from tests import factories
from tests.reports.closing import publish

D = datetime.date
pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)
WORDS = "публикация = публикация, публикации, публикаций"


@pytest.fixture
def week(db):
    return factories.campaign("week", D(2023, 8, 1), D(2023, 8, 5))


def told(text, number, *, language="ru", bounds=("a",), words=WORDS):
    read_text = read(f"[one]\n{text}\n[words]\n{words}", {"a": number}, {})
    said = say(read_text, Facts({"a": number}, {}, {}, frozenset(), language, frozenset(bounds)))
    return plain(" ".join(said["one"]))


def plain(text: str) -> str:
    return text.replace("\u202f", " ").replace("\u00a0", " ").replace("\u2011", "-")


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "более 1 публикации"),
        (2, "более 2 публикаций"),
        (21, "более 21 публикации"),
        (900, "более 900 публикаций"),
        (1724, "более 1 724 публикаций"),
    ],
)
def test_a_russian_word_stands_in_the_genitive_after_more(number, text):
    assert told("{a публикация}", number) == text


def test_a_number_that_is_no_lower_bound_is_said_as_before():
    assert told("{a публикация}", 2, bounds=()) == "2 публикации" and told("{a}", 2, bounds=()) == "2"


@pytest.mark.parametrize(
    ("number", "ending"),
    [(0, "ден"), (1, "ден"), (3, "тен"), (6, "дан"), (9, "дан"), (10, "нан"), (20, "дан"), (40, "тан"), (70, "тен"),
     (80, "нен"), (90, "нан"), (15, "тен"), (100, "ден"), (900, "ден"), (1_000, "нан"), (6_200, "ден"),
     (2_000_000, "нан")],
)  # fmt: skip
def test_kazakh_joins_the_ablative_to_the_number_as_it_is_read(number, ending):
    assert ablative(number) == ending


def test_each_language_says_more_than_in_its_own_words():
    assert [plain(lower_bound(900, language)) for language in ("ru", "kk", "en")] == [
        "более 900", "900-ден астам", "more than 900",
    ]  # fmt: skip
    assert told("{a}", 900, language="kk") == "900-ден астам"


def test_one_lower_bound_makes_the_sum_one_and_leaves_other_regions_and_figures_alone(week):
    factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=12, is_quantity_more_than=True)
    factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=3, comments=7, reactions=5)
    factories.publication("KZ-71", D(2023, 8, 2), campaign=week, quantity=4)
    rollup = summarise(Q3).rollup
    assert rollup.totals["week.publications"] == 19 and rollup.totals["week.comments"] == 12
    assert rollup.is_more_than("week.publications") and rollup.is_more_than("week.publications", "KZ-31")
    assert not rollup.is_more_than("week.publications", "KZ-71") and not rollup.is_more_than("week.comments")
    assert rollup.is_more_than("publications.total") is False


def test_a_lower_bound_of_a_medium_is_one_of_the_whole():
    factories.publication(published_on=D(2023, 8, 2), medium="tv", quantity=5, is_quantity_more_than=True)
    factories.publication(published_on=D(2023, 8, 2), medium="print")
    rollup = summarise(Q3).rollup
    bounds = {code for code in rollup.values if rollup.is_more_than(code)}
    assert bounds == {"publications.total", "publications.tv"}


def test_both_documents_and_the_page_say_it_and_json_holds_plain_numbers(week, as_national, tmp_path):
    values = {"quantity": 900, "comments": 6000, "reactions": 200, "campaign": week}
    factories.publication(published_on=D(2023, 8, 2), **values, is_quantity_more_than=True, is_comments_more_than=True)
    spoken = {"ru": ("более 900 публикаций", "более 6 200"), "kk": ("900-ден астам", "6 200-ден астам")}
    for language, words in spoken.items():
        with override(language):
            text = plain(json.dumps(narrate(summarise(Q3)).sections, ensure_ascii=False))
        assert all(one in text for one in words), text
    for form in ("json", "xlsx", "docx"):
        call_command("export_summary", "2023-Q3", "--format", form, "--output", str(tmp_path / f"out.{form}"))
    figures = json.loads((tmp_path / "out.json").read_text())
    assert figures["figures"]["week.publications"]["total"] == 900 and "lower_bounds" not in figures
    paragraphs = " ".join(one.text for one in Document(tmp_path / "out.docx").paragraphs)
    assert "более 900" in plain(paragraphs) and "точные числа больше: Публикации" in paragraphs
    sheets = load_workbook(tmp_path / "out.xlsx").worksheets
    cells = [cell for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert {cell.value for cell in cells if cell.number_format.startswith('">')} == {900, 6200}
    page = as_national.get("/reports/2023-Q3/").content.decode()
    assert "&gt;\u202f900</a>" in page and "&gt;\u202f6\u202f200</a>" in page


def test_the_records_behind_a_lower_bound_say_more_than(week, as_national):
    factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=900, is_quantity_more_than=True)
    address = "/events/publications/?figure=week.publications&in_quarter=2023-Q3"
    assert "более 900" in plain(as_national.get(address).content.decode())


def test_a_record_that_is_a_lower_bound_has_the_mark_of_the_report_wherever_its_number_stands(week, as_national):
    """In the register, its file, and beside the figures that count it; other numbers of the record are plain."""
    row = factories.publication(
        published_on=D(2023, 8, 2), campaign=week, quantity=900, is_quantity_more_than=True, comments=1500
    )
    register = reverse("events:publications")
    cells = [cell["text"] for cell in as_national.get(register).context["register"]["rows"][0]["cells"]]
    assert ">\u202f900" in cells and "1\u202f500" in cells
    file = io.BytesIO(b"".join(as_national.get(register, {"format": "xlsx"}).streaming_content))
    formats = {cell.value: cell.number_format for cell in load_workbook(file).active[2]}
    assert formats[900].startswith('">') and not formats[1500].startswith('">')
    gives = {line.label: line.gives for one in counted_in(row) for line in one.lines}
    assert set(gives.values()) == {">\u202f900", "1\u202f500"}


def test_what_is_published_keeps_its_lower_bounds(week, national):
    row = factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=9, is_quantity_more_than=True)
    QuarterLock.objects.of(Q3).update(status="accepted")
    publish(Q3, by=national)
    QuarterLock.objects.of(Q3).update(status="open")
    type(row).objects.filter(pk=row.pk).update(is_quantity_more_than=False)
    assert summarise(Q3).rollup.is_more_than("week.publications")
    assert summarise(Q3, region="KZ-31").rollup.is_more_than("week.publications")
    assert not summarise(Q3, region="KZ-71").rollup.is_more_than("week.publications")
    assert not summarise(Q3, is_live=True).rollup.is_more_than("week.publications")


@pytest.fixture
def drifted(week, national):
    """Returns a version of which one record, with its number as it was, has become “more than” so many."""
    row = factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=9)
    QuarterLock.objects.of(Q3).update(status="accepted")
    version = publish(Q3, by=national)
    QuarterLock.objects.of(Q3).update(status="open")
    type(row).objects.filter(pk=row.pk).update(is_quantity_more_than=True)
    return version


def test_a_number_that_became_a_lower_bound_has_moved_and_its_record_is_named(drifted, as_national):
    found = {(one.figure.code, one.region and one.region.pk): one for one in drift(drifted)}
    assert set(found) == {("week.publications", None), ("week.publications", "KZ-31")}
    assert {(one.frozen, one.live, one.was_more, one.is_more) for one in found.values()} == {(9, 9, False, True)}
    [moved] = found["week.publications", "KZ-31"].records
    assert (moved.before, moved.now, moved.was_more, moved.is_more) == (9, 9, False, True)
    page = plain(as_national.get(reverse("reports:drift", args=[Q3])).content.decode())
    assert "9 → &gt; 9" in page and moved.record.label in page


def test_a_correction_of_nothing_but_a_lower_bound_is_told_and_settles_it(drifted, national, as_national):
    QuarterLock.objects.of(Q3).update(status="accepted")
    second = publish(Q3, by=national, reason="Число неполное")
    assert drift(second) == []
    changed = {(one.region and one.region.pk, one.was_more, one.is_more) for one in corrections(second, drifted)}
    assert changed == {(None, False, True), ("KZ-31", False, True)}
    page = plain(as_national.get(reverse("reports:publication", args=[Q3])).content.decode())
    assert "&gt; 9" in page


def test_a_lower_bound_of_nothing_is_seen_as_well(week, national):
    row = factories.publication(published_on=D(2023, 8, 2), campaign=week)
    QuarterLock.objects.of(Q3).update(status="accepted")
    version = publish(Q3, by=national)
    QuarterLock.objects.of(Q3).update(status="open")
    type(row).objects.filter(pk=row.pk).update(is_comments_more_than=True)
    [moved] = [one for one in drift(version) if one.figure.code == "week.comments" and one.region]
    assert (moved.records[0].before, moved.records[0].now, moved.records[0].is_more) == (None, 0, True)


def test_the_board_of_a_campaign_marks_its_lower_bounds_also_when_it_is_read_again(week, as_national):
    factories.publication(published_on=D(2023, 8, 2), campaign=week, quantity=900, is_quantity_more_than=True)
    for _look in range(2):
        page = as_national.get(f"/reports/campaigns/{week.pk}/").content.decode()
        assert "&gt;\u202f900" in page
