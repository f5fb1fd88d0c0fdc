"""Late records of the demo: figures kept at the hand-ins, one quarter opened again, one request that waits."""

import datetime

from django.utils import timezone

from desk.demo import facts
from desk.demo.accounts import acting
from events.models import Publication
from mediation import clock
from mediation.canonical import canonical
from mediation.quarter import Quarter
from reports.figures.counted import counted, packed
from reports.figures.rollup import Rollup
from reports.late import ask, grant
from reports.models import Snapshot, Submission
from reports.renderers.as_json import plain

Q2 = Quarter(2023, 2)
KEPT = (Q2, facts.Q3)  # of earlier quarters nothing is kept, as in a portal that was there before
OPENED, ASKING = "pavlodar", "aktobe"
WHY_OPENED = "Газета прислала подтверждение публикации за июнь только в ноябре."
WHY_ASKING = "Суд сообщил о двух направленных обращениях после приёмки отчёта."


def keep_all(rows: list[Submission], rollup: Rollup) -> None:
    """Keep what all regions handed in, with one count for the quarter."""
    found = counted(rollup.period)
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


def reopen() -> None:
    """Open a past quarter of one region for a publication that came late; another region waits for an answer."""
    region = asked(Q2, OPENED, WHY_OPENED, "Публикация от 28 июня, районная газета.")
    asked(facts.Q3, ASKING, WHY_ASKING, "Два обращения по направлению суда, август.")
    until = clock.today() + datetime.timedelta(days=7)
    with acting("national") as national:
        grant(region, Q2, until=until, by=national)
    with acting(OPENED):
        Publication.objects.create(
            region_id=region, published_on=datetime.date(2023, 6, 28), medium="print",
            outlet="Районная газета", title="Спор о границе участков решён за столом медиатора", external_id="LATE-1",
        )  # fmt: skip


def asked(quarter: Quarter, login: str, reason: str, entries: str) -> str:
    with acting(login) as coordinator:
        return ask(coordinator.region_id, quarter, reason=reason, entries=entries, by=coordinator).region_id
