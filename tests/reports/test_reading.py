"""Old reports are read: the right figures, nothing wrong that is not marked, sums that do not come out."""

import io
from decimal import Decimal

import pytest
from docx import Document

from reports.indicators import sections
from reports.reading.facts import known_now
from reports.reading.files import text_of
from reports.reading.reader import read
from reports.reading.review import Review
from tests.reports.texts import answers, text

pytestmark = pytest.mark.django_db
TEXTS = {"manner": 1.0, "otherwise": 0.9, "lines": 1.0, "kazakh": 1.0, "mixed": 1.0, "chancery": 0.85}


def as_document(lines: str) -> bytes:
    """A Word document: lines with tabs become rows of a table."""
    document, table = Document(), None
    for line in lines.splitlines():
        cells = line.split("\t")
        if len(cells) == 1:
            document.add_paragraph(line)
            table = None
            continue
        table = table or document.add_table(rows=0, cols=2)
        for cell, content in zip(table.add_row().cells, cells, strict=True):
            cell.text = content
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def figures(proposals) -> set:
    return {(one.code, one.region, Decimal(one.value)) for one in proposals}


def found(given: str):
    return read(given, known_now())


@pytest.mark.parametrize(("name", "share"), TEXTS.items())
def test_a_report_is_read_in_whatever_words(name, share):
    reading = found(text(name))
    quarter, right = answers(name)
    assert str(reading.quarter) == quarter
    assert len(figures(reading.understood) & right) >= share * len(right)


@pytest.mark.parametrize("name", TEXTS)
def test_nothing_wrong_goes_unmarked(name):
    sure = [one for one in found(text(name)).proposals if one.is_sure]
    assert len(sure) > 15
    assert figures(sure) - answers(name)[1] == set()


def test_a_document_with_a_table_reads_like_its_text():
    content = as_document(text("lines"))
    assert figures(found(text_of(content)).understood) == figures(found(text("lines")).understood)


def test_the_sum_that_does_not_come_out_stands_beside_its_figure():
    review = Review(found(text("manner")).proposals, sections(), {})
    failing = [(row.code, row.value, row.is_kept) for row in review.rows if row.checks]
    assert failing == [("platforms.total", "485", False)]
    assert "486" in review.failed[0].message and "485" in review.failed[0].message


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("В реестре 12 223 медиатора.", ("mediators.total", 12223)),
        ("В реестре 12\u00a0223 медиатора.", ("mediators.total", 12223)),
        ("В реестре 12\u2009223 медиатора.", ("mediators.total", 12223)),
        ("В реестре двенадцать тысяч двести двадцать три медиатора.", ("mediators.total", 12223)),
        ("Работает двадцать один кабинет медиации.", ("platforms.offices", 21)),
        ("За квартал поступило 1 596-ти обращений.", ("appeals.received", 1596)),
        ("Обращений межэтнического характера не поступало.", ("appeals.received.category.interethnic", 0)),
        ("Тоқсан ішінде қырық бес іс-шара өтті.", ("events.total", 45)),
        ("Ни одного обращения по межэтническим вопросам.", ("appeals.received.category.interethnic", 0)),
        ("Жители обратились к медиаторам 1 633 раза.", ("appeals.received", 1633)),
        ("В реестре медиаторов состоит 1 596 человек.", ("mediators.total", 1596)),
        ("Вручены сертификаты 64 слушателям.", ("events.certificates", 64)),
    ],
)
def test_a_number_is_read_however_it_is_written(sentence, expected):
    assert [(one.code, one.value) for one in found(sentence).proposals] == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        "С 31 июля по 4 августа 2023 года прошли встречи.",
        "4, 5, 6 сентября 2023 года с 10.00 до 18.00 часов состоялся семинар.",
        "За III квартал 2023 г. по приказу № 45 и ст. 12 закона.",
        "2023 жылғы 31 шілде – 4 тамыз аралығында, 3-тоқсанда, 10:00 – 18:00.",
        "Второй год подряд, в 1-й раз, 01.10.2023.",
    ],
)
def test_dates_times_and_ordinals_are_no_figures(sentence):
    assert found(sentence).proposals == []


@pytest.mark.parametrize(
    ("sentence", "doubt"),
    [
        ("Охвачено около 500 человек.", "rough"),
        ("В акции приняли участие 584.", "weak"),
        ("Поступило 10 обращений. За год зарегистрировано 12 обращений.", "again"),
        ("В Жамбылской области на встречу пришли 250 человек.", "region"),
        ("Прошла «Неделя медиации».\nПроведено 210 мероприятий.", "section"),
    ],
)
def test_what_is_not_certain_says_why(sentence, doubt):
    assert [one.doubts for one in found(sentence).understood if doubt in one.doubts]
    assert not any(one.is_sure for one in found(sentence).understood)


def test_another_thing_that_the_number_counts_is_not_taken_for_the_figure():
    assert [one.code for one in found("Консультации дали 520 медиаторов.").proposals] == ["mediators.total"]
    assert [one.code for one in found("Встречи прошли в 20 районах.").proposals] == [""]


def test_more_than_is_remembered():
    (one,) = found("За квартал вышло более 900 публикаций.").proposals
    assert (one.code, one.value, one.is_more) == ("publications.total", 900, True)


def test_all_of_them_are_resolved_makes_what_follows():
    reading = found("За квартал поступило 15 обращений, все они разрешены.")
    derived = {one.code: one.value for one in reading.understood if one.is_derived}
    assert derived == {"appeals.resolved": 15, "appeals.pending_end": 0, "appeals.pending_start": 0}
