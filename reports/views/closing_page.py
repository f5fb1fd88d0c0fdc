"""What the page of a region's quarter shows, to the region that closes it and to the centre that decides."""

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from accounts.models import User
from mediation import clock
from mediation.numbers import change, shown, signed
from mediation.quarter import Quarter
from offices.models import Region
from reports.behind import address
from reports.closing.rule import KINDS, WATCHED
from reports.closing.state import Asked, Closing, pill
from reports.deadline import Awaited, days_late, until
from reports.figures.declaration import Figure
from reports.figures.measures import LeastOf, Ratio
from reports.forms import ADDRESS, DecisionForm, MendForm, RemarkForm, SubmitForm
from reports.models import Remark, Step, SubmissionScan
from reports.views.late_page import Late

STEPS = {"submitted": "", "withdrawn": "warning", "returned": "bad", "accepted": "good",
         "asked": "", "dropped": "warning", "refused": "bad", "reopened": "warning", "closed": "good"}  # fmt: skip


class ClosingPage:
    """The context of ``reports/closing.html``."""

    def __init__(self, request, quarter: Quarter, region: Region, **forms):
        self.request, self.quarter, self.region, self.user = request, quarter, region, request.user
        self.closing = Closing(quarter, region.pk, user=request.user)
        self.evidence, self.submission = self.closing.evidence, self.closing.submission
        self.forms = forms

    @property
    def title(self) -> str:
        words = {"quarter": self.quarter.short_label, "region": self.region}
        return (_("Close %(quarter)s") if self.is_mine else _("%(region)s, %(quarter)s")) % words

    # Who may do what now

    @property
    def is_mine(self) -> bool:
        return self.user.may("closing.hand_in")

    @cached_property
    def status(self) -> str:
        return self.closing.status

    @property
    def pill(self) -> dict:
        return pill(self.status)

    @property
    def is_open(self) -> bool:
        """The region may answer and hand in."""
        return self.is_mine and (self.submission is None or self.submission.is_open)

    @property
    def can_withdraw(self) -> bool:
        return self.is_mine and self.status == "submitted"

    @property
    def can_decide(self) -> bool:
        return self.user.may("closing.decide") and self.status == "submitted"

    # The deadline

    @property
    def due(self) -> Awaited:
        return until(clock.today(), self.quarter)

    @property
    def timely(self) -> dict:
        late = days_late(self.submission) if self.submission else None
        if late is not None:
            text = _("handed in %(days)s days late") % {"days": shown(late)} if late else _("handed in on time")
            return {"tone": "warning" if late else "good", "text": text}
        days = {"days": shown(abs(self.due.days))}
        if self.due.is_late:
            return {"tone": "bad", "text": _("%(days)s days late") % days}
        return {"tone": "", "text": _("%(days)s days left") % days if self.due.days else _("due today")}

    # Figures

    @cached_property
    def sections(self) -> list[dict]:
        """The figures at the head of each section; of campaigns those that the quarter had."""
        known, held = self.evidence.figures, self.evidence.campaigns
        sections = [one for one in self.evidence.now.sections if one.code not in KINDS or one.code in held]
        told = [(one.label, [figure for figure in one.figures if self.is_told(one, figure)]) for one in sections]
        return [
            {"label": label, "rows": [self.row(figure, known) for figure in figures]}
            for label, figures in told
            if figures
        ]

    def is_told(self, section, figure: Figure) -> bool:
        """Of a campaign only what it had, now or the quarter before: most have a few of these figures."""
        both = [rollup.value(figure.code, self.region.pk) for rollup in (self.evidence.now, self.evidence.before)]
        return not figure.is_hidden and (section.code not in KINDS or any(both))

    def row(self, figure: Figure, known: dict) -> dict:
        now, before = (
            rollup.value(figure.code, self.region.pk) for rollup in (self.evidence.now, self.evidence.before)
        )
        past = self.evidence.past if figure.code in WATCHED else []
        trend = [*(quarter.value(figure.code, self.region.pk) for quarter in past), now]
        return {
            "code": figure.code,
            "label": figure.label,
            "value": shown(now),
            "url": address(figure, known, self.quarter, self.region.pk),
            "before": shown(before),
            "change": "" if isinstance(figure.measure, LeastOf | Ratio) else signed(change(now, before)),
            "trend": trend if past else None,
            "trend_label": ", ".join(map(shown, trend)),
            "pin_url": f"?figure={figure.code}#pin" if self.can_decide else "",
        }

    # Checks

    def lines(self, asked: list[Asked]) -> list[dict]:
        return [self.line(one) for one in asked]

    def line(self, one: Asked) -> dict:
        figure = self.evidence.figures.get(one.finding.figure)
        url = address(figure, self.evidence.figures, self.quarter, self.region.pk) if figure else ""
        return {
            "asked": one,
            "label": _(one.rule.label),
            "url": url if figure else "",
            "said_by": self.people.get(one.answer.answered_by_id, "") if one.answer else "",
            "former": one.former.reason if one.former else "",
            "is_open": self.is_open,
        }

    @cached_property
    def hard(self) -> list[dict]:
        return self.lines(self.closing.hard)

    @cached_property
    def soft(self) -> list[dict]:
        return self.lines(self.closing.soft)

    @cached_property
    def zeros(self) -> list[dict]:
        return self.lines(self.closing.zeros)

    @property
    def has_zeros_to_confirm(self) -> bool:
        return self.is_open and any(one.is_open for one in self.closing.zeros)

    @property
    def passed(self) -> list[str]:
        return [_(rule.label) for rule in self.closing.passed]

    @property
    def missing(self) -> list[str]:
        return self.closing.missing

    # Remarks and the course

    @cached_property
    def remarks(self) -> list[dict]:
        """What the centre wrote, what is not mended first."""
        rows = Remark.objects.visible_to(self.user).filter(submission=self.submission) if self.submission else []
        found = [
            {
                "remark": row,
                "about": row.record_name or self.label(row.figure),
                "url": self.remark_url(row),
                "by": self.people.get(row.made_by_id, ""),
                "form": MendForm(auto_id=f"mend-{row.pk}-%s"),
            }
            for row in rows
        ]
        return sorted(found, key=lambda one: one["remark"].mended_at is not None)

    def label(self, code: str) -> str:
        return self.evidence.label(code) if code in self.evidence.figures else code

    def remark_url(self, row: Remark) -> str:
        if row.noun:
            return reverse(ADDRESS[row.noun], args=[row.record])
        figure = self.evidence.figures.get(row.figure)
        return address(figure, self.evidence.figures, self.quarter, self.region.pk) if figure else ""

    @cached_property
    def scans(self) -> dict[int, SubmissionScan]:
        """Step -> the signed scan that came with it."""
        rows = SubmissionScan.objects.visible_to(self.user).filter(step__submission=self.submission)
        return {row.step_id: row for row in rows} if self.submission else {}

    @cached_property
    def steps(self) -> list[Step]:
        return list(Step.objects.visible_to(self.user).filter(submission=self.submission)) if self.submission else []

    @property
    def scan(self) -> SubmissionScan | None:
        """The one that came with the report as it is handed in now."""
        if self.submission is None or self.submission.is_open:
            return None
        handed_in = [step.pk for step in self.steps if step.kind == Step.Kind.SUBMITTED]
        return self.scans.get(handed_in[-1]) if handed_in else None

    @property
    def moments(self) -> list[dict]:
        return [
            {
                "on": step.at,
                "what": step.get_kind_display(),
                "notes": [
                    f"{step.at.astimezone(clock.now().tzinfo):%H:%M} · {self.people.get(step.by_id, '')}",
                    step.comment,
                ],
                "tone": STEPS[step.kind],
                "links": self.scan_links(step),
            }
            for step in self.steps
        ]

    def scan_links(self, step: Step) -> list[tuple[str, str]]:
        found = self.scans.get(step.pk)
        return [(reverse("reports:scan", args=[found.pk]), _("Signed scan"))] if found else []

    @cached_property
    def people(self) -> dict[int, str]:
        """Who is named on the page: those of whom the reader may know."""
        rows = User.objects.filter(is_active__isnull=False).only("username", "first_name", "last_name")
        area = rows.filter(region=self.region) | rows.filter(region=None)
        return {person.pk: str(person) for person in area}

    @cached_property
    def late(self) -> Late:
        return Late(self)

    # Forms

    @property
    def version(self) -> int:
        return self.submission.version if self.submission else 0

    @property
    def submit_form(self):
        director = self.submission.director if self.submission else ""
        return self.forms.get("submit") or SubmitForm(initial={"version": self.version, "director": director})

    @property
    def decision_form(self):
        return self.forms.get("decision") or DecisionForm(initial={"version": self.version})

    @property
    def remark_form(self):
        asked = self.request.GET
        initial = {"figure": asked.get("figure", ""), "record": asked.get("record", "")}
        return self.forms.get("remark") or remark_form(self.request, self.evidence, initial=initial)


def remark_form(request, evidence, data=None, **more) -> RemarkForm:
    return RemarkForm(data, user=request.user, region=evidence.region, sections=evidence.sections, **more)
