"""What regions tell of their events: the text, which report tells it, in what order, and what is marked."""

import datetime
import uuid

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.translation import override

from events.models import Event
from mediation.quarter import Quarter
from mediation.report_periods import HalfYear
from reports.narrative import highlights
from reports.summary import summarise
from tests import factories

pytestmark = pytest.mark.django_db
D, Q3, Q4 = datetime.date, Quarter(2023, 3), Quarter(2023, 4)
RU = "12 октября жители узнали, как решить спор о земле без суда, и записались на первый приём к медиатору."


def url(event, name="event_text_edit"):
    return reverse(f"events:{name}", args=[event.pk])


def save(client, event, *, told_in="2023-Q4", version=1, **texts):
    sent = {"form_token": str(uuid.uuid4()), "version": version, "told_in": told_in, "highlight_ru": RU, **texts}
    return client.post(url(event), sent, follow=True)


def page(client, quarter="2023-Q4", **query):
    return client.get(reverse("events:highlights"), {"quarter": quarter, **query})


def tell(region="KZ-31", **values):
    return factories.event(region, D(2023, 10, 12), told_in_on=Q4.start, **{"highlight_ru": RU, **values})


def choices(client, event):
    form = client.get(url(event)).context["form"]
    return [value for value, _label in form.fields["told_in"].choices], form["told_in"].value()


def test_a_text_is_written_in_both_languages_and_told_in_its_quarter(as_coordinator):
    event = factories.event()
    assert choices(as_coordinator, event) == (["", "2023-Q4"], "2023-Q4")
    save(as_coordinator, event, highlight_kk="Тұрғындар медиатордың қабылдауына жазылды.")
    event.refresh_from_db()
    assert (event.told_in_on, event.highlight_ru, event.told_position) == (D(2023, 10, 1), RU, 1)
    assert event.highlight_kk.startswith("Тұрғындар")


def test_an_earlier_event_may_be_told_later_and_is_marked(as_coordinator):
    event = factories.event(starts_on=D(2023, 4, 20))
    assert choices(as_coordinator, event)[0] == ["", "2023-Q2", "2023-Q3", "2023-Q4"]
    save(as_coordinator, event, told_in="2023-Q3")
    assert [(one.is_outside, one.text) for one in highlights(summarise(Q3))] == [(True, RU)]
    assert "вне отчётного периода" in page(as_coordinator, "2023-Q3").content.decode()


def test_a_quarter_that_is_handed_in_takes_no_more(as_coordinator):
    event = factories.event(starts_on=D(2023, 8, 10))
    factories.lock("KZ-31", Q3.start, "submitted")
    assert choices(as_coordinator, event) == (["", "2023-Q4"], "2023-Q4")
    answer = save(as_coordinator, event, told_in="2023-Q3")
    assert "told_in" in answer.context["form"].errors
    assert Event.objects.get().told_in_on is None


def test_what_a_handed_in_quarter_tells_stays_as_it_is(as_coordinator):
    event = tell()
    factories.lock("KZ-31", Q4.start, "submitted")
    assert 'name="highlight_ru"' not in as_coordinator.get(url(event)).content.decode()
    save(as_coordinator, event, highlight_ru="другое")
    changes = [{"highlight_ru": "x"}, {"highlight_kk": "x"}, {"told_in_on": None}, {"told_position": 9}, {"title": "x"}]
    for change in changes:
        with pytest.raises(IntegrityError, match="is submitted"), transaction.atomic():
            Event.objects.update(**change)
    assert Event.objects.get().highlight_ru == RU


def test_an_event_is_told_from_its_own_quarter_on_and_in_whole_quarters_only():
    event = factories.event()
    for day in (D(2023, 7, 1), D(2023, 11, 1), D(2024, 1, 2)):
        with pytest.raises(IntegrityError, match="event_told_in_quarter"), transaction.atomic():
            Event.objects.filter(pk=event.pk).update(told_in_on=day)
    Event.objects.update(told_in_on=D(2024, 1, 1))


def test_what_is_marked_is_told_after_saving_and_never_refused(as_coordinator):
    event = factories.event(attendance=60)
    doubtful = "20 апреля А. Примерова позвонила 61 участнику: +7 701 123 45 67."
    answer = save(as_coordinator, event, highlight_ru=doubtful).content.decode()
    assert Event.objects.get().highlight_ru == doubtful
    assert "Ниже отмечены 4 места" in answer
    for piece in ("20 апреля", "А. Примерова", "+7 701 123 45 67"):
        assert f">{piece}</mark>" in answer


@pytest.mark.parametrize(("count", "said"), [(1, "отмечено 1 место"), (2, "отмечены 2 места"), (5, "отмечено 5 мест")])
def test_how_much_is_marked_is_said_in_good_russian(as_coordinator, count, said):
    text = " ".join(f"a{number}@example.kz" for number in range(count))
    assert said in save(as_coordinator, factories.event(), highlight_ru=text).content.decode()


def test_the_check_while_typing_says_the_same_and_saves_nothing(as_coordinator):
    event = factories.event()
    factories.mediator(full_name="Тестбай Ораз")
    sent = {"highlight_ru": "<b>Ораз Тестбай</b> пришёл 20 апреля", "told_in": "2023-Q4"}
    answer = as_coordinator.post(url(event, "event_text_check"), sent, headers={"HX-Request": "true"}).content.decode()
    assert ">Ораз Тестбай</mark>" in answer and ">20 апреля</mark>" in answer and "реестре медиаторов" in answer
    assert "<b>Ораз" not in answer
    assert Event.objects.get().highlight_ru == ""


def test_a_number_that_only_one_language_has_is_marked_in_it(as_coordinator):
    sent = {"highlight_ru": "Пришли 60 человек из 5 сёл.", "highlight_kk": "5 ауылдан 06 адам келді."}
    answer = as_coordinator.post(url(factories.event(attendance=60), "event_text_check"), sent).content.decode()
    assert ">60</mark>" in answer and "В казахском тексте" in answer
    assert ">06</mark>" in answer and ">5</mark>" not in answer


@pytest.mark.parametrize(
    ("length", "advice"),
    [
        (100, "ещё 100 знаков"),
        (159, "ещё 41 знак."),
        (200, ""),
        (600, ""),
        (602, "убрать 2 знака"),
        (750, "убрать 150 знаков"),
    ],
)
def test_the_length_is_advised(as_coordinator, length, advice):
    event = factories.event()
    sent = {"highlight_ru": f" {'ы' * length}\r\n"}
    answer = as_coordinator.post(url(event, "event_text_check"), sent).content.decode()
    assert (advice in answer) if advice else ("знаков" not in answer)


def test_the_region_orders_what_it_tells_and_the_report_follows(as_coordinator):
    events = [tell(title=title, told_position=place) for place, title in enumerate(("a", "b", "c"), start=1)]
    as_coordinator.post(url(events[2], "event_move"), {"to": "up"})
    as_coordinator.post(url(events[2], "event_move"), {"to": "up"})
    as_coordinator.post(url(events[2], "event_move"), {"to": "up"})
    assert [one.title for one in highlights(summarise(Q4))] == ["c", "a", "b"]
    as_coordinator.post(url(events[0], "event_move"), {"to": "down"})
    assert [one.event.title for one in page(as_coordinator).context["parts"][0].told] == ["c", "b", "a"]


def test_a_longer_period_tells_quarter_by_quarter_whatever_the_places_in_each():
    later = [tell(title="c", told_position=1), tell(title="d", told_position=2)]
    Event.objects.filter(pk__in=[one.pk for one in later]).update(told_in_on=Q4.start)
    for title, place in (("b", 2), ("a", 1)):
        factories.event("KZ-31", D(2023, 8, 1), told_in_on=D(2023, 7, 1), highlight_ru=RU, title=title,
                        told_position=place)  # fmt: skip
    assert [one.title for one in highlights(summarise(HalfYear(2023, 2)))] == ["a", "b", "c", "d"]


def test_nothing_is_ordered_once_the_quarter_is_handed_in(as_coordinator):
    first, second = tell(title="a", told_position=1), tell(title="b", told_position=2)
    factories.lock("KZ-31", Q4.start)
    answer = as_coordinator.post(url(second, "event_move"), {"to": "up"}, follow=True)
    assert "сдан" in answer.content.decode()
    assert list(Event.objects.told_in(Q4).in_telling_order()) == [first, second]


def test_an_event_told_newly_comes_last(as_coordinator):
    tell(told_position=3)
    event = factories.event()
    save(as_coordinator, event)
    assert Event.objects.get(pk=event.pk).told_position == 4


def test_the_list_says_which_language_is_missing_and_what_no_report_tells(as_coordinator):
    tell(title="Рассказано")
    factories.event(title="Забыто", highlight_kk="Мәтін")
    answer = page(as_coordinator)
    assert "нет текста: казахский" in answer.content.decode()
    assert [event.title for event in answer.context["waiting"]] == ["Забыто"]


@pytest.mark.parametrize(("language", "texts"), [("ru", {"highlight_kk": "Мәтін"}), ("kk", {"highlight_ru": "Текст"})])
def test_the_report_prints_the_other_language_where_one_is_missing(as_coordinator, language, texts):
    event = tell(**{"highlight_ru": "", "highlight_kk": "", **texts})
    [text] = texts.values()
    with override(language):
        assert [one.text for one in highlights(summarise(Q4))] == [text]
    assert "отчёт печатает текст на другом языке" in as_coordinator.get(url(event, "event_text")).content.decode()


def test_the_report_and_its_look_name_the_event_in_their_language(as_coordinator):
    event = tell(title="Встреча", title_kk="Кездесу", highlight_kk="Мәтін")
    for language, title in (("ru", "Встреча"), ("kk", "Кездесу")):
        with override(language):
            assert [one.title for one in highlights(summarise(Q4))] == [title]
    text = " ".join(as_coordinator.get(url(event, "event_text")).content.decode().split())
    assert text.count('lang="kk"> Кездесу (') == text.count('lang="ru"> Встреча (') == 1


def test_national_staff_see_all_regions_and_may_choose_one(as_national, as_coordinator):
    for region in ("KZ-31", "KZ-71"):
        tell(region)
    assert [part.region.pk for part in page(as_national).context["parts"]] == ["KZ-31", "KZ-71"]
    assert [part.region.pk for part in page(as_national, region="KZ-71").context["parts"]] == ["KZ-71"]
    assert [part.region.pk for part in page(as_coordinator, region="KZ-71").context["parts"]] == ["KZ-31"]
    assert 'name="to"' not in page(as_national).content.decode()


def test_another_regions_text_does_not_exist_and_national_staff_write_none(as_coordinator, as_national):
    event = tell("KZ-71")
    for name in ("event_text", "event_text_edit"):
        assert as_coordinator.get(url(event, name)).status_code == 404
    assert as_coordinator.post(url(event, "event_text_check")).status_code == 404
    assert as_coordinator.post(url(event, "event_move"), {"to": "up"}).status_code == 404
    assert as_national.get(url(event, "event_text")).status_code == 200
    for name in ("event_text_edit", "event_text_check", "event_move"):
        assert as_national.post(url(event, name), {"to": "up"}).status_code == 403


def test_two_editors_choose_between_their_texts(as_coordinator):
    event = factories.event()
    save(as_coordinator, event)
    answer = save(as_coordinator, event, version=1, highlight_ru="моё")
    assert answer.status_code == 409 and RU in answer.content.decode() and "моё" in answer.content.decode()


def test_the_quarter_asks_a_constant_number_of_times(as_national):
    def queries():
        with CaptureQueriesContext(connection) as seen:
            page(as_national)
        return len(seen)

    tell()
    before = queries()
    for region in ("KZ-31", "KZ-71", "KZ-10"):
        tell(region)
        factories.mediator(region)
    assert queries() == before


@pytest.mark.parametrize("quarter", ["", "2023-Q9", "x"])
def test_an_odd_quarter_in_the_address_shows_the_awaited_one(as_coordinator, quarter):
    factories.lock("KZ-31", Q3.start)
    assert page(as_coordinator, quarter).context["quarter"] == Q4
