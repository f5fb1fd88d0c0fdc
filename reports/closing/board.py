"""The twenty regions side by side: who has handed in, when, what the checks find, how the figures moved."""

from collections import Counter, defaultdict

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from mediation import clock
from mediation.numbers import change, shown, signed
from mediation.quarter import Quarter
from offices.models import Region
from reports.closing.rule import Evidence
from reports.closing.rules import RULES, examine
from reports.closing.state import LABELS, NOT_BEGUN, TONES, Asked, answers_of, matched, status
from reports.closing.totals import has_records
from reports.deadline import Awaited, days_late, until
from reports.models import Letter, Reopening, Submission, SubmissionScan

MOVING = ("appeals.received", "appeals.resolved.agreement", "events.total", "publications.total", "mediators.total")
ORDER = ("returned", NOT_BEGUN, "draft", "submitted", "accepted")
ARROWS = {1: "▲", -1: "▼", 0: "="}


class Board:
    """The context of ``reports/board.html``. Asks as often for many records as for few."""

    def __init__(self, quarter: Quarter, *, user):
        self.quarter, self.user = quarter, user
        self.evidence = Evidence(quarter, user=user)
        self.day = clock.today()

    @property
    def due(self) -> Awaited:
        return until(self.day, self.quarter)

    @cached_property
    def submissions(self) -> dict[str, Submission]:
        return {one.region_id: one for one in Submission.objects.visible_to(self.user).of(self.quarter)}

    @cached_property
    def asked(self) -> dict[str, list[Asked]]:
        found = defaultdict(list)
        for one in matched(examine(self.evidence), answers_of(self.quarter)):
            found[one.finding.region].append(one)
        return found

    @cached_property
    def rows(self) -> list[dict]:
        return [self.row(area) for area in self.evidence.now.regions]

    @property
    def counts(self) -> list[dict]:
        """How many regions are in which state, those that wait for somebody first."""
        found = Counter(row["status"]["code"] for row in self.rows)
        return [{"text": f"{LABELS[code]}: {found[code]}", "tone": TONES[code]} for code in ORDER if found[code]]

    @property
    def accepted(self) -> int:
        return sum(row["status"]["code"] == "accepted" for row in self.rows)

    @property
    def is_complete(self) -> bool:
        return self.accepted == len(self.rows)

    @property
    def columns(self) -> list[str]:
        return [self.evidence.now.full_label(code) for code in MOVING]

    def row(self, area: Region) -> dict:
        submission = self.submissions.get(area.pk)
        code = status(submission, has_records(self.evidence, area.pk))
        return {
            "region": area,
            "url": reverse("reports:review", args=[self.quarter, area.pk]),
            "status": {"code": code, "tone": TONES[code], "text": LABELS[code]},
            "exception": self.exception(self.reopenings.get(area.pk)),
            "timely": self.timely(submission),
            "reminded": self.reminded(area.pk, code),
            "scan": self.scans.get(area.pk),
            "checks": self.checks(area.pk, submission),
            "moves": [self.moved(figure, area.pk) for figure in MOVING],
        }

    @cached_property
    def reopenings(self) -> dict[str, Reopening]:
        """The exceptions that wait for the centre or run."""
        rows = Reopening.objects.visible_to(self.user).of(self.quarter).live()
        return {one.region_id: one for one in rows if one.is_waiting or one.is_running}

    @cached_property
    def scans(self) -> dict[str, int]:
        """Region -> the signed scan of the report as it is handed in now."""
        rows = SubmissionScan.objects.visible_to(self.user).of_last_hand_in(Submission.objects.of(self.quarter))
        return dict(rows.values_list("region", "pk"))

    @cached_property
    def reminders(self) -> dict[str, Letter]:
        """Region -> the last reminder that the worker came to."""
        rows = Letter.objects.of(self.quarter).reminders().filter(sent_at__isnull=False)
        return {one.region_id: one for one in rows.order_by("sent_at", "pk")}

    def reminded(self, region: str, code: str) -> dict | None:
        """When a region whose report is awaited was reminded last; nothing of one that has handed in."""
        letter = self.reminders.get(region)
        if letter is None or code in ("submitted", "accepted"):
            return None
        if letter.sent_to == 0:
            return {"tone": "bad", "text": _("no address to remind")}
        return {"tone": "", "text": _("reminded %(day)s") % {"day": f"{localtime(letter.sent_at):%d.%m.%Y}"}}

    def exception(self, row: Reopening | None) -> dict | None:
        if row is None:
            return None
        if row.is_waiting:
            return {"tone": "info", "text": _("asks to be reopened")}
        return {"tone": "warning", "text": _("open until %(day)s") % {"day": f"{row.open_until:%d.%m.%Y}"}}

    def timely(self, submission: Submission | None) -> dict:
        """When the report came, and whether in time; the days it is late by now if it has not."""
        late = days_late(submission) if submission else None
        if late is not None:
            when = submission.first_submitted_at
            if late:
                return {"tone": "warning", "when": when, "text": _("%(days)s days late") % {"days": shown(late)}}
            return {"tone": "good", "when": when, "text": _("on time")}
        if self.due.is_late:
            return {"tone": "bad", "when": None, "text": _("%(days)s days late") % {"days": shown(-self.due.days)}}
        return {"tone": "", "when": None, "text": _("not yet")}

    def checks(self, region: str, submission: Submission | None) -> list[dict]:
        """How many findings stop the report, ask for a reason, are explained; those on people as they were counted
        when it was handed in."""
        asked = self.asked[region]
        hard = sum(one.rule.is_hard for one in asked)
        still = sum(one.is_open for one in asked if not one.rule.is_hard)
        private = {rule.code for rule in RULES if rule.is_private}
        told = sum(count for code, count in (submission.found if submission else {}).items() if code in private)
        explained = sum(not one.is_open for one in asked if not one.rule.is_zero) + told
        counts = (
            (hard, "bad", _("stops: %(count)s")),
            (still, "warning", _("to explain: %(count)s")),
            (explained, "info", _("explained: %(count)s")),
        )
        found = [{"tone": tone, "text": words % {"count": count}} for count, tone, words in counts if count]
        return found or [{"tone": "good", "text": _("none failed")}]

    def moved(self, code: str, region: str) -> dict:
        now, before = self.evidence.now.value(code, region), self.evidence.before.value(code, region)
        difference = change(now, before)
        arrow = ARROWS[(difference > 0) - (difference < 0)]
        return {
            "label": self.evidence.now.full_label(code),
            "value": shown(now),
            "change": f"{arrow} {signed(difference)}" if difference else arrow,
        }
