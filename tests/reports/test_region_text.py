"""A region's own text on a quarter: written until the report is handed in, looked at, printed after its events."""

import datetime
import io

import pytest
from django.urls import reverse
from django.utils.translation import override
from docx import Document

from mediation.quarter import Quarter
from reports.models import RegionText
from reports.renderers import document
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
Q4 = Quarter(2023, 4)
RU, KK = "Кабинеты области открылись по субботам.", "Облыс кабинеттері сенбі күні де ашылды."


def address(name="region_text", region="KZ-31"):
    return reverse(f"reports:{name}", args=[Q4, region])


def save(client, ru=RU, kk=KK, seen=0, region="KZ-31"):
    return client.post(address("region_text_save", region), {"text_ru": ru, "text_kk": kk, "seen": seen}, follow=True)


def printed(language="ru"):
    with override(language):
        file, summary = io.BytesIO(), summarise(Q4)
        document.build(summary, summary, summary).save(file)
    return [paragraph.text for paragraph in Document(io.BytesIO(file.getvalue())).paragraphs]


def test_a_coordinator_writes_and_the_centre_reads(as_coordinator, as_national):
    assert save(as_coordinator).status_code == 200
    page = as_national.get(address()).content.decode()
    assert RU in page and KK in page and "<textarea" not in page
    assert save(as_national, ru="Иное.", seen=1).status_code == 403
    assert RegionText.objects.get().text_ru == RU


def test_another_regions_text_does_not_exist(as_coordinator):
    for name in ("region_text", "region_text_save", "region_text_check"):
        ask = as_coordinator.get if name == "region_text" else as_coordinator.post
        assert ask(address(name, "KZ-71")).status_code == 404


def test_the_document_prints_it_after_the_events_of_the_region(as_coordinator):
    factories.event("KZ-31", datetime.date(2023, 10, 5), told_in_on=Q4.start, highlight_ru="Событие.", title="Встреча")
    factories.event(
        "KZ-71", datetime.date(2023, 10, 6), told_in_on=Q4.start, highlight_ru="Другое.", title="Круглый стол"
    )
    save(as_coordinator)
    lines = printed()
    at = lines.index(RU)
    assert lines[at - 1] == "Событие." and "Другое." not in lines[at - 3 : at]
    assert KK in printed("kk")


def test_the_other_language_stands_in(as_coordinator):
    save(as_coordinator, kk="")
    assert RU in printed("kk")


def test_it_is_looked_at_as_it_is_typed(as_coordinator):
    typed = {"text_ru": "В июне Иванов И. И. принял 5 человек, почта a@b.kz", "text_kk": "", "seen": 0}
    page = as_coordinator.post(address("region_text_check"), typed).content.decode()
    for kind in ("name", "contact", "date"):
        assert f'class="found {kind}"' in page, kind
    assert not RegionText.objects.exists()


def test_a_handed_in_quarter_keeps_its_text(as_coordinator):
    save(as_coordinator)
    factories.lock("KZ-31", Q4.start, "submitted")
    assert "<textarea" not in as_coordinator.get(address()).content.decode()
    assert save(as_coordinator, ru="Иное.", seen=1).status_code == 422
    assert RegionText.objects.get().text_ru == RU


def test_two_who_write_are_told_and_a_second_click_is_one_text(as_coordinator):
    save(as_coordinator)
    save(as_coordinator)
    assert RegionText.objects.get().version == 1
    answer = save(as_coordinator, ru="Иное.")
    assert answer.status_code == 409 and RU in answer.content.decode()
    assert save(as_coordinator, ru="Иное.", seen=1).status_code == 200
    assert RegionText.objects.get().text_ru == "Иное."


def test_regions_without_a_text_are_listed_for_the_centre(as_coordinator, as_national):
    save(as_coordinator)
    page = as_national.get(reverse("reports:desk", args=[Q4]))
    assert len(page.context["silent"]) == 19
    assert address(region="KZ-71") in page.content.decode() and address(region="KZ-31") not in page.content.decode()
