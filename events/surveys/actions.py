"""What is done with questionnaires: made, opened, copied, answered, concluded."""

import uuid
from dataclasses import dataclass, field

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone

from accounts.models import User
from events.models import Answer, Campaign, Choice, Question, Questionnaire, Response, SurveyTotal
from mediation import clock, constraints, records
from mediation.scope import acting_as

BATCH = 1000


class NotReady(Exception):
    """The questionnaire lacks questions or a translation and cannot be opened."""


class AnsweredBefore(Exception):
    """This device has answered the questionnaire; the second answer is not kept."""


@dataclass
class Filled:
    """A filled-in questionnaire and what was answered in it, not yet stored."""

    response: Response
    answers: list[Answer] = field(default_factory=list)


# Making


@transaction.atomic
def keep_question(question: Question, choices: list[tuple[str, str]], *, token, version: int, fields, by: User):
    """Write a question with its choices in this order; those in the places of old ones mend their words."""
    acting_as(by.pk)
    if question.pk:
        records.update(question, version=version, fields=fields)
    else:
        last = question.questionnaire.questions.aggregate(last=Max("sort_order"))["last"]
        question.sort_order = (last or 0) + 1
        records.create(question, token=token)
    keep_choices(question, choices)
    return question


def keep_choices(question: Question, wanted: list[tuple[str, str]]) -> None:
    there = list(question.choices.all())
    for choice, (text_ru, text_kk) in zip(there, wanted, strict=False):
        if (choice.text_ru, choice.text_kk) != (text_ru, text_kk):
            choice.text_ru, choice.text_kk = text_ru, text_kk
            choice.save(update_fields=["text_ru", "text_kk"])
    for choice in there[len(wanted) :]:
        choice.delete()
    for place, (text_ru, text_kk) in enumerate(wanted[len(there) :], len(there) + 1):
        Choice.objects.create(question=question, sort_order=place, text_ru=text_ru, text_kk=text_kk)


@transaction.atomic
def move_question(question: Question, *, is_up: bool, by: User) -> None:
    """Exchange a question with its neighbour; the first stays first, the last last."""
    acting_as(by.pk)
    order = list(question.questionnaire.questions.select_for_update().order_by("sort_order", "pk"))
    here = order.index(question)
    there = here - 1 if is_up else here + 1
    if not 0 <= there < len(order):
        return
    order[here], order[there] = order[there], order[here]
    for place, one in enumerate(order, 1):
        one.sort_order = place
    Question.objects.bulk_update(order, ["sort_order"])


@transaction.atomic
def retire(item: Question | Choice, *, is_retired: bool, by: User) -> None:
    """Ask a question, or offer a choice, no more; its answers still count. Or take that back."""
    acting_as(by.pk)
    type(item).objects.filter(pk=item.pk).update(is_retired=is_retired)


@transaction.atomic
def delete_question(question: Question, *, by: User) -> None:
    """Raises ``IntegrityError`` once somebody has answered the questionnaire."""
    acting_as(by.pk)
    question.delete()


@transaction.atomic
def publish(questionnaire: Questionnaire, *, is_published: bool, by: User) -> None:
    """Open a questionnaire to answers, or close it. Raises ``NotReady``."""
    acting_as(by.pk)
    asked = list(questionnaire.asked())
    is_short = any(len(one.offered()) < 2 for one in asked if one.has_choices)
    if is_published and (not asked or not questionnaire.name_kk or is_short):
        raise NotReady
    Questionnaire.objects.filter(pk=questionnaire.pk).update(is_published=is_published, version=F("version") + 1)


@transaction.atomic
def copy_questions(source: Questionnaire, target: Questionnaire, *, by: User) -> None:
    """Put the questions of an earlier questionnaire, but the retired ones, behind those of another."""
    acting_as(by.pk)
    start = target.questions.aggregate(last=Max("sort_order"))["last"] or 0
    for place, old in enumerate(source.asked(), start + 1):
        kept = ("kind", "text_ru", "text_kk", "is_required", "steps", "low_ru", "low_kk", "high_ru", "high_kk")
        values = {name: getattr(old, name) for name in kept}
        new = Question.objects.create(questionnaire=target, sort_order=place, **values)
        keep_choices(new, [(choice.text_ru, choice.text_kk) for choice in old.offered()])


# Answering


def keep(filled: list[Filled]) -> None:
    """Store filled-in questionnaires: one from a form, or many at once."""
    with transaction.atomic():
        Response.objects.bulk_create([one.response for one in filled], batch_size=BATCH)
        Answer.objects.bulk_create([answer for one in filled for answer in one.answers], batch_size=BATCH)


def answer(filled: Filled) -> None:
    """Keep what came from a phone; the same form sent again keeps nothing new.

    Raises ``AnsweredBefore``, and ``IntegrityError`` when the questionnaire or its quarter has closed meanwhile.
    """
    try:
        keep([filled])
    except IntegrityError as refusal:
        name = constraints.constraint_name(refusal)
        if name == "response_once_a_device":
            raise AnsweredBefore from None
        if name != "events_response_pkey":
            raise


@transaction.atomic
def enter(filled: Filled, *, by: User) -> None:
    """Keep what was typed in from paper; the same form sent again keeps nothing new."""
    acting_as(by.pk)
    filled.response.entered_by, filled.response.entered_at = by, timezone.now()
    if not Response.objects.filter(pk=filled.response.pk).exists():
        keep([filled])


def entered_today(questionnaire: Questionnaire, by: User):
    """What somebody has typed in today, the last one first."""
    start = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    rows = Response.objects.visible_to(by).filter(questionnaire=questionnaire, entered_by=by, entered_at__gte=start)
    return rows.order_by("-entered_at")


@transaction.atomic
def take_out(response: Response, *, by: User) -> None:
    """Delete a mistaken response; the journal keeps that it was. Raises ``IntegrityError`` in a closed quarter."""
    acting_as(by.pk)
    response.delete()


def blank(questionnaire: Questionnaire, token: uuid.UUID | None = None, **values) -> Filled:
    """Return a filled-in questionnaire without answers. values: region_id, platform_id, way, language, ..."""
    values.setdefault("answered_on", clock.today())
    own = {"questionnaire_id": questionnaire.pk, "campaign_id": questionnaire.campaign_id}
    return Filled(Response(id=token or uuid.uuid4(), **own, **values))


def add(filled: Filled, question: Question, **given) -> None:
    """Add one answer: ``choice_id``, ``number`` or ``text``."""
    row = filled.response
    own = {"questionnaire_id": row.questionnaire_id, "region_id": row.region_id}
    filled.answers.append(Answer(response=row, question=question, **own, **given))


# Concluding


@transaction.atomic
def conclude(questionnaire: Questionnaire, *, version: int, conclusions_ru: str, conclusions_kk: str, by: User) -> None:
    """Write the conclusions of the whole republic, for the report. Raises ``StaleEdit``."""
    acting_as(by.pk)
    questionnaire.conclusions_ru, questionnaire.conclusions_kk = conclusions_ru, conclusions_kk
    records.update(questionnaire, version=version, fields=["conclusions_ru", "conclusions_kk"])


@transaction.atomic
def conclude_region(campaign: Campaign, *, version: int, findings: str, findings_kk: str, by: User) -> None:
    """Write what a region found, for the report, beside its typed total or beside none. Raises ``StaleEdit``."""
    acting_as(by.pk)
    row = SurveyTotal.objects.filter(campaign=campaign, region=by.region_id).first()
    if row is None:
        values = {"respondents": 0, "findings": findings, "findings_kk": findings_kk}
        records.create(SurveyTotal(campaign=campaign, region_id=by.region_id, **values))
        return
    row.findings, row.findings_kk = findings, findings_kk
    records.update(row, version=version, fields=["findings", "findings_kk"])
