"""Late records of the demo: figures kept at the hand-ins, one quarter opened again, one request that waits."""

import datetime

from django.utils import timezone

from accounts.models import User
from desk.demo import facts
from events.models import Publication
from mediation import clock
from mediation.canonical import canonical
from mediation.quarter import Quarter
from mediation.scope import scope
from reports.figures.counted import counted, packed
from reports.figures.rollup import Rollup
from reports.models import Reopening, Snapshot, Step, Submission
from reports.renderers.as_json import plain
from reports.since import keep

Q2 = Quarter(2023, 2)
KEPT = (Q2, facts.Q3)  # of earlier quarters nothing is kept, as in a portal that was there before
OPENED, ASKING = "KZ-55", "KZ-15"
WHY_OPENED = "Газета прислала подтверждение публикации за июнь только в ноябре."
WHY_ASKING = "Суд сообщил о двух направленных обращениях после приёмки отчёта."


def keep_all(rows: list[Submission], rollup: Rollup) -> None:
    """Keep what all regions handed in, with one count for the quarter."""
    found = counted(rollup.quarter)
    Snapshot.objects.bulk_create(
        Snapshot(
            submission=row,
            region_id=row.region_id,
            occasion=Snapshot.Occasion.HANDED_IN,
            kept_at=timezone.now(),
            figures=canonical({code: plain(rollup.value(code, row.region_id)) for code in rollup.shown}),
            records=packed(found.get(row.region_id, {})),
        )
        for row in rows
        if row.submitted_at
    )


def reopen(national: User) -> None:
    """Open a past quarter of one region for a publication that came late; another region waits for an answer."""
    row = asked(Q2, OPENED, WHY_OPENED, "Публикация от 28 июня, районная газета.")
    if row is None or asked(facts.Q3, ASKING, WHY_ASKING, "Два обращения по направлению суда, август.") is None:
        return
    keep(row.submission, Snapshot.Occasion.GRANTED, row)
    row.state, row.decided_by, row.granted_on = Reopening.State.GRANTED, national, clock.today()
    row.open_until = clock.today() + datetime.timedelta(days=7)
    row.save()
    step(row, Step.Kind.REOPENED, national, f"До {row.open_until:%d.%m.%Y}.")
    with scope(role="coordinator", region=OPENED, user=row.asked_by_id):
        Publication.objects.create(
            region_id=OPENED, published_on=datetime.date(2023, 6, 28), medium="print", outlet="Районная газета",
            title="Спор о границе участков решён за столом медиатора", external_id="LATE-1",
        )  # fmt: skip


def asked(quarter: Quarter, region: str, reason: str, entries: str) -> Reopening | None:
    submission = Submission.objects.of(quarter).accepted().filter(region=region).first()
    if submission is None:
        return None
    row = Reopening.objects.create(
        submission=submission,
        region_id=region,
        reason=reason,
        entries=entries,
        asked_at=clock.now(),
        asked_by=submission.submitted_by,
    )
    step(row, Step.Kind.ASKED, row.asked_by, reason)
    return row


def step(row: Reopening, kind: str, by: User, said: str) -> None:
    Step.objects.create(
        submission=row.submission, region_id=row.region_id, kind=kind, at=clock.now(), by=by, comment=said
    )
