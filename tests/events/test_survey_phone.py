"""The questionnaire on a phone: anybody answers once from a device, in either language."""

import datetime
import re

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Answer, Questionnaire, Response
from events.surveys import actions, device
from mediation import gate
from mediation.scope import scope
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)


@pytest.fixture(autouse=True)
def patient(monkeypatch):
    monkeypatch.setattr(gate, "FASTEST", 0)


@pytest.fixture
def asked(db):
    """A questionnaire that is open today."""
    return factories.questionnaire(factories.campaign("week", TODAY, D(2023, 11, 24)), code="abc23")


def filled(asked, **changes) -> dict:
    """What a person sends: the first choice of each question, the fourth step, no words."""
    single, several, scale, words = asked.questions.order_by("sort_order")
    values = {
        f"q{single.pk}": single.choices.first().pk,
        f"q{several.pk}": [choice.pk for choice in several.choices.all()[:2]],
        f"q{scale.pk}": "4",
        f"q{words.pk}": "",
        "form_token": gate.new_token(),
    }
    places = {"single": single, "several": several, "scale": scale, "words": words}
    return values | {f"q{places[name].pk}" if name in places else name: value for name, value in changes.items()}


def send(asked, client=None, address="/s/abc23-31/", **changes):
    return (client or Client()).post(address, filled(asked, **changes))


def test_an_answer_is_kept_with_its_region_and_day_and_thanked_for(asked):
    client = Client()
    response = client.post("/s/abc23-31/", filled(asked, words="Нужен кабинет рядом"), follow=True)
    assert response.redirect_chain == [("/s/abc23-31/thanks/", 302)]
    row = Response.objects.get()
    assert (row.region_id, row.way, row.answered_on, row.campaign_id) == ("KZ-31", "phone", TODAY, asked.campaign_id)
    assert row.platform_id is None and row.entered_by_id is None
    assert Answer.objects.filter(response=row).count() == 5


def test_the_language_is_chosen_on_the_page_and_kept_with_the_answer(asked):
    client = Client()
    page = client.get("/s/abc23-31/?language=kk").content.decode()
    assert "Сұрақ single" in page and "Вопрос single" not in page and 'lang="kk"' in page
    assert "Жауаптарды жіберу" in page
    client.post("/s/abc23-31/", filled(asked))
    assert Response.objects.get().language == "kk"
    other = Client()
    other.get("/s/abc23-31/?language=kk")
    assert "Сұрақ single" in other.get("/s/abc23-31/").content.decode()


def test_a_second_answer_from_the_same_device_is_told_kindly_and_not_counted(asked):
    client = Client()
    send(asked, client)
    again = client.get("/s/abc23-31/")
    assert again.status_code == 200 and "уже ответили" in again.content.decode()
    assert "<form" not in again.content.decode()
    # Somebody who kept the form open, and from another region's address.
    for address in ("/s/abc23-31/", "/s/abc23-71/"):
        assert send(asked, client, address).status_code == 409
    assert Response.objects.count() == 1


def test_a_device_that_forgot_what_it_answered_is_known_to_the_database(asked):
    client = Client()
    client.get("/s/abc23-31/")
    before = client.cookies[device.COOKIE].value
    send(asked, client)
    client.cookies[device.COOKIE] = before
    response = send(asked, client)
    assert response.status_code == 409 and "уже ответили" in response.content.decode()
    assert Response.objects.count() == 1


def test_the_same_form_sent_twice_is_one_answer(asked):
    values = filled(asked)
    for _click in range(2):
        assert Client().post("/s/abc23-31/", values).status_code == 302
    assert Response.objects.count() == 1 and Answer.objects.count() == 4


def test_another_device_and_another_questionnaire_are_counted(asked):
    client, other = Client(), factories.questionnaire(asked.campaign, code="xyz23")
    send(asked, client)
    send(other, client, "/s/xyz23-31/")
    send(asked)
    assert Response.objects.count() == 3
    assert len({bytes(row.device) for row in Response.objects.all()}) == 3


@pytest.mark.parametrize("value", ["x", "a:b:c", "WyJ4IiwgW11d:1:2"])
def test_a_tampered_cookie_is_a_new_device(asked, value):
    client = Client()
    client.cookies[device.COOKIE] = value
    assert client.get("/s/abc23-31/").status_code == 200
    assert send(asked, client).status_code == 302


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"single": ""}, "single"),
        ({"several": []}, "several"),
        ({"single": "999999999"}, "single"),
        ({"single": "x"}, "single"),
        ({"several": ["999999999"]}, "several"),
        ({"scale": "6"}, "scale"),
        ({"scale": "0"}, "scale"),
        ({"words": "я" * 1001}, "text"),
    ],
)
def test_bad_answers_are_told_beside_their_question_and_nothing_is_lost(asked, changes, field):
    response = send(asked, **changes)
    question = asked.questions.get(kind="text" if field == "text" else field)
    assert response.status_code == 200
    assert list(response.context["form"].errors) == [f"q{question.pk}"]
    page = response.content.decode()
    assert f'id="id_q{question.pk}_error"' in page and page.count("checked") >= 2
    assert not Response.objects.exists()


def test_ten_megabytes_of_words_are_told_beside_the_question_and_do_not_come_back(asked):
    response = send(asked, words="я" * 5_000_000)
    assert response.status_code == 200 and "слишком длинно" in response.content.decode().lower()
    assert len(response.content) < 40_000 and response.content.decode().count("checked") >= 2
    assert not Response.objects.exists()


def test_a_choice_of_another_question_is_none(asked):
    foreign = asked.questions.get(kind="several").choices.first().pk
    assert send(asked, single=foreign).context["form"].errors
    row = factories.response(asked)
    single = asked.questions.get(kind="single")
    with pytest.raises(IntegrityError), transaction.atomic():
        Answer.objects.create(
            response=row, questionnaire=asked, region_id=row.region_id, question=single, choice_id=foreign
        )


def test_a_platform_on_the_address_is_kept_and_one_of_another_region_leads_nowhere(asked):
    at = factories.platform("KZ-31", name_ru="Кабинет Мира")
    assert "Кабинет Мира" in Client().get(f"/s/abc23-31-{at.pk}/").content.decode()
    send(asked, address=f"/s/abc23-31-{at.pk}/")
    assert Response.objects.get().platform_id == at.pk
    for code in (
        f"abc23-71-{at.pk}",
        "abc23-31-999999",
        "abc23-99",
        "abc23-31-x",
        "nope2-31",
        "abc23--5",
        "abc23-31-²",
    ):
        assert Client().get(f"/s/{code}/").status_code == 404, code


def test_an_address_without_a_region_asks_for_it(asked):
    assert "region" in send(asked, address="/s/abc23/").context["form"].errors
    assert send(asked, address="/s/abc23/", region="KZ-71").status_code == 302
    assert Response.objects.get().region_id == "KZ-71"


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"opens_on": D(2023, 11, 21)}, "откроется 21.11.2023"),
        ({"opens_on": D(2023, 11, 20), "closes_on": D(2023, 11, 20)}, ""),
    ],
)
def test_a_questionnaire_is_answered_in_its_days_only(asked, settings, changes, said):
    Questionnaire.objects.filter(pk=asked.pk).update(**changes)
    if not said:
        settings.PORTAL_TODAY, said = D(2023, 11, 21), "Анкета закрыта"
    page = Client().get("/s/abc23-31/")
    assert page.status_code == 200 and said in page.content.decode()
    assert send(asked).status_code == 410
    assert not Response.objects.exists()


def test_one_that_was_never_opened_does_not_exist(asked):
    Questionnaire.objects.filter(pk=asked.pk).update(is_published=False)
    assert Client().get("/s/abc23-31/").status_code == 404


def test_a_closed_quarter_takes_no_answer(asked):
    factories.lock("KZ-31", D(2023, 10, 1), "submitted")
    response = send(asked)
    assert response.status_code == 410 and "Анкета закрыта" in response.content.decode()
    assert send(asked, address="/s/abc23-71/").status_code == 302


def test_a_form_sent_faster_than_people_read_waits(asked, monkeypatch):
    monkeypatch.setattr(gate, "FASTEST", 4)
    assert "быстрее" in send(asked).content.decode()
    assert not Response.objects.exists()


def test_a_flood_from_one_address_is_stopped(asked, monkeypatch):
    monkeypatch.setattr("events.views.answering.ANSWERS_AN_HOUR", 2)
    assert [send(asked).status_code for _try in range(3)] == [302, 302, 429]
    assert Response.objects.count() == 2


def test_the_page_is_light_needs_no_script_and_names_no_answer(asked):
    factories.response(asked, words="канарейка")
    page = Client().get("/s/abc23-31/")
    text = page.content.decode()
    assert len(page.content) < 20_000 and "<script" not in text and "канарейка" not in text
    assert re.findall(r'type="(radio|checkbox)"', text).count("radio") == 8
    assert page["Cache-Control"] == "no-store"


def test_the_public_reads_no_answer_and_no_hidden_questionnaire(asked):
    factories.response(asked, words="канарейка")
    hidden = factories.questionnaire(asked.campaign, is_published=False)
    for table in ("events_response", "events_answer", "events_surveycount"):
        with pytest.raises(ProgrammingError), scope(role="public"), connection.cursor() as cursor:
            cursor.execute(f"select * from {table}")
    with scope(role="public"):
        assert not Questionnaire.objects.published().filter(pk=hidden.pk).exists()
        assert Questionnaire.objects.published().filter(pk=asked.pk).exists()
    with scope(role="public"):
        assert not hidden.questions.exists() and asked.questions.count() == 4


@pytest.mark.parametrize("values", [{"is_published": False}, {"way": "paper"}], ids=str)
def test_the_public_answers_open_questionnaires_on_a_phone_and_nothing_else(asked, values):
    Questionnaire.objects.filter(pk=asked.pk).update(is_published=values.get("is_published", True))
    way = values.get("way", "phone")
    own = {"device": b"1"} if way == "phone" else {"entered_at": timezone.now()}
    one = actions.blank(asked, region_id="KZ-31", way=way, language="ru", **own)
    with pytest.raises((ProgrammingError, IntegrityError)), scope(role="public"):
        actions.keep([one])
    assert not Response.objects.exists()


def test_thanks_lead_to_the_offices(asked):
    page = Client().get("/s/abc23-31/thanks/")
    assert page.status_code == 200 and reverse("directory:start") in page.content.decode()
