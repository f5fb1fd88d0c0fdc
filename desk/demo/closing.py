"""What the demo's people did with their quarters: the past ones accepted, the third of 2023 in every state."""

import datetime
from collections import defaultdict

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from appeals.models import Appeal
from desk.demo import facts, late
from events.models import Event
from mediation.quarter import Quarter
from mediation.scope import acting_as
from offices.models import QuarterLock
from reports.closing.rule import Evidence
from reports.closing.rules import examine
from reports.deadline import deadline
from reports.models import Answer, Remark, Step, Submission

Status, Kind = Submission.Status, Step.Kind
# Of the third quarter of 2023; every other region was accepted.
SUBMITTED, RETURNED = ("astana", "karaganda", "kostanay", "turkistan"), ("zhambyl", "abai")
DRAFTS, UNTOUCHED = ("atyrau", "ulytau"), ("mangystau",)
LATE = {"pavlodar": 3, "kostanay": 8, "shymkent": 1, "turkistan": 12}  # days after the deadline
DIRECTORS = ("Ж. Әлімов", "С. Петрова", "Г. Нұрланова", "Б. Тлеубаев", "А. Ковалёв")
REASONS = {
    "movement": "Стороны согласовывают дату встречи, заседание назначено на следующий месяц.",
    "unusual": "Проверено по журналу кабинета: число верное.",
    "doubtful": "Анкеты заполняли и посетители площадок, которых не записывали на приём.",
}
REMARKS = {
    "zhambyl": ("events.attendance", "Охват двух лекций совпадает до человека. Проверьте списки участников."),
    "abai": ("appeals.received.source.court", "По сведениям суда направлено больше обращений. Сверьте журнал."),
}
OF_RECORD = "Дата решения раньше, чем указано в соглашении. Исправьте одну из дат."
COMMENT = "Исправьте отмеченное и сдайте отчёт снова до конца недели."


@transaction.atomic
def close_quarters(third: bool = True) -> bool:
    """Close the past quarters, unless somebody has begun to; return whether they were closed now.

    third: False has every region accepted in the last too.
    """
    if Submission.objects.exists():
        return False
    acting_as(None, reason="load_demo")
    people = {user.username: user for user in User.objects.filter(platform=None)}
    for quarter in facts.CLOSED:
        states = state_of_the_third if third and quarter == facts.Q3 else accepted
        Log(quarter, people, states).store()
    return True


def accepted(login: str) -> str:
    return Status.ACCEPTED


def state_of_the_third(login: str) -> str:
    for logins, status in ((SUBMITTED, Status.SUBMITTED), (RETURNED, Status.RETURNED), (DRAFTS, Status.DRAFT)):
        if login in logins:
            return status
    return "" if login in UNTOUCHED else Status.ACCEPTED


class Log:
    """A quarter's submissions with their answers and steps, stored a kind at a time."""

    def __init__(self, quarter: Quarter, people: dict[str, User], state):
        self.quarter, self.people, self.national = quarter, people, people["national"]
        self.found = defaultdict(list)
        self.evidence = Evidence(quarter, user=self.national)
        for rule, finding in examine(self.evidence):
            self.found[finding.region].append((rule, finding))
        self.states = {place: state(place.login) for place in facts.PLACES}

    def store(self) -> None:
        rows = [self.submission(index, place) for index, place in enumerate(facts.PLACES) if self.states[place]]
        Submission.objects.bulk_create(rows)
        Step.objects.bulk_create([step for row in rows for step in self.steps(row)])
        # Answers are guarded by the lock: they come before it closes.
        Answer.objects.bulk_create([said for row in rows for said in self.answers(row)])
        Remark.objects.bulk_create([remark for row in rows for remark in self.remarks(row)])
        if self.quarter in late.KEPT:
            late.keep_all(rows, self.evidence.now)
        locks = QuarterLock.objects.of(self.quarter)
        for status in (Status.SUBMITTED, Status.ACCEPTED):
            closed = [row.region_id for row in rows if row.status == status]
            locks.filter(region__in=closed).update(status=status)

    def submission(self, index: int, place) -> Submission:
        status = self.states[place]
        row = Submission(region_id=place.code, starts_on=self.quarter.start, status=status)
        if status == Status.DRAFT:
            return row
        late = LATE.get(place.login, 0) if self.quarter == facts.Q3 else 0
        day = deadline(self.quarter) + datetime.timedelta(days=late or -(index % 4))
        row.submitted_at = row.first_submitted_at = moment(day, 10 + index % 8)
        row.submitted_by, row.director = self.people[place.login], DIRECTORS[index % len(DIRECTORS)]
        row.version, row.is_interethnic_zero_confirmed = 1, True
        row.found = counted(self.found[place.code])
        if status in (Status.RETURNED, Status.ACCEPTED):
            row.version, row.decided_by = 2, self.national
            row.decided_at = moment(day + datetime.timedelta(days=2), 16)
        if status == Status.RETURNED:
            row.comment = COMMENT
        return row

    def steps(self, row: Submission):
        def step(kind, at, by, comment=""):
            return Step(submission=row, region_id=row.region_id, kind=kind, at=at, by=by, comment=comment)

        if row.submitted_at:
            yield step(Kind.SUBMITTED, row.submitted_at, row.submitted_by)
        if row.decided_at:
            yield step(Kind(row.status), row.decided_at, self.national, row.comment)

    def answers(self, row: Submission):
        """Everything is answered by whoever handed in; drafts have answered what they came to."""
        for number, (rule, finding) in enumerate(self.found[row.region_id]):
            if rule.is_hard or (row.status == Status.DRAFT and number % 2):
                continue
            by = row.submitted_by or next(user for user in self.people.values() if user.region_id == row.region_id)
            yield Answer(
                submission=row,
                region_id=row.region_id,
                starts_on=row.starts_on,
                check_code=rule.code,
                about=finding.about,
                value=finding.value,
                reason="" if rule.is_zero else REASONS.get(rule.code, REASONS["unusual"]),
                answered_at=row.submitted_at or moment(deadline(self.quarter), 9),
                answered_by=by,
            )

    def remarks(self, row: Submission):
        if row.status != Status.RETURNED:
            return
        login = row.submitted_by.username
        figure, text = REMARKS[login]
        own = {"submission": row, "region_id": row.region_id, "made_by": self.national}
        sent = {"made_at": row.decided_at, "sent_at": row.decided_at}
        yield Remark(figure=figure, text=text, **own, **sent)
        appeal = Appeal.objects.filter(region=row.region_id, outcome="agreement", resolved_on__gte=self.quarter.start)
        appeal = appeal.filter(resolved_on__lt=self.quarter.end).order_by("pk").first()
        yield Remark(noun="appeal", record=appeal.pk, record_name=appeal.number, text=OF_RECORD, **own, **sent)
        event = Event.objects.held_in(self.quarter).filter(region=row.region_id).order_by("pk").first()
        mended = {"mended_at": row.decided_at + datetime.timedelta(days=1), "mended_by": row.submitted_by}
        yield Remark(
            noun="event", record=event.pk, record_name=event.title[:200], text="Нет места проведения.",
            note="Место добавлено.", **own, **sent, **mended,
        )  # fmt: skip


def counted(found) -> dict[str, int]:
    totals = defaultdict(int)
    for rule, _finding in found:
        totals[rule.code] += 1
    return dict(totals)


def moment(day: datetime.date, hour: int) -> datetime.datetime:
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time(hour, 15)))
