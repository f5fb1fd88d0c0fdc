"""Records for tests: plain functions with sensible defaults, everything overridable."""

import uuid
from datetime import date, time
from itertools import count

from django.utils import timezone

from accounts.models import Deputy, User
from appeals.actions.request import sealed
from appeals.models import Agreement, Appeal, Category, HandOver, Party, Request, Session
from appeals.models.counter import registration_number, take_numbers
from desk.models import Upload, UploadFile
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
from mediation.quarter import Quarter
from mediators.models import Duty, DutyPattern, Mediator, Proposal, Service, Standing, Training, TrainingCompletion
from offices.models import Platform, PlatformPeriod, QuarterLock, WorkingHours
from reports.models import HistoricFigure, RegionText, Submission

numbers = count(1)


def user(role: str, region: str | None = None, **values) -> User:
    values.setdefault("username", f"{role}-{next(numbers)}")
    return User.objects.create(role=role, region_id=region, is_staff=role == "administrator", **values)


def operator(at: "Platform", **values) -> User:
    return user("operator", at.region_id, platform=at, **values)


def deputy(who: User, for_user: User, starts_on=date(2023, 11, 13), ends_on=date(2023, 11, 27)) -> Deputy:
    return Deputy.objects.create(
        user=who, for_user=for_user, region_id=who.region_id, starts_on=starts_on, ends_on=ends_on
    )


def platform(
    region="KZ-31", *, kind="office", host="kgu", opened_on=date(2020, 1, 1), closed_on=None, **values
) -> Platform:
    values.setdefault("code", f"{region}-T{next(numbers)}")
    values.setdefault("name_ru", "Кабинет медиации")
    made = Platform.objects.create(region_id=region, **values)
    PlatformPeriod.objects.create(
        platform=made,
        region_id=region,
        kind=kind,
        host=host,
        starts_on=opened_on,
        ends_on=closed_on,
        ended_by="closed" if closed_on else "",
    )
    return made


def mediator(region="KZ-31", *, kind="public", included_on=date(2020, 1, 1), excluded_on=None, **values) -> Mediator:
    values.setdefault("registry_number", f"{region}-M{next(numbers)}")
    values.setdefault("full_name", "Ахметов Ерлан")
    made = Mediator.objects.create(region_id=region, **values)
    Standing.objects.create(
        mediator=made,
        region_id=region,
        kind=kind,
        is_ethno=made.is_ethno,
        starts_on=included_on,
        ends_on=excluded_on,
        ended_by="excluded" if excluded_on else "",
    )
    return made


def suspend(who: Mediator, on: date) -> None:
    """End the last entry on this day and go on suspended until where it ended."""
    last = who.current
    Standing.objects.filter(pk=last.pk).update(ends_on=on, ended_by="changed")
    Standing.objects.create(
        mediator=who,
        region_id=who.region_id,
        kind=last.kind,
        is_ethno=last.is_ethno,
        is_suspended=True,
        begun_by="suspended",
        starts_on=on,
        ends_on=last.ends_on,
        ended_by=last.ended_by,
    )


def historic(code="appeals.received", value=100, *, starts_on=date(2021, 7, 1), region=None, **values):
    """A figure that an old report told."""
    values.setdefault("sentence", f"Поступило {value} обращений.")
    values.setdefault("source", "spravka.docx")
    values.setdefault("confirmed_by", User.objects.filter(role="national").first() or user("national"))
    values |= {"sha256": "0" * 64, "confirmed_at": timezone.now()}
    return HistoricFigure.objects.create(code=code, value=value, starts_on=starts_on, region_id=region, **values)


def training(title="Курс медиации", **values) -> Training:
    return Training.objects.get_or_create(title=title, defaults=values)[0]


def completion(who: Mediator, finished_on: date, of: Training | None = None, **values) -> TrainingCompletion:
    return TrainingCompletion.objects.create(
        training=of or training(), mediator=who, region_id=who.region_id, finished_on=finished_on, **values
    )


def proposal(region="KZ-31", *, kind="inclusion", of: Mediator | None = None, because="по заявлению", **values):
    values = {key: str(value) for key, value in values.items()}
    return Proposal.objects.create(region_id=region, kind=kind, mediator=of, because=because, values=values)


def service(who: Mediator, at: Platform, starts_on=date(2023, 1, 1), ends_on=None) -> Service:
    return Service.objects.create(
        mediator=who, platform=at, region_id=at.region_id, starts_on=starts_on, ends_on=ends_on
    )


def hours(at: Platform, *weekdays: int, opens_at=time(9), closes_at=time(13)) -> None:
    for weekday in weekdays:
        WorkingHours.objects.create(
            platform=at, region_id=at.region_id, weekday=weekday, opens_at=opens_at, closes_at=closes_at
        )


def pattern(who: Mediator, at: Platform, weekday=1, **values) -> DutyPattern:
    """A weekly duty without its days, from nine to one."""
    values = {"starts_at": time(9), "ends_at": time(13), "starts_on": date(2023, 11, 1), **values}
    return DutyPattern.objects.create(mediator=who, platform=at, region_id=at.region_id, weekday=weekday, **values)


def duty(who: Mediator, at: Platform, day=date(2023, 11, 27), **values) -> Duty:
    values = {"starts_at": time(9), "ends_at": time(13), **values}
    return Duty.objects.create(mediator=who, platform=at, region_id=at.region_id, day=day, **values)


def campaign(kind="open_day", starts_on=date(2023, 8, 4), ends_on=None, **values) -> Campaign:
    values.setdefault("code", f"{kind}-{next(numbers)}")
    values.setdefault("name_ru", "День открытых дверей")
    return Campaign.objects.create(kind=kind, starts_on=starts_on, ends_on=ends_on or starts_on, **values)


def category(code="family") -> Category:
    return Category.objects.get(code=code)


def appeal(at: Platform, received_on=date(2023, 10, 10), *, outcome="", resolved_on=None, **values) -> Appeal:
    [sequence] = take_numbers(at.region_id, received_on.year)
    values.setdefault("category", category())
    return Appeal.objects.create(
        number=registration_number(at.region_id, received_on.year, sequence),
        platform=at,
        region_id=at.region_id,
        received_on=received_on,
        outcome=outcome,
        resolved_on=resolved_on,
        **values,
    )


def session(of: Appeal, held_on=None, **values) -> Session:
    return Session.objects.create(appeal=of, region_id=of.region_id, held_on=held_on or of.received_on, **values)


def agreement(of: Appeal, signed_on=None, **values) -> Agreement:
    return Agreement.objects.create(appeal=of, region_id=of.region_id, signed_on=signed_on or of.received_on, **values)


def party(of: Appeal, *, role="applicant", consented_on=date(2023, 10, 10), **values) -> Party:
    made = Party(appeal=of, region_id=of.region_id, role=role, consented_on=consented_on, **values)
    made.index()
    made.save()
    return made


def hand_over(of: Appeal, to_region="KZ-10", *, reason="живут там", **values) -> HandOver:
    """Offer an appeal that is redirected already to another region."""
    facts = {name: getattr(of, name) for name in ("number", "category", "source", "channel")}
    days = {"handed_on": of.resolved_on}
    return HandOver.objects.create(
        appeal=of, from_region_id=of.region_id, to_region_id=to_region, reason=reason, **days, **facts, **values
    )


def request(region="KZ-31", sent_on=date(2023, 11, 17), **values) -> Request:
    """A citizen's request that nobody has decided yet."""
    values = {"category": category(), "contact": "+7 700 000 00 00", "language": "ru", **values}
    row = sealed(uuid.uuid4(), day=sent_on, region_id=region, **values)
    row.save(force_insert=True)
    return row


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


def upload(region="KZ-31", content=b"", **values) -> Upload:
    """A workbook that waits for its check."""
    values.setdefault("name", "in.xlsx")
    made = Upload.objects.create(region_id=region, user=user("coordinator", region), size=len(content), **values)
    UploadFile.objects.create(upload=made, region_id=region, content=content)
    return made


def handed_in(region: str, quarter: Quarter, *, by: User, status="submitted", **values) -> Submission:
    """A report as it stands after it was handed in, whatever the checks would say."""
    values = {"submitted_at": timezone.now(), "first_submitted_at": timezone.now(), "version": 1, **values}
    made, _created = Submission.objects.update_or_create(
        region_id=region, starts_on=quarter.start, defaults={"status": status, "submitted_by": by, **values}
    )
    lock(region, quarter.start, status)
    return made


def lock(region: str, starts_on: date, status="accepted") -> None:
    QuarterLock.objects.filter(region=region, starts_on=starts_on).update(status=status)


def region_text(region: str, quarter: Quarter, **values) -> RegionText:
    by = User.objects.filter(role="coordinator", region=region).first() or user("coordinator", region)
    return RegionText.objects.create(
        region_id=region, starts_on=quarter.start, edited_at=timezone.now(), edited_by=by, **values
    )
