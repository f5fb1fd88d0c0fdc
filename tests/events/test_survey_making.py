"""National staff make a questionnaire; the first answer freezes what it asks."""

import datetime
import uuid

import pytest
import segno
from django.db import IntegrityError, connection, transaction
from django.urls import reverse

from events.models import Campaign, Choice, Question, Questionnaire, Response
from tests import factories

pytestmark = pytest.mark.django_db
D = datetime.date
TODAY = D(2023, 11, 20)


@pytest.fixture
def campaign(db):
    return factories.campaign("week", TODAY, D(2023, 11, 24))


@pytest.fixture
def asked(campaign):
    return factories.questionnaire(campaign)


def send(client, name, *args, **values):
    return client.post(reverse(f"events:{name}", args=args), {"form_token": str(uuid.uuid4()), **values})


def new(client, campaign, **values):
    given = {"campaign": campaign.pk, "name_ru": "Опрос", "name_kk": "Сауалнама", "opens_on": "", "closes_on": ""}
    return send(client, "questionnaire_add", **{**given, **values})


QUESTION = {
    "kind": "single",
    "is_required": "on",
    "text_ru": "Слышали?",
    "text_kk": "Естідіңіз бе?",
    "choices_ru": "Да\nНет",
    "choices_kk": "Иә\nЖоқ",
}


def test_a_questionnaire_is_made_with_questions_opened_and_closed(as_national, campaign):
    new(as_national, campaign)
    made = Questionnaire.objects.get()
    assert (made.opens_on, made.closes_on, made.is_published) == (TODAY, D(2023, 11, 24), False)
    assert len(made.code) == 5
    send(as_national, "questionnaire_publish", made.pk, is_published="yes")
    made.refresh_from_db()
    assert not made.is_published  # without questions there is nothing to answer
    send(as_national, "question_add", made.pk, **QUESTION)
    send(as_national, "question_add", made.pk, kind="scale", steps=10, text_ru="Насколько?", text_kk="Қаншалықты?")
    first, second = made.questions.all()
    assert [str(choice) for choice in first.choices.all()] == ["Да", "Нет"]
    assert (second.sort_order, second.steps, second.is_required) == (2, 10, False)
    send(as_national, "question_change", second.pk, "up")
    assert list(made.questions.all()) == [second, first]
    send(as_national, "questionnaire_publish", made.pk, is_published="yes")
    assert Questionnaire.objects.get().is_published
    send(as_national, "questionnaire_publish", made.pk, is_published="no")
    assert not Questionnaire.objects.get().is_published


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name_kk": ""}, "name_kk"),
        ({"opens_on": "2023-11-19"}, "closes_on"),
        ({"closes_on": "2023-11-25"}, "closes_on"),
        ({"opens_on": "2023-11-23", "closes_on": "2023-11-22"}, "closes_on"),
    ],
)
def test_bad_questionnaires_are_told_beside_their_field(as_national, campaign, values, field):
    response = new(as_national, campaign, **values)
    assert response.status_code == 200 and field in response.context["form"].errors
    assert not Questionnaire.objects.exists()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"choices_ru": "Да"}, "choices_ru"),
        ({"choices_kk": "Иә"}, "choices_kk"),
        ({"choices_ru": "Да\nда"}, "choices_ru"),
        ({"choices_ru": "Да\n" + "я" * 201}, "choices_ru"),
        ({"text_kk": ""}, "text_kk"),
        ({"kind": "scale", "steps": ""}, "steps"),
        ({"kind": "scale", "steps": "7"}, "steps"),
        ({"kind": "riddle"}, "kind"),
    ],
)
def test_bad_questions_are_told_beside_their_field(as_national, asked, values, field):
    before = asked.questions.count()
    response = send(as_national, "question_add", asked.pk, **{**QUESTION, **values})
    assert response.status_code == 200 and field in response.context["form"].errors
    assert asked.questions.count() == before


def edited(client, question, **changes):
    form = client.get(reverse("events:question_edit", args=[question.pk])).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() not in (None, "", False)}
    return send(client, "question_edit", question.pk, **{**sent, **changes})


def test_the_first_answer_freezes_what_is_asked_but_not_its_words(as_national, asked):
    factories.response(asked)
    question = asked.questions.get(kind="single")
    response = edited(as_national, question, text_ru="Слышали ли вы?", choices_ru="Да!\nНет\nНе помню")
    assert response.status_code == 302
    question.refresh_from_db()
    assert question.text_ru == "Слышали ли вы?" and question.choices.first().text_ru == "Да!"
    for changes in (
        {"kind": "several"},
        {"choices_ru": "Да\nНет\nДругое\nЕщё", "choices_kk": "1\n2\n3\n4"},
        {"choices_ru": "Да\nНет", "choices_kk": "Иә\nЖоқ"},
    ):
        response = edited(as_national, question, **changes)
        assert response.status_code == 200 and "уже ответили" in response.content.decode(), changes
    refused = as_national.post(reverse("events:question_change", args=[question.pk, "delete"]), follow=True)
    assert "уже ответили" in refused.content.decode()
    assert send(as_national, "question_add", asked.pk, **QUESTION).status_code == 200
    assert asked.questions.count() == 4 and question.choices.count() == 3


def test_answered_choices_do_not_change_places(as_national, asked):
    question = asked.questions.get(kind="single")
    moved = {"choices_ru": "single 2\nsingle 1\nsingle 3"}
    assert edited(as_national, question, **moved).status_code == 302
    assert question.choices.first().text_ru == "single 2"
    factories.response(asked)
    response = edited(as_national, question, choices_ru="single 1\nsingle 2\nsingle 3")
    assert "choices_ru" in response.context["form"].errors
    assert question.choices.first().text_ru == "single 2"


def test_a_frozen_question_or_choice_is_retired_and_keeps_its_answers(as_national, asked, client):
    factories.response(asked)
    question = asked.questions.get(kind="single")
    choice = question.choices.last()
    send(as_national, "question_change", question.pk, "retire", choice=choice.pk)
    send(as_national, "question_change", asked.questions.get(kind="scale").pk, "retire")
    page = client.get(f"/s/{asked.code}-31/").content.decode()
    assert choice.text not in page and "Вопрос scale" not in page and "Вопрос single" in page
    told = as_national.get(reverse("events:questionnaire_results", args=[asked.pk])).content.decode()
    assert choice.text in told and "Вопрос scale" in told
    send(as_national, "question_change", question.pk, "restore", choice=choice.pk)
    assert not Choice.objects.get(pk=choice.pk).is_retired


def test_answers_stay_within_the_days_and_the_campaign_of_their_questionnaire(asked):
    factories.response(asked, answered_on=TODAY)
    for values in ({"opens_on": D(2023, 11, 21)}, {"campaign": factories.campaign("other", TODAY, D(2023, 11, 24))}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Questionnaire.objects.filter(pk=asked.pk).update(**values)
    for day in (D(2023, 11, 19), D(2023, 11, 25)):
        with pytest.raises(IntegrityError), transaction.atomic():
            factories.response(asked, answered_on=day)
    with pytest.raises(IntegrityError), transaction.atomic():
        asked.delete()


def test_a_campaign_covers_its_questionnaires(asked):
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=asked.campaign_id).update(ends_on=D(2023, 11, 22))
        connection.check_constraints()
    Campaign.objects.filter(pk=asked.campaign_id).update(ends_on=D(2023, 11, 30))
    connection.check_constraints()


def test_questions_are_copied_from_an_earlier_questionnaire(as_national, asked, campaign):
    factories.response(asked)
    Question.objects.filter(kind="text").update(is_retired=True)
    new(as_national, campaign, source=asked.pk)
    copied = Questionnaire.objects.latest("pk")
    assert [row.text_ru for row in copied.questions.all()] == ["Вопрос single", "Вопрос several", "Вопрос scale"]
    assert copied.questions.first().choices.count() == 3
    assert asked.questions.count() == 4


def test_regions_use_questionnaires_and_do_not_make_them(as_coordinator, as_administrator, asked, campaign):
    page = as_coordinator.get(reverse("events:questionnaire", args=[asked.pk])).content.decode()
    assert f"/s/{asked.code}-31/" in page and f"/s/{asked.code}-71/" not in page
    question = asked.questions.first()
    assert new(as_coordinator, campaign).status_code == 403
    assert send(as_coordinator, "question_add", asked.pk, **QUESTION).status_code == 403
    assert send(as_coordinator, "question_change", question.pk, "delete").status_code == 403
    assert send(as_coordinator, "questionnaire_publish", asked.pk, is_published="no").status_code == 403
    assert as_administrator.get(reverse("events:questionnaires")).status_code == 403


def test_a_question_sent_twice_is_one_and_two_editors_meet(as_national, asked):
    token = str(uuid.uuid4())
    for _click in range(2):
        as_national.post(reverse("events:question_add", args=[asked.pk]), {"form_token": token, **QUESTION})
    assert asked.questions.count() == 5
    question = asked.questions.last()
    edited(as_national, question, text_ru="Первый", version=1)
    response = edited(as_national, question, text_ru="Второй", version=1)
    assert response.status_code == 302
    question.refresh_from_db()
    assert question.text_ru == "Первый"


def test_the_preview_is_the_phones_page_and_sends_nothing(as_national, asked):
    page = as_national.get(reverse("events:questionnaire_preview", args=[asked.pk]), {"language": "kk"})
    text = page.content.decode()
    assert "Сұрақ single" in text and "csrfmiddlewaretoken" not in text and "disabled" in text
    assert not Response.objects.exists()


@pytest.mark.parametrize("kind", ["svg", "png"])
def test_a_qr_code_is_a_file(as_coordinator, asked, kind):
    answer = as_coordinator.get(reverse("events:questionnaire_qr", args=[asked.pk, kind]))
    begins = {"svg": b"<?xml", "png": b"\x89PNG"}[kind]
    assert answer.content.startswith(begins)
    assert f'filename="{asked.code}-31.{kind}"' in answer["Content-Disposition"]
    assert as_coordinator.get(reverse("events:questionnaire_qr", args=[asked.pk, "gif"])).status_code == 404


def test_a_qr_code_says_the_address(as_national, asked, monkeypatch):
    said = []
    make = segno.make
    monkeypatch.setattr("events.surveys.links.segno.make", lambda text, **how: said.append(text) or make(text, **how))
    as_national.get(reverse("events:questionnaire_qr", args=[asked.pk, "png"]), {"region": "KZ-71"})
    assert said == [f"http://testserver/s/{asked.code}-71/"]


def test_a_poster_speaks_both_languages_and_names_its_place(as_coordinator, asked):
    at = factories.platform("KZ-31", name_ru="Кабинет Мира", name_kk="Бейбіт кабинеті")
    foreign = factories.platform("KZ-71")
    address = reverse("events:questionnaire_poster", args=[asked.pk])
    page = as_coordinator.get(address, {"platform": at.pk}).content.decode()
    for words in ("Анкета", "Сауалнама", "Кабинет Мира", "Бейбіт кабинеті", "Наведите", "бағыттап", "<svg",
                  f"http://testserver/s/{asked.code}-31-{at.pk}/"):  # fmt: skip
        assert words in page, words
    assert as_coordinator.get(address, {"platform": foreign.pk}).status_code == 404
    assert f"/s/{asked.code}-31/" in as_coordinator.get(address, {"region": "KZ-71"}).content.decode()
