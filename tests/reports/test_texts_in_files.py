"""Whatever people typed comes out exactly in both documents, and nothing of it is a formula or markup."""

import datetime
import io

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from events.models import Event
from mediation.quarter import Quarter
from mediation.spreadsheet import without_unwritable
from reports.renderers import document, workbook
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)
NASTY = ["A & B", "<b>жирно</b>", "\"кавычки\" 'и' «ёлочки»", "=1+1", "+7 701", "-2+3", "@SUM(A1)", "😀🇰🇿",
         "a\x00\x0b\x1fb", "{a} {{ b }} {% c %}", "]]>", "&amp;", "ы" * 30_000, "_x0041_", "\ufffe\ud800я"]  # fmt: skip


def files(text):
    """Store the text as an event's highlight and its title; return the paragraphs and cells of both documents."""
    Event.objects.filter(told_in_on=Q3.start).update(title=text[:400], highlight_ru=text)
    summary = summarise(Q3)
    both = []
    for renderer in (document, workbook):
        file = io.BytesIO()
        renderer.build(summary, summary, summary).save(file)
        file.seek(0)
        both.append(file)
    return [p.text for p in Document(both[0]).paragraphs], load_workbook(both[1])["Рассказы регионов"]


@pytest.fixture
def event(db):
    return factories.event(starts_on=datetime.date(2023, 9, 1), told_in_on=Q3.start, highlight_ru="x", title="Встреча")


def check(text):
    paragraphs, sheet = files(text)
    kept = without_unwritable(text)
    if kept.strip():
        assert kept.strip() in [paragraph.strip() for paragraph in paragraphs]
    cell = sheet["D5"]
    assert (cell.value or "") == kept
    assert cell.data_type != "f"


@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_odd_texts_come_out_exactly(event, text):
    # PostgreSQL keeps no zero bytes and no half of a pair: a form refuses them before.
    check(text.replace("\x00", "").encode("utf-8", "ignore").decode())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r\n"), min_size=1, max_size=200))
def test_any_text_comes_out_exactly(event, text):
    check(text)
