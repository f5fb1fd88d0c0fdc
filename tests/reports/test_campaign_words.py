"""The report tells of a campaign in the campaign's own words, in either language."""

import datetime
import io

import pytest
from django.utils.translation import override
from docx import Document

from mediation.quarter import Quarter
from reports.narrative import narrate
from reports.renderers import document
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q3 = Quarter(2023, 3)
WORDS = {"slogan_ru": "Договоримся", "slogan_kk": "Келісейік", "aims_ru": "дать совет.", "aims_kk": "кеңес беру"}
HOURS = {"opens_at": datetime.time(9), "closes_at": datetime.time(17, 30)}


def said(section: str, language: str = "ru") -> str:
    with override(language):
        return " ".join(narrate(summarise(Q3)).sections[section]).replace("\u00a0", " ")


def test_slogan_aims_and_hours_stand_in_the_language_of_the_report():
    factories.campaign(**WORDS, **HOURS)
    russian, kazakh = said("open_day"), said("open_day", "kk")
    for text in ("под девизом «Договоримся»", "Её цели: дать совет.", "с 09:00 до 17:30", "регулярная акция"):
        assert text in russian
    for text in ("«Келісейік» ұранымен", "Мақсаты: кеңес беру.", "09:00 – 17:30", "тұрақты акция"):
        assert text in kazakh
    assert "Келісейік" not in russian and "Договоримся" not in kazakh


def test_what_a_campaign_does_not_say_is_left_out():
    factories.campaign("week", datetime.date(2023, 7, 31))
    for language in ("ru", "kk"):
        text = said("week", language)
        assert text and "девиз" not in text and "цели" not in text and "ұран" not in text and "Мақсат" not in text


def test_a_pilot_is_called_one_and_not_regular():
    factories.campaign(is_pilot=True)
    assert "пилотная республиканская акция" in said("open_day")
    assert "пилоттық республикалық" in said("open_day", "kk")
    assert "регулярная" not in said("open_day") and "каждый квартал" not in said("open_day")


def test_campaigns_of_a_kind_say_the_same_words_once():
    for day in (datetime.date(2023, 8, 4), datetime.date(2023, 8, 25)):
        factories.campaign("other", day, **WORDS)
    assert said("other").count("Договоримся") == said("other").count("дать совет") == 1


def test_whatever_was_typed_comes_out_as_one_sentence_of_the_document():
    factories.campaign(slogan_ru="{a} <b> & «я»\x0b", aims_ru="раз\r\n\nдва {? x}")
    summary, file = summarise(Q3), io.BytesIO()
    with override("ru"):
        document.build(summary, summary, summary).save(file)
    text = "\n".join(paragraph.text for paragraph in Document(file).paragraphs)
    assert "«{a} <b> & «я»»" in text and "Её цели: раз два {? x}." in text
