"""Whatever people typed comes out exactly in both documents, and nothing of it is a formula or markup."""

import datetime
import io
import re

import pytest
from docx import Document
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from events.models import Event, SurveyTotal
from mediation.quarter import Quarter
from mediation.spreadsheet import without_unwritable
from offices.models import Region
from reports.renderers import document, workbook
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)
TITLE = 400  # letters of a title
NASTY = ["A & B", "<b>жирно</b>", "\"кавычки\" 'и' «ёлочки»", "=1+1", "+7 701", "-2+3", "@SUM(A1)", "😀🇰🇿",
         "a\x00\x0b\x1fb", "{a} {{ b }} {% c %}", "]]>", "&amp;", "ы" * 30_000, "_x0041_", "\ufffe\ud800я",
         "раз\r\nдва\n\n три \rчетыре"]  # fmt: skip


def files(text):
    """Store the text wherever people type into the report; return the document's paragraphs and the sheet."""
    Event.objects.filter(told_in_on=Q3.start).update(title=one_line(text), highlight_ru=text)
    SurveyTotal.objects.update(findings=text)
    summary = summarise(Q3)
    both = []
    for renderer in (document, workbook):
        file = io.BytesIO()
        renderer.build(summary, summary, summary).save(file)
        file.seek(0)
        both.append(file)
    return [p.text for p in Document(both[0]).paragraphs], load_workbook(both[1])


@pytest.fixture
def event(db):
    """An event that is told of, and a survey of the week, both of one region."""
    factories.survey(factories.campaign("week", datetime.date(2023, 8, 1)))
    return factories.event(starts_on=datetime.date(2023, 9, 1), told_in_on=Q3.start, highlight_ru="x", title="Встреча")


def lines(text) -> list[str]:
    """The paragraphs a text becomes: its lines, but for those of spaces alone."""
    return [without_unwritable(line) for line in re.split("\r\n|\r|\n", text) if line.strip()]


def check(text):
    paragraphs, book = files(text)
    region = str(Region.objects.get(pk="KZ-31"))
    kept, title = without_unwritable(text), without_unwritable(one_line(text))
    # The highlight stands below its title, line by line; the finding after the name of its region.
    heading = next(index for index, one in enumerate(paragraphs) if one.endswith("(01.09.2023)."))
    assert paragraphs[heading] == f"{title} (01.09.2023)."
    assert paragraphs[heading + 1 :][: len(lines(text))] == lines(text)
    said = lines(f"{region}: {text.strip()}")
    begin = next(index for index, one in enumerate(paragraphs) if one.startswith(f"{region}: "))
    assert paragraphs[begin : begin + len(said)] == said
    sheet = book["Рассказы регионов"]
    cells = {"C": (sheet["C5"], title), "D": (sheet["D5"], kept)}
    for cell, expected in cells.values():
        assert (cell.value or "") == expected
        assert cell.data_type != "f"


def one_line(text) -> str:
    """A text as the field of a title takes it: without line breaks."""
    return re.sub("[\r\n]", " ", text)[:TITLE]


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_odd_texts_come_out_exactly(event, text):
    # PostgreSQL keeps no zero bytes and no half of a pair: a form refuses them before.
    check(text.replace("\x00", "").encode("utf-8", "ignore").decode())


@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1, max_size=200))
def test_any_text_comes_out_exactly(event, text):
    assume(text.strip())  # no form keeps a text of blanks
    check(text)
