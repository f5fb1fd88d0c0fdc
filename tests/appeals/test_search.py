"""Finding appeals: by number, platform, mediator and category, whatever the alphabet and the typing."""

import datetime

import pytest
from django.db import connection

from appeals.models import Appeal
from mediation.database.fold import Fold
from mediation.scope import scope
from tests import factories
from tests.conftest import signed_in

pytestmark = pytest.mark.django_db
D = datetime.date


def folded(text: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute("select portal_fold(%s)", [text])
        return cursor.fetchone()[0]


@pytest.fixture
def known(db):
    """Appeals that differ in everything that can be searched for."""
    taraz = factories.platform("KZ-31", name_ru="Кабинет медиации, г. Тараз", name_kk="Медиация кабинеті, Тараз қ.")
    school = factories.platform("KZ-31", name_ru="Школа № 12, Жамбылский район", locality="Мерке")
    who = factories.mediator("KZ-31", full_name="Ғабитов Нұрлан Қайратұлы")
    return {
        "office": factories.appeal(taraz, category=factories.category("housing")),
        "school": factories.appeal(school, category=factories.category("school"), external_id="БЛ-77/а"),
        "mediated": factories.appeal(taraz, category=factories.category("labour"), mediator=who),
    }


def found(client, text: str) -> set[str]:
    register = client.get("/appeals/", {"q": text}).context["register"]
    return {row["cells"][0]["text"] for row in register["rows"]}


@pytest.mark.parametrize(
    "texts",
    [
        ("Жамбыл", "zhambyl", "Jambyl", "ЖАМБЫЛ", "жамбыль"),
        ("Қызылорда", "Кызылорда", "Kyzylorda", "Qyzylorda"),
        ("Шымкент", "Shymkent", "Şymkent"),
        ("Щучинск", "Shchuchinsk"),
        ("Өскемен", "Оскемен", "Oskemen"),
        ("Ерлан", "Ёрлан", "Yerlan", "erlan"),
        ("Ахметов", "Akhmetov", "Ahmetov"),
        ("Нұрсұлтан", "Нурсултан", "Nursultan"),
        ("Ғабит", "Габит", "Gabit"),
        ("Һ І Ә Ң Ү", "х и а н у"),
    ],
)
def test_one_word_in_every_alphabet_folds_alike(texts):
    assert len({folded(text) for text in texts}) == 1


def test_different_words_stay_different():
    words = ("Тараз", "Талас", "Мерке", "Меркенский", "Шу", "Чу", "KZ-31/2023/00042", "KZ-31/2023/00043")
    assert len({folded(word) for word in words}) == len(words)


def test_numbers_keep_their_doubled_digits():
    assert folded("KZ-31/2023/00042") == "kz-31/2023/00042"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Жамбыл", {"school"}),
        ("zhambyl", {"school"}),
        ("мерке", {"school"}),
        ("меркее", {"school"}),
        ("taraz", {"office", "mediated"}),
        ("Тарз", {"office", "mediated"}),
        ("жилищные", {"office"}),
        ("жилещный", {"office"}),
        ("тұрғын", {"office"}),
        ("тургын", {"office"}),
        ("Габитов", {"mediated"}),
        ("gabitov nurlan", {"mediated"}),
        ("Гбитов", {"mediated"}),
        ("тараз труд", {"mediated"}),
        ("бл-77", {"school"}),
        ("школа 12", {"school"}),
        ("школа 13", set()),
        ("нет такого", set()),
        ("«»", set()),
        ("100% _ \\", set()),
        ("[(*", set()),
    ],
)
def test_a_search_finds(as_coordinator, known, text, who):
    assert found(as_coordinator, text) == {known[name].number for name in who}


def test_an_exact_word_does_not_bring_its_likes(as_coordinator, known):
    other = factories.mediator("KZ-31", full_name="Габидов Олег")
    factories.appeal(known["office"].platform, mediator=other)
    assert found(as_coordinator, "Габитов") == {known["mediated"].number}


@pytest.mark.parametrize("write", [lambda n: n, lambda n: n.lower(), lambda n: n[6:], lambda n: str(int(n[-5:]))])
def test_a_number_is_found_whole_or_by_its_end(as_coordinator, known, write):
    number = known["school"].number
    assert found(as_coordinator, write(number)) == {number}


def test_numbers_are_never_guessed_at(as_coordinator, known):
    assert found(as_coordinator, "KZ-31/2023/00009") == set()


def test_the_search_keeps_to_the_region(as_coordinator, as_national, known):
    elsewhere = factories.platform("KZ-71", name_ru="Кабинет медиации, г. Тараз")
    other = factories.appeal(elsewhere)
    assert other.number not in found(as_coordinator, "тараз")
    assert other.number in found(as_national, "тараз")


def ids(text: str) -> set[int]:
    with connection.cursor() as cursor:
        cursor.execute("select portal_search_appeals(%s)", [text])
        return {row[0] for row in cursor.fetchall()}


def test_the_function_itself_gives_no_other_regions_rows(known):
    theirs = factories.mediator("KZ-71", full_name="Заурбеков Азат")
    factories.appeal(factories.platform("KZ-71", name_ru="Тараз"))
    factories.appeal(known["office"].platform, mediator=theirs)
    with scope(role="coordinator", region="KZ-31"):
        assert ids("тараз") == set(Appeal.objects.exclude(pk=known["school"].pk).values_list("pk", flat=True))
        assert ids("Заурбеков") == set()  # a mediator of another region has no name here
    with scope(role="coordinator"):
        assert ids("тараз") == set()


@pytest.mark.parametrize("role", ["administrator", "public"])
def test_who_reads_no_appeals_may_not_search_them(known, role):
    with connection.cursor() as cursor:
        cursor.execute(
            "select has_function_privilege(%s, 'portal_search_appeals(text)', 'execute')", [f"portal_{role}"]
        )
        assert cursor.fetchone() == (False,)


def test_other_registers_can_fold_too(known):
    rows = Appeal.objects.annotate(folded=Fold("mediator__full_name"))
    assert rows.filter(folded__contains=folded("Gabitov")).get() == known["mediated"]


@pytest.fixture
def party(known):
    return factories.party(known["school"], name="Сапарова Айгуль", contact="+7 700 000 00 01")


def asked(client, text: str):
    return client.post("/appeals/party/", {"party": text}, follow=True)


@pytest.mark.parametrize("text", ["Сапарова Айгуль", "сапарова  айгуль ", "+7 700 000 00 01"])
def test_a_party_is_found_by_the_exact_name_or_contact(as_coordinator, known, party, text):
    response = asked(as_coordinator, text)
    assert [row["cells"][0]["text"] for row in response.context["register"]["rows"]] == [known["school"].number]


@pytest.mark.parametrize("text", ["87000000001", "77000000001", "8 (700) 000-00-01"])
def test_a_telephone_is_found_however_it_is_written(as_coordinator, known, party, text):
    response = asked(as_coordinator, text)
    assert [row["cells"][0]["text"] for row in response.context["register"]["rows"]] == [known["school"].number]


@pytest.mark.parametrize("text", ["Сапарова", "Айгуль Сапарова", "700", "87000000002", "тел. 87000000001"])
def test_a_part_of_a_name_finds_nobody(as_coordinator, party, text):
    assert asked(as_coordinator, text).context["register"]["rows"] == []


def test_no_address_holds_the_name(as_coordinator, party):
    response = asked(as_coordinator, "Сапарова Айгуль")
    [(address, _status)] = response.redirect_chain
    assert "party=" in address and "%D0" not in address
    assert "Сапарова" not in response.content.decode()


def test_another_region_and_national_staff_find_no_party(as_national, stranger, party):
    assert asked(signed_in(stranger), "Сапарова Айгуль").context["register"]["rows"] == []
    assert as_national.post("/appeals/party/", {"party": "Сапарова Айгуль"}).status_code == 403


@pytest.mark.parametrize("marked", ["x", "=", "AAAA", "ы"])
def test_a_mark_that_is_not_ours_finds_nobody(as_coordinator, party, marked):
    assert as_coordinator.get("/appeals/", {"party": marked}).context["register"]["rows"] == []
