"""Happenings for tests: events, publications, campaigns and surveys."""

import uuid
from datetime import date

from django.utils import timezone

from events.models import (
    Campaign,
    Choice,
    Event,
    EventMediator,
    EventOrganisation,
    EventType,
    Memorandum,
    Organisation,
    OrganisationKind,
    Participation,
    Publication,
    Question,
    Questionnaire,
    Response,
    SurveyTotal,
)
from events.surveys import actions as surveys
from mediators.models import Mediator
from offices.models import Platform
from tests.factories.numbering import numbers


def event(region="KZ-31", starts_on=date(2023, 10, 10), *, type="lecture", attendance=30, **values) -> Event:
    values.setdefault("title", "Лекция о медиации")
    kind = EventType.objects.get(code=type)
    return Event.objects.create(region_id=region, starts_on=starts_on, type=kind, attendance=attendance, **values)


def organisation(region: str | None = "KZ-31", *, kind="ngo", **values) -> Organisation:
    values.setdefault("name_ru", f"Организация {next(numbers)}")
    return Organisation.objects.create(region_id=region, kind=OrganisationKind.objects.get(code=kind), **values)


def memorandum(of: Organisation, signed_on=date(2023, 1, 10), ends_on=None, **values) -> Memorandum:
    values.setdefault("subject", "О совместной работе")
    return Memorandum.objects.create(
        organisation=of, region_id=of.region_id, signed_on=signed_on, ends_on=ends_on, **values
    )


def held_by(of: Event, who: Organisation, role="organiser") -> EventOrganisation:
    return EventOrganisation.objects.create(event=of, region_id=of.region_id, organisation=who, role=role)


def took_part(of: Event, who: Mediator) -> EventMediator:
    return EventMediator.objects.create(event=of, region_id=of.region_id, mediator=who)


def publication(region="KZ-31", published_on=date(2023, 10, 10), *, medium="print", **values) -> Publication:
    values.setdefault("title", "Как договориться без суда")
    return Publication.objects.create(region_id=region, published_on=published_on, medium=medium, **values)


def campaign(kind="open_day", starts_on=date(2023, 8, 4), ends_on=None, **values) -> Campaign:
    values.setdefault("code", f"{kind}-{next(numbers)}")
    values.setdefault("name_ru", "День открытых дверей")
    return Campaign.objects.create(kind=kind, starts_on=starts_on, ends_on=ends_on or starts_on, **values)


def participation(of: Campaign, at: Platform, who: Mediator | None = None) -> Participation:
    return Participation.objects.create(campaign=of, platform=at, region_id=at.region_id, mediator=who)


def survey(of: Campaign, region="KZ-31", respondents=10) -> SurveyTotal:
    return SurveyTotal.objects.create(campaign=of, region_id=region, respondents=respondents)


def questionnaire(of: Campaign, **values) -> Questionnaire:
    """An open questionnaire with a question of each kind; the words may be skipped."""
    values = {"code": f"q{next(numbers)}", "name_ru": "Анкета", "name_kk": "Сауалнама", "is_published": True, **values}
    made = Questionnaire.objects.create(campaign=of, **{"opens_on": of.starts_on, "closes_on": of.ends_on, **values})
    for place, kind in enumerate(("single", "several", "scale", "text"), 1):
        row = Question.objects.create(
            questionnaire=made, sort_order=place, kind=kind, text_ru=f"Вопрос {kind}", text_kk=f"Сұрақ {kind}",
            steps=5 if kind == "scale" else None, is_required=kind != "text",
        )  # fmt: skip
        for number in (1, 2, 3) if row.has_choices else ():
            words = {"text_ru": f"{kind} {number}", "text_kk": f"{kind} {number} қаз"}
            Choice.objects.create(question=row, sort_order=number, **words)
    return made


def response(to: Questionnaire, region="KZ-31", *, way="phone", words="", single=1, several=(1,), step=4, **values):
    """A filled-in questionnaire: the choices by their places, the step of the scale, the words if any."""
    own = {"device": uuid.uuid4().bytes} if way == "phone" else {"entered_at": timezone.now()}
    one = surveys.blank(to, region_id=region, way=way, language="ru", **{"answered_on": to.opens_on, **own, **values})
    first, second, third, fourth = to.questions.order_by("sort_order")[:4]
    surveys.add(one, first, choice_id=first.choices.all()[single - 1].pk)
    for place in several:
        surveys.add(one, second, choice_id=second.choices.all()[place - 1].pk)
    surveys.add(one, third, number=step)
    if words:
        surveys.add(one, fourth, text=words)
    surveys.keep([one])
    return Response.objects.get(pk=one.response.pk)
