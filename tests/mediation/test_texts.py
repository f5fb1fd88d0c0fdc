"""What a look at a text for the report finds, and what it leaves alone."""

import datetime

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from mediation.quarter import Quarter
from mediation.texts import Kind, check
from mediation.texts.findings import segments

D, Q3 = datetime.date, Quarter(2023, 3)


def found(text, kind, language="ru", **facts):
    return [
        text[one.start : one.end] for one in check(text, language=language, quarter=Q3, **facts) if one.kind == kind
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Медиатор В.Примеров провёл приём.", ["В.Примеров"]),
        ("Выступила Г.О. Примерова и другие.", ["Г.О. Примерова"]),
        ("Слово взял Примеров И. И., судья.", ["Примеров И. И."]),
        ("Встречу вела Айгуль Примерова.", ["Айгуль Примерова"]),
        ("Благодарим Айгуль Примерову за помощь.", ["Айгуль Примерову"]),
        ("Пришла Анна Петровна.", ["Анна Петровна"]),
        ("Жиынды Асқар Ержанұлы жүргізді.", ["Асқар Ержанұлы"]),
        ("Медиатор Б. Примерованың сөзі.", ["Б. Примерованың"]),
    ],
)
def test_a_persons_name_is_found(text, said):
    assert found(text, Kind.NAME) == said


@pytest.mark.parametrize(
    "text",
    [
        "Встреча прошла в Северо-Казахстанской области, в городе Тараз и селе Мерке.",
        "КГУ «Қоғамдық келісім» и Дом Дружбы позвали Ассамблею народа Казахстана.",
        "В школе имени А.С. Пушкина и на ул. А. Иманова говорили о медиации.",
        "Разъяснили Послание Президента К. Токаева народу Казахстана.",
        "Т.Жүргенов атындағы академияда дөңгелек үстел өтті.",
        "Центр «Айгуль Примерова» открыл двери.",
        "Медиаторы объехали Жамбылский и Меркенский районы.",
    ],
)
def test_places_bodies_and_the_president_are_no_persons(text):
    assert found(text, Kind.NAME) == []


@pytest.mark.parametrize("text", ["с Тестбай Оразом говорили", "пригласили Ораз Тестбай на встречу"])
def test_a_mediator_of_the_register_is_found_whatever_stands_around(text):
    assert found(text, Kind.NAME) == []
    assert len(found(text, Kind.NAME, known_names=["Тестбай Ораз"])) == 1


@pytest.mark.parametrize(
    "contact",
    ["+7 701 123 45 67", "8(727)2501234", "54-12-30", "a.b@example.kz", "https://example.kz/a", "www.example.kz",
     "900101300123", "@mediator_kz", "t.me/mediator"],
)  # fmt: skip
def test_a_contact_is_found_whole(contact):
    assert found(f"Пишите: {contact}.", Kind.CONTACT) == [contact]


@pytest.mark.parametrize(
    "text", ["охват 1 200 000 человек", "с 10:00 до 18:00", "45,5 процента", "№ 12-34 от 2023 года"]
)
def test_other_numbers_are_no_contacts(text):
    assert found(text, Kind.CONTACT) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("прошёл 20 апреля", ["20 апреля"]),
        ("прошёл 20 апреля 2023 года в Семее", ["20 апреля 2023 года"]),
        ("4, 5, 6 сентября 2023 года", []),
        ("29, 30 июня и 1 июля", ["29, 30 июня"]),
        ("с 28 по 30 июня", ["28 по 30 июня"]),
        ("31 июля – 4 августа 2023 года", []),
        ("4 сентября 2022 года", ["4 сентября 2022 года"]),
        ("13.06.2023", ["13.06.2023"]),
        ("13.09.2023 и 2023-09-14", []),
        ("2023-06-13", ["2023-06-13"]),
        ("в июне началась работа", ["июне"]),
        ("в августе и к октябрю", ["октябрю"]),
        ("20 сәуірде өтті", ["20 сәуірде"]),
        ("2023 жылғы 4-6 қыркүйекте", []),
        ("2023 жылғы 20 сәуір", ["2023 жылғы 20 сәуір"]),
        ("маусым айында басталды", ["маусым айында"]),
        ("мамырда", ["мамырда"]),
        ("Наурыз мейрамы, қараша үй, Қазан қаласы, Марта пришла", []),
        ("31 февраля", []),
    ],
)
def test_days_outside_the_quarter_are_found(text, said):
    assert found(text, Kind.DATE) == said


def test_the_events_own_day_is_told_apart():
    def message(**facts):
        [one] = check("Прошёл 20 апреля.", language="ru", quarter=Q3, **facts)
        return one.message

    with override("en"):
        assert "outside the period" in message(own_days=(D(2023, 4, 20), D(2023, 4, 20)))
        assert "quarter 3 of 2023" in message(own_days=(D(2023, 4, 21), D(2023, 4, 22)))


def test_numbers_are_compared_with_the_record():
    text = "Пришли 250 человек, 1 200 жителей смотрели эфир, 45 сертификатов; 34 адам, 40 сертификат."
    facts = {"people": 250, "certificates": 40}
    assert found(text, Kind.NUMBER, **facts) == ["1 200", "45", "34"]
    assert found(text, Kind.NUMBER) == []


@pytest.mark.parametrize(
    ("text", "other", "said"),
    [
        ("1 200 жителей и 45,50 процента", "1200 тұрғын, 45.5 пайыз", []),
        ("4 сентября, 30 педагогов, 3 спора", "04 қыркүйек, 30 педагог", ["3"]),
        ("с 10:00 до 18:00", "10:00-ден 17:00-ге дейін", ["18"]),
        ("34 участника", "", []),
        ("34 участника", "қатысушылар", ["34"]),
        ("0 отказов, 2023 год", "2023 жыл, 00 бас тарту", []),
    ],
)
def test_a_number_that_the_other_language_lacks_is_found(text, other, said):
    assert found(text, Kind.NUMBER, counterpart=other) == said
    with override("en"):
        [one, *_more] = check("5", language="kk", counterpart="6")
    assert "Russian" in one.message


def test_a_text_in_the_other_language_is_noticed():
    kazakh = "Медиаторлар тұрғындарға медиацияның қалай басталатынын және қанша уақытқа созылатынын түсіндірді."
    russian = "Медиаторы объяснили жителям, с чего начинается медиация и сколько времени она обычно длится в области."
    told = {
        (text, language): found(text, Kind.LANGUAGE, language)
        for text in (kazakh, russian)
        for language in ("ru", "kk")
    }
    assert [bool(one) for one in told.values()] == [True, False, False, True]


PIECES = st.sampled_from(["В.Примеров ", "Примеров И. И.", "Айгуль Примерова", " 20 апреля ", "13.06.2023", "@a.b",
                          "+7 701 123 45 67", "маусым айында", "250 человек", "«", "»", "\n", "Мая ", "İ", "ᲀ",
                          "a@b.kz", "900101300123", " "])  # fmt: skip
TEXTS = st.lists(PIECES | st.text(max_size=12), max_size=12).map("".join)


@given(TEXTS, st.sampled_from(["ru", "kk"]))
def test_whatever_is_typed_the_findings_lie_in_order_within_it(text, language):
    findings = check(text, language=language, quarter=Q3, people=1, certificates=1, known_names=["Примерова Айгуль"],
                     counterpart="5")  # fmt: skip
    placed = [one for one in findings if len(one)]
    assert all(0 <= one.start < one.end <= len(text) for one in placed)
    assert all(one.end <= other.start for one, other in zip(placed, placed[1:], strict=False))
    assert "".join(piece.text for piece in segments(text, findings)) == text


@given(st.dates(D(2000, 1, 1), D(2099, 12, 31)))
def test_any_day_is_outside_exactly_when_the_quarter_does_not_hold_it(day):
    for text in (f"{day:%d.%m.%Y}", day.isoformat(), spelled(day, MONTHS_RU), spelled_kk(day)):
        assert found(text, Kind.DATE) == ([] if day in Q3 else [text]), text


MONTHS_RU = ("января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
             "декабря")  # fmt: skip
MONTHS_KK = ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
             "желтоқсан")  # fmt: skip


def spelled(day, months):
    return f"{day.day} {months[day.month - 1]} {day.year} года"


def spelled_kk(day):
    return f"{day.year} жылғы {day.day} {MONTHS_KK[day.month - 1]}"
