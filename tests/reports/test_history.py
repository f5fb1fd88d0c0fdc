"""Quarters before the portal: read, confirmed, corrected, and marked wherever they are shown."""

import datetime
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import JournalEntry
from mediation.quarter import Quarter
from mediation.scope import scope
from reports.models import HistoricFigure, PublishedSummary, Submission
from reports.trend import trend
from tests import factories
from tests.reports.test_reading import as_document
from tests.reports.texts import text

pytestmark = pytest.mark.django_db
REPORT = "Справка за 2 квартал 2021 года\nЗа квартал поступило 120 обращений, рассмотрено 110 обращений."
READ, KEEP = "/reports/history/read/", "/reports/history/keep/"


def page_of(client, given=REPORT):
    response = client.post(READ, {"text": given})
    assert response.status_code == 200
    return response


def filled(response, **changes) -> dict:
    """The page of a reading as a person would send it back."""
    form, review = response.context["form"], response.context["review"]
    data = {name: form[name].value() for name in ("text", "source", "sha256", "quarter")}
    for row in review.rows:
        data |= {f"code-{row.index}": row.code, f"value-{row.index}": row.value}
        if row.is_kept:
            data[f"keep-{row.index}"] = "on"
    return data | changes


def kept() -> dict:
    return {(str(row.quarter), row.code): row.number for row in HistoricFigure.objects.all()}


def test_reading_keeps_nothing_and_confirming_keeps_what_is_ticked(as_national, national):
    response = page_of(as_national)
    assert kept() == {}
    answer = as_national.post(KEEP, filled(response))
    assert answer.url == "/reports/history/2021-Q2/"
    assert kept() == {("2021-Q2", "appeals.received"): 120, ("2021-Q2", "appeals.resolved"): 110}
    row = HistoricFigure.objects.get(code="appeals.received")
    assert (row.confirmed_by, row.how, len(row.sha256)) == (national, "read", 64)
    assert "120 обращений" in row.sentence
    assert "120 обращений" in as_national.get(answer.url).content.decode()


def test_what_is_left_out_is_not_kept_and_what_is_typed_is(as_national):
    data = filled(page_of(as_national), **{"value-0": "121", "code-0": "campaigns.received"})
    del data["keep-1"]
    as_national.post(KEEP, data)
    assert kept() == {("2021-Q2", "campaigns.received"): 121}
    assert HistoricFigure.objects.get().how == "changed"


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"code-0": ""}, "Choose the figure"),
        ({"code-0": "no.such.figure"}, "Choose the figure"),
        ({"value-0": "many"}, "Type a number"),
        ({"value-0": "-1"}, "Type a number"),
        ({"value-0": "NaN"}, "Type a number"),
        ({"code-0": "appeals.resolved"}, "ticked twice"),
    ],
)
def test_a_mistake_stands_beside_its_row_and_nothing_is_kept(as_national, changes, word):
    as_national.cookies["django_language"] = "en"
    response = as_national.post(KEEP, filled(page_of(as_national), **changes))
    assert word in str([row.errors for row in response.context["review"].rows])
    assert kept() == {}


def test_the_sums_are_reckoned_again_without_keeping(as_national):
    response = page_of(as_national, text("manner"))
    (whole,) = (row for row in response.context["review"].rows if row.checks)
    data = filled(response, **{f"value-{whole.index}": "486", f"keep-{whole.index}": "on", "check": "1"})
    again = as_national.post(KEEP, data)
    assert again.context["review"].failed == []
    assert kept() == {}


@pytest.mark.parametrize("reason", ["records", "submission", "published", "not over"])
def test_a_quarter_that_the_portal_holds_is_refused(as_national, national, reason):
    day, quarter = datetime.date(2021, 5, 1), "2021-Q2"
    if reason == "records":
        factories.appeal(factories.platform(), day)
    elif reason == "submission":
        Submission.objects.create(region_id="KZ-31", starts_on=datetime.date(2021, 4, 1))
    elif reason == "published":
        PublishedSummary.objects.create(
            starts_on=datetime.date(2021, 4, 1), figures="{}", published_at=timezone.now(), published_by=national
        )
    else:
        quarter = "2023-Q4"
    response = as_national.post(KEEP, filled(page_of(as_national), quarter=quarter))
    assert response.context["form"].errors["quarter"]
    assert kept() == {}


def test_confirming_again_corrects_and_the_trail_keeps_what_was(as_national):
    as_national.post(KEEP, filled(page_of(as_national)))
    as_national.post(KEEP, filled(page_of(as_national), **{"value-0": "125"}))
    row = HistoricFigure.objects.get(code="appeals.received")
    assert row.number == 125
    entries = JournalEntry.objects.filter(table_name="reports_historicfigure", row_key=str(row.pk))
    assert [entry.changes["value"] for entry in entries.order_by("pk")] == [[None, 120.0], [120.0, 125.0]]


def test_a_figure_is_set_right_or_taken_out_with_a_reason(as_national):
    row = factories.historic()
    url = f"/reports/history/figure/{row.pk}/"
    assert "because" in as_national.post(url, {"value": "101"}).context["form"].errors
    assert "value" in as_national.post(url, {"because": "опечатка"}).context["form"].errors
    as_national.post(url, {"value": "101", "because": "опечатка в справке"})
    row.refresh_from_db()
    assert (row.number, row.how) == (101, "changed")
    assert "опечатка в справке" in as_national.get(url).content.decode()
    as_national.post(url, {"is_left_out": "on", "because": "не тот показатель"})
    assert kept() == {}
    assert JournalEntry.objects.filter(table_name="reports_historicfigure", action="delete").get().reason


def test_trends_show_what_old_reports_told_and_say_so(as_national):
    factories.historic(value=1352)
    found = trend(Quarter(2022, 1), ("appeals.received", "appeals.resolved"))
    assert found.values["appeals.received"][5:] == [1352, 0, 0]
    assert found.values["appeals.resolved"][5] is None
    assert found.is_told("appeals.received") == [False] * 5 + [True, False, False]
    page = as_national.get("/reports/2022-Q1/trend/").content.decode()
    assert page.count('class="series-1 told"') == 1
    assert "1\u202f352 (старая справка)" in page
    assert "told" not in as_national.get("/reports/2023-Q3/trend/").content.decode()


def queries_of(client, url) -> int:
    with CaptureQueriesContext(connection) as spent:
        client.get(url)
    return len(spent)


def test_the_trend_asks_no_more_for_more_history(as_national):
    factories.historic()
    few = queries_of(as_national, "/reports/2022-Q1/trend/")
    for month in (1, 4):
        factories.historic(starts_on=datetime.date(2021, month, 1))
        factories.historic("events.total", starts_on=datetime.date(2021, month, 1))
    assert queries_of(as_national, "/reports/2022-Q1/trend/") <= few


def test_a_figure_of_a_quarter_is_kept_once_for_the_republic_too(national):
    factories.historic()
    with pytest.raises(IntegrityError), transaction.atomic():
        factories.historic(value=101)


def test_a_coordinator_reads_the_republic_and_the_own_region_and_writes_nothing(coordinator):
    for region in (None, "KZ-31", "KZ-71"):
        factories.historic(region=region)
    with scope(role="coordinator", region="KZ-31"):
        assert {row.region_id for row in HistoricFigure.objects.all()} == {None, "KZ-31"}
    with pytest.raises(ProgrammingError), scope(role="coordinator", region="KZ-31"):
        HistoricFigure.objects.update(value=1)
    for role in ("public", "operator"):
        with pytest.raises(ProgrammingError), scope(role=role, region="KZ-31"):
            HistoricFigure.objects.count()


def sent(client, content, name="spravka.docx"):
    return client.post(READ, {"file": SimpleUploadedFile(name, content)})


def test_a_word_document_is_read_with_its_tables(as_national):
    response = sent(as_national, as_document(text("lines")))
    assert response.context["reading"].quarter == Quarter(2019, 4)
    assert len([row for row in response.context["review"].rows if row.is_kept]) > 20
    assert response.context["form"]["source"].value() == "spravka.docx"


def archive(**parts) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name.replace("__", "/"), content)
    return file.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"\xd0\xcf\x11\xe0old",
        b"PK broken",
        b"\x00\x01\x02",
        b"",
        b"x" * 3_000_001,
        archive(word__document=b"x"),
        archive(**{"word__document.xml": b"<a/>", "word__vbaProject.bin": b"x"}),
        archive(**{"word__document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"}),
        archive(**{"word__document.xml": b"0" * 21_000_000}),
    ],
    ids=["old", "broken", "binary", "empty", "large", "no document", "macros", "entity", "bomb"],
)
def test_a_hostile_or_broken_file_is_refused_beside_the_field(as_national, content):
    response = sent(as_national, content)
    assert response.status_code == 200
    assert response.context["form"].errors["file"]


def test_an_empty_text_is_refused_and_one_without_figures_says_so(as_national):
    assert as_national.post(READ, {"text": "  "}).context["form"].errors["text"]
    assert page_of(as_national, "Ничего не произошло.").context["review"].rows == []


def test_figures_are_offered_by_what_is_typed(as_national):
    (first, *_rest) = as_national.get("/reports/history/figures/", {"q": "обращ суд"}).json()["choices"]
    assert first["value"] == "appeals.received.source.court"
    assert as_national.get("/reports/history/figures/", {"q": "такого нет"}).json()["choices"] == []
