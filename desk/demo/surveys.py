"""The survey of the Week as a questionnaire, and one that is open now. Two regions filled theirs in the portal."""

import random
import uuid
from datetime import datetime, time, timedelta

from django.utils import timezone

from accounts.models import User
from desk.demo import facts
from desk.demo.facts import D
from events.models import Campaign, Question, Questionnaire, Response
from events.surveys import actions
from mediation import records
from mediation.scope import acting_as

SEED = 4770
FILLED = ("KZ-31", "KZ-59")
FINDINGS = "Опрошенные просят готовить этномедиаторов и переговорщиков и иметь медиатора в штате организаций."
FINDINGS_KK = "Сауалнамаға қатысқандар этномедиаторлар мен келіссөз жүргізушілерді даярлауды және ұйымдардың штатында \
медиатор болуын сұрайды."
NAMES = ("Что вы знаете о медиации?", "Медиация туралы не білесіз?")
INTROS = (
    "Шесть коротких вопросов. Ответы помогут открыть кабинеты там, где они нужны.",
    "Алты қысқа сұрақ. Жауаптарыңыз кабинеттерді қажет жерде ашуға көмектеседі.",
)
CONCLUSIONS = (
    "О медиации знают две трети опрошенных, но обращались к медиатору немногие: людям нужен понятный адрес рядом.",
    "Сауалнамаға қатысқандардың үштен екісі медиация туралы біледі, бірақ медиаторға жүгінгені аз: адамдарға жақын "
    "жердегі түсінікті мекенжай керек.",
)
YES, NO = ("Да", "Иә"), ("Нет", "Жоқ")
# Kind, texts, whether it must be answered, and the choices with how often each is given.
QUESTIONS = (
    ("single", "Слышали ли вы о медиации?", "Медиация туралы естідіңіз бе?", True,
     ((*YES, 62), (*NO, 24), ("Слышал(а), но не знаю, что это", "Естідім, бірақ не екенін білмеймін", 14))),
    ("several", "Откуда вы о ней узнали?", "Ол туралы қайдан білдіңіз?", False,
     (("Социальные сети", "Әлеуметтік желілер", 44), ("Телевидение и радио", "Теледидар мен радио", 23),
      ("Встреча или лекция", "Кездесу немесе дәріс", 35), ("Знакомые", "Таныстар", 29),
      ("Суд или полиция", "Сот немесе полиция", 9))),
    ("single", "Обращались ли вы к медиатору?", "Медиаторға жүгініп көрдіңіз бе?", True,
     ((*YES, 9), (*NO, 78), ("Собираюсь", "Жүгінбекпін", 13))),
    ("scale", "Насколько вы доверяете медиатору как помощнику в споре?",
     "Дауды шешуде медиаторға қаншалықты сенесіз?", True, (4, 7, 21, 39, 29)),
    ("several", "В каких спорах медиатор нужнее всего?", "Медиатор қандай дауларда қажетірек?", True,
     (("Семейные", "Отбасылық", 57), ("Соседские", "Көршілер арасындағы", 33), ("Трудовые", "Еңбек", 28),
      ("Школьные", "Мектептегі", 26), ("Земельные и жилищные", "Жер және тұрғын үй", 22))),
    ("text", "Чего вам не хватает, чтобы обратиться к медиатору?", "Медиаторға жүгінуге не жетіспейді?", False, ()),
)  # fmt: skip
LOW, HIGH = ("совсем не доверяю", "мүлде сенбеймін"), ("полностью доверяю", "толық сенемін")
WORDS = (
    "Адреса кабинета рядом с домом.", "Не знаю, сколько это стоит.", "Кабинет үйден алыс.",
    "Хочу понять, чем медиатор отличается от юриста.", "Медиатордың жұмыс уақыты ыңғайсыз.",
    "Больше рассказывать о медиации в школах.", "Ауылда медиатор жоқ.", "Примеров: кому это помогло.",
    "Қазақ тілінде түсінікті ақпарат аз.", "Возможности поговорить по видеосвязи.",
)  # fmt: skip


def store(week: Campaign, answers: dict[str, int]) -> None:
    """Make both questionnaires and as many answers of the two regions as they have respondents."""
    users = {user.username: user for user in User.objects.all()}
    national = users["national"]
    asked = questionnaire(week, "apta3")
    questions = make_questions(asked, by=national)
    conclusions_ru, conclusions_kk = CONCLUSIONS
    actions.conclude(asked, version=1, conclusions_ru=conclusions_ru, conclusions_kk=conclusions_kk, by=national)
    actions.publish(asked, is_published=True, by=national)
    rng = random.Random(SEED)
    logins = {place.code: place.login for place in facts.PLACES}
    actions.keep([
        filled(rng, asked, questions, region, users[logins[region]])
        for region in FILLED for _person in range(answers[region])
    ])  # fmt: skip
    again = questionnaire(records.create(month()), "keld4")
    actions.copy_questions(asked, again, by=national)
    actions.publish(again, is_published=True, by=national)
    acting_as(None, reason="load_demo")


def month() -> Campaign:
    """The campaign that is under way on the demo's day."""
    return Campaign(
        code="consent-2023",
        kind="other",
        name_ru="Месячник согласия",
        name_kk="Келісім айлығы",
        starts_on=D(2023, 11, 13),
        ends_on=D(2023, 12, 8),
    )


def questionnaire(campaign: Campaign, code: str) -> Questionnaire:
    made = Questionnaire(
        campaign=campaign,
        code=code,
        name_ru=NAMES[0],
        name_kk=NAMES[1],
        intro_ru=INTROS[0],
        intro_kk=INTROS[1],
        opens_on=campaign.starts_on,
        closes_on=campaign.ends_on,
    )
    return records.create(made)


def make_questions(of: Questionnaire, *, by: User) -> list[tuple[Question, list, list[int]]]:
    """Store the questions; return each with its choices and how often each is given."""
    made = []
    for kind, text_ru, text_kk, is_required, given in QUESTIONS:
        ends = dict(zip(("low_ru", "low_kk", "high_ru", "high_kk"), LOW + HIGH, strict=True))
        scale = {"steps": 5, **ends} if kind == "scale" else {}
        question = Question(
            questionnaire=of, kind=kind, text_ru=text_ru, text_kk=text_kk, is_required=is_required, **scale
        )
        weights = list(given) if kind == "scale" else [row[2] for row in given]
        choices = [row[:2] for row in given] if question.has_choices else []
        actions.keep_question(question, choices, token=None, version=0, fields=(), by=by)
        made.append((question, list(question.choices.all()), weights))
    return made


def filled(rng, asked: Questionnaire, questions, region: str, coordinator) -> actions.Filled:
    """One person's answers, on a phone or on paper that the coordinator typed in."""
    day = asked.opens_on + timedelta(days=rng.randrange((asked.closes_on - asked.opens_on).days + 1))
    token = uuid.UUID(int=rng.getrandbits(128), version=4)
    way = {"way": Response.Way.PHONE, "device": rng.randbytes(32)}
    if rng.random() < 0.3:
        typed_at = timezone.make_aware(datetime.combine(day, time(18, rng.randrange(60))))
        way = {"way": Response.Way.PAPER, "entered_by_id": coordinator.pk, "entered_at": typed_at}
    one = actions.blank(asked, token, region_id=region, answered_on=day, language=rng.choice(("ru", "kk", "kk")), **way)
    for question, choices, weights in questions:
        respond(rng, one, question, choices, weights)
    return one


def respond(rng, one: actions.Filled, question: Question, choices: list, weights: list[int]) -> None:
    if question.kind == "text":
        if rng.random() < 0.12:
            actions.add(one, question, text=rng.choice(WORDS))
    elif question.kind == "scale":
        actions.add(one, question, number=rng.choices(range(1, 6), weights)[0])
    elif question.kind == "single":
        actions.add(one, question, choice_id=rng.choices(choices, weights)[0].pk)
    else:
        chosen = [choice for choice, weight in zip(choices, weights, strict=True) if rng.random() * 100 < weight]
        for choice in chosen or choices[:1]:
            actions.add(one, question, choice_id=choice.pk)
